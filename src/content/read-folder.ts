import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type FaqInFile, faqSchema, sourcesSchema } from "./faq-schema.ts";
import { type QualificationInFile, qualificationSchema } from "./qualification-schema.ts";
import { type Checked, readFile } from "./read-file.ts";
import type { Report } from "./report.ts";
import { type SubjectInFile, subjectSchema } from "./subject-schema.ts";

/** Everything of the content folder that passed its schema. */
export interface Folder {
  readonly qualifications: readonly Checked<QualificationInFile>[];
  readonly subjects: ReadonlyMap<string, Checked<SubjectInFile>>;
  /** Every subject folder, those whose file is broken too. */
  readonly subjectNames: ReadonlySet<string>;
  readonly faq: Checked<FaqInFile> | undefined;
  readonly sources: Checked<Record<string, string>> | undefined;
  /** Whether a qualification file is broken, so that its code is not among the qualifications. */
  readonly unreadable: boolean;
}

/** Reads the whole folder; problems are reported, never thrown. */
export function readFolder(dir: string, report: Report): Folder {
  const at = (path: string) => ({ path: join(dir, path), label: `${basename(dir)}/${path}` });
  const files = namesIn("qualifications", { dir, directories: false }, report).filter((name) => name.endsWith(".yaml"));
  if (files.length === 0) {
    const fix = "Put a YAML file there for each qualification.";
    report({ where: at("qualifications").label, problem: "There is no qualification.", fix });
  }
  const subjectNames = namesIn("units", { dir, directories: true }, report);
  const subjects = subjectNames.flatMap((name) => {
    const subject = readFile(at(`units/${name}/unit.yaml`), subjectSchema, report);
    return subject === undefined ? [] : [[name, subject] as const];
  });
  const qualifications = files.flatMap(
    (name) => readFile(at(`qualifications/${name}`), qualificationSchema, report) ?? [],
  );
  return {
    qualifications,
    unreadable: qualifications.length < files.length,
    subjects: new Map(subjects),
    subjectNames: new Set(subjectNames),
    faq: readFile(at("faq.yaml"), faqSchema, report),
    sources: readFile(at("sources.yaml"), sourcesSchema, report),
  };
}

function namesIn(
  folder: string,
  where: { readonly dir: string; readonly directories: boolean },
  report: Report,
): readonly string[] {
  try {
    const entries = readdirSync(join(where.dir, folder), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() === where.directories)
      .map((entry) => entry.name)
      .sort();
  } catch {
    report({
      where: `${basename(where.dir)}/${folder}`,
      problem: "The folder cannot be read.",
      fix: `Check the content folder: ${where.dir}.`,
    });
    return [];
  }
}

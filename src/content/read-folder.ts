import { type Dirent, existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type EmergenciesInFile, emergenciesSchema } from "./emergencies-schema.ts";
import { type FaqInFile, faqSchema, sourcesSchema } from "./faq-schema.ts";
import { phrasesSchema } from "./phrases-schema.ts";
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
  /** How people ask; a content folder may do without. */
  readonly phrases: Checked<Record<string, string>> | undefined;
  /** What comes before every other answer; a content folder may do without. */
  readonly emergencies: Checked<EmergenciesInFile> | undefined;
  /** Whether a qualification file is broken, so that its code is not among the qualifications. */
  readonly unreadable: boolean;
}

/** Reads the whole folder; problems are reported, never thrown. */
export function readFolder(dir: string, report: Report): Folder {
  const at = (path: string) => ({ path: join(dir, path), label: `${basename(dir)}/${path}` });
  const files = namesIn("qualifications", { dir, what: "YAML file", isWanted: isYaml }, report);
  const subjectNames = namesIn("units", { dir, what: "folder", isWanted: (entry) => entry.isDirectory() }, report);
  const subjects = subjectNames.flatMap((name) => {
    const subject = readFile(at(`units/${name}/unit.yaml`), subjectSchema, report);
    return subject === undefined ? [] : [[name, subject] as const];
  });
  const qualifications = files.flatMap(
    (name) => readFile(at(`qualifications/${name}`), qualificationSchema, report) ?? [],
  );
  return {
    qualifications,
    unreadable: qualifications.length < files.length || files.length === 0,
    subjects: new Map(subjects),
    subjectNames: new Set(subjectNames),
    faq: readFile(at("faq.yaml"), faqSchema, report),
    sources: readFile(at("sources.yaml"), sourcesSchema, report),
    phrases: existsSync(join(dir, "phrases.yaml")) ? readFile(at("phrases.yaml"), phrasesSchema, report) : undefined,
    emergencies: existsSync(join(dir, "emergencies.yaml"))
      ? readFile(at("emergencies.yaml"), emergenciesSchema, report)
      : undefined,
  };
}

function isYaml(entry: Dirent): boolean {
  return entry.isFile() && entry.name.endsWith(".yaml");
}

interface Wanted {
  readonly dir: string;
  readonly what: string;
  readonly isWanted: (entry: Dirent) => boolean;
}

function namesIn(folder: string, { dir, what, isWanted }: Wanted, report: Report): readonly string[] {
  const names = entriesOf(join(dir, folder)).filter(isWanted);
  if (names.length === 0) {
    const problem = `There is no ${what} in it that can be read.`;
    report({ where: `${basename(dir)}/${folder}`, problem, fix: `Check the content folder: ${dir}.` });
  }
  return names.map((entry) => entry.name).sort();
}

function entriesOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

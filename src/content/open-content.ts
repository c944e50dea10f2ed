import type { Emergency } from "../domain/emergency.ts";
import type { Qualification } from "../domain/qualification.ts";
import { StartupError, type StartupProblem } from "../domain/startup-error.ts";
import type { ContentStore, FaqEntry, Phrasing, Study } from "../ports/content-store.ts";
import { buildQualification, inWords, type Shelf } from "./build-qualification.ts";
import { buildStudy, upkeepOf } from "./build-study.ts";
import { applyCentreFile, readCentreFile } from "./centre-file.ts";
import { checkFolder } from "./check-folder.ts";
import { checkStudy } from "./check-study.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { isInForce } from "./periods.ts";
import { type Folder, readFolder } from "./read-folder.ts";
import { readStudy } from "./read-study.ts";
import type { Report } from "./report.ts";

/** Where the content is, and the centre's own file where there is one. */
export interface ContentPlaces {
  readonly dir: string;
  readonly centreFile?: string;
  /** `later`: notes, questions and glossary are read when first asked for, so that a single question starts at once. */
  readonly study?: "now" | "later";
}

/** Reads and checks all content at once. Throws a StartupError that names every problem by file and line. */
export function openContent(places: ContentPlaces): ContentStore {
  const problems: StartupProblem[] = [];
  const report = (problem: StartupProblem) => void problems.push(problem);
  const folder = readFolder(places.dir, report);
  checkFolder(folder, report);
  const sound = problems.length === 0;
  const centre = places.centreFile === undefined ? undefined : readCentreFile(places.centreFile, report);
  const shelf = shelfOf(folder);
  const built = folder.qualifications.map((file) => buildQualification(file.content, shelf));
  // The centre's values are held against sound content only: otherwise each fault there would show here again.
  const qualifications = sound && centre !== undefined ? applyCentreFile(built, centre, report) : built;
  const study = once(() => openStudy(places.dir, folder.subjectNames));
  if (places.study !== "later") problems.push(...problemsOf(study));
  if (problems.length > 0) throw new StartupError(problems.sort(byPlace));
  return storeOf({
    qualifications: deepFreeze(qualifications),
    faq: deepFreeze(answersOf(folder, shelf)),
    phrases: phrasesOf(folder),
    emergencies: deepFreeze(emergenciesOf(folder)),
    study,
    hours: centre?.content?.offTheJobHoursPerMonth ?? undefined,
  });
}

function emergenciesOf({ emergencies: file }: Folder): readonly Emergency[] {
  if (file === undefined) return [];
  const { content } = file;
  return content.entries.map((entry) => ({
    ...entry,
    unless: entry.unless ?? [],
    always: entry.always ?? [],
    ...upkeepOf(entry, content),
  }));
}

/** Notes, questions and glossary. Throws a StartupError that names every problem by file and line. */
function openStudy(dir: string, subjects: ReadonlySet<string>): Study {
  const problems: StartupProblem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const folder = readStudy(dir, subjects, report);
  checkStudy(folder, subjects, report);
  if (problems.length > 0) throw new StartupError(problems.sort(byPlace));
  return deepFreeze(buildStudy(folder));
}

function problemsOf(read: () => unknown): readonly StartupProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof StartupError) return error.problems;
    throw error;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function answersOf(folder: Folder, { sources }: Shelf): readonly FaqEntry[] {
  return (folder.faq?.content.entries ?? []).map((entry) => ({ ...entry, source: inWords(entry.source, sources) }));
}

function byPlace(one: StartupProblem, other: StartupProblem): number {
  return one.where.localeCompare(other.where, "en", { numeric: true });
}

function shelfOf(folder: Folder): Shelf {
  return {
    subjects: new Map([...folder.subjects].map(([name, file]) => [name, file.content])),
    sources: new Map(Object.entries(folder.sources?.content ?? {})),
  };
}

function phrasesOf(folder: Folder): readonly Phrasing[] {
  return Object.entries(folder.phrases?.content ?? {}).flatMap(([meaning, lines]) =>
    lines.split("\n").flatMap((line) => (line.trim() === "" ? [] : [{ meaning, phrase: line.trim() }])),
  );
}

interface Read {
  readonly qualifications: readonly Qualification[];
  readonly faq: readonly FaqEntry[];
  readonly phrases: readonly Phrasing[];
  readonly emergencies: readonly Emergency[];
  readonly study: () => Study;
  /** The centre's target for a month. */
  readonly hours: number | undefined;
}

function storeOf({ qualifications, faq, phrases, emergencies, study, hours }: Read): ContentStore {
  const ascending = [...qualifications].sort((a, b) => a.level - b.level || a.code.localeCompare(b.code));
  return {
    codes: Object.freeze([...new Set(ascending.map((one) => one.code))]),
    qualification: (code, on) => ascending.find((one) => one.code === code && isInForce(one.effective, on)),
    phrases,
    allFaq: faq,
    emergencies,
    study,
    ...(hours === undefined ? {} : { offTheJobHoursPerMonth: hours }),
    faq: (topic, code) => {
      const onTopic = faq.filter((entry) => entry.topic === topic);
      const own = onTopic.filter((entry) => entry.qualification !== null);
      const general = onTopic.filter((entry) => entry.qualification === null);
      return code === null ? [...general, ...own] : [...own.filter((one) => one.qualification === code), ...general];
    },
  };
}

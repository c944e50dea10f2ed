import type { Emergency } from "../domain/emergency.ts";
import type { Qualification, QualificationCode } from "../domain/qualification.ts";
import type { Question } from "../domain/question.ts";
import type { StudyAnswer, Term, Topic } from "../domain/study.ts";

/** An answer of the frequently asked kind: what the brochure says of assessment, fees, approval and the like. */
export interface FaqEntry {
  /** A QualificationTopic such as "assessment" or "fees". */
  readonly topic: string;
  /** Restricts the entry to one qualification; null: both. */
  readonly qualification: QualificationCode | null;
  readonly title: string;
  /** Paragraphs in our own words. */
  readonly text: readonly string[];
  readonly source: string;
}

/** A phrase people use for one meaning; _u, _q, _n, _t, _c, _mand and _opt stand for what is named in it. */
export interface Phrasing {
  readonly meaning: string;
  readonly phrase: string;
}

/** What is taught: in the order of the files, subjects by name. */
export interface Study {
  readonly topics: readonly Topic[];
  readonly answers: readonly StudyAnswer[];
  readonly terms: readonly Term[];
  readonly questions: readonly Question[];
  readonly synonyms: readonly Synonyms[];
}

/** Everyday words that count as one when something is looked for. */
export interface Synonyms {
  readonly name: string;
  readonly words: readonly string[];
}

/** What is taught and by which rules. Read once at start; nothing here changes afterwards. */
export interface ContentStore {
  /** The codes of all qualifications, ascending by level. */
  readonly codes: readonly QualificationCode[];
  /** The rules in force on a local date ("YYYY-MM-DD"), or undefined for a code nobody offers. */
  qualification(code: QualificationCode, on: string): Qualification | undefined;
  /** How people ask, for messages that no rule of the grammar claims. */
  readonly phrases: readonly Phrasing[];
  /** The answers on this topic, those of the qualification before the general ones. */
  faq(topic: string, code: QualificationCode | null): readonly FaqEntry[];
  /** How many off-the-job hours a month the centre sets as a target; absent: it sets none. */
  readonly offTheJobHoursPerMonth?: number;
  /** Every answer of that kind, in the order of the file. */
  readonly allFaq: readonly FaqEntry[];
  /** What comes before every other answer; the first that fits a message is shown. */
  readonly emergencies: readonly Emergency[];
  /** Notes, questions and glossary. May be read at the first call, which then throws a StartupError where they are broken. */
  study(): Study;
}

/**
 * What is taught: study topics, short answers and terms. Pure data; where it comes from is the content room's business.
 * Topics are ours, not the awarding body's wording; where its outcome and criterion numbers are known, they are carried.
 */

/** What kind of place a statement was checked against. `practice`: how contact centres commonly work, no single document. */
export const sourceKinds = ["act", "regulations", "guidance", "standard", "book", "practice"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Where a statement can be looked up: the Act and section, the regulator's guidance by name. */
export interface StudySource {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly url?: string;
}

/** Who wrote a piece, when, and the local date ("YYYY-MM-DD") by which somebody must look at it again. */
export interface Upkeep {
  readonly author: string;
  readonly written: string;
  readonly reviewBy: string;
  readonly sources: readonly StudySource[];
}

/** How the law differs outside England; a nation that is absent is as the text says. */
export interface Nations {
  readonly wales?: string;
  readonly scotland?: string;
  readonly northernIreland?: string;
}

/** One side of a comparison. */
export interface Side {
  readonly name: string;
  readonly text: string;
}

/** One topic of a unit, to be read on a phone. Its id never changes and is unique within its subject. */
export interface Topic extends Upkeep {
  readonly id: string;
  /** The unit's content folder. */
  readonly subject: string;
  readonly title: string;
  /** The official number of the learning outcome it serves; null where none is known. */
  readonly outcome: string | null;
  readonly criteria: readonly string[];
  /** How people ask for it. */
  readonly asks: readonly string[];
  /** The whole of it in one to three sentences. */
  readonly short: string;
  readonly what: string;
  readonly why: string;
  /** A worked example from a call, chat or email. */
  readonly example: string;
  /** A common mistake. */
  readonly mistake: string;
  readonly steps?: readonly string[];
  readonly nations?: Nations;
}

/** A short answer to one question that people ask; it belongs to a topic. */
export interface StudyAnswer extends Upkeep {
  readonly id: string;
  readonly subject: string;
  readonly topic: string;
  readonly asks: readonly string[];
  readonly answer: string;
  /** What to do, in order. */
  readonly steps?: readonly string[];
  /** Both sides of a comparison, or more. */
  readonly sides?: readonly Side[];
  readonly nations?: Nations;
}

/** A term of the field. */
export interface Term extends Upkeep {
  readonly id: string;
  readonly term: string;
  readonly acronym?: string;
  /** Other names and spellings people type, misspelt ones too. */
  readonly also: readonly string[];
  readonly definition: string;
  readonly example: string;
  /** The content folders of the units it belongs to, the nearest first. */
  readonly subjects: readonly string[];
  /** Ids of terms to see as well. */
  readonly see: readonly string[];
}

import type { Instant, LearnerId } from "./learner.ts";
import type { QualificationCode, UnitNumber } from "./qualification.ts";

/** How far the evidence for one criterion is. `returned`: the assessor wants something changed. */
export const evidenceStates = ["not-started", "in-progress", "ready", "returned", "signed"] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/**
 * One thing done to one criterion, as the record keeps it. `step`: the state was changed, or a note was added (`from`
 * and `to` alike). `sampled`: internal quality assurance looked at a signature; `to` says what came of it: "signed"
 * accepted, "returned" sent back.
 */
export interface EvidenceChange {
  /** "12": the learner's twelfth change; names the entry of the log together with the learner's pseudonym. */
  readonly number: number;
  readonly kind: "step" | "sampled";
  readonly at: Instant;
  readonly by: LearnerId;
  readonly byName: string | null;
  readonly from: EvidenceState;
  readonly to: EvidenceState;
  /** A note, a link, the assessor's words; null where there are none. At most 500 characters. */
  readonly words: string | null;
}

/** One criterion of a unit with all that was done; no changes: not started. */
export interface CriterionEvidence {
  /** As the list of criteria numbers it: "1.1". */
  readonly criterion: string;
  readonly state: EvidenceState;
  /** Oldest first; the newest 30. */
  readonly changes: readonly EvidenceChange[];
}

export interface UnitEvidence {
  readonly qualification: QualificationCode;
  readonly unit: UnitNumber;
  readonly criteria: readonly CriterionEvidence[];
}

/**
 * One line of the evidence log before it is chained. Nobody is named in it: people stand under pseudonyms, words under
 * a salted hash, so that a person can be erased without breaking the chain.
 */
export interface AuditEntry {
  /** "alias/12": unique; the same entry brought again changes nothing. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: EvidenceChange["kind"];
  /** Pseudonyms. */
  readonly learner: string;
  readonly by: string;
  readonly qualification: QualificationCode;
  readonly unit: UnitNumber;
  readonly criterion: string;
  readonly from: EvidenceState;
  readonly to: EvidenceState;
  /** SHA-256 of id and words, in hex; null without words. */
  readonly words: string | null;
}

/** An hour or so of off-the-job learning that a learner logged. */
export interface LoggedHours {
  /** 1 for the learner's first. */
  readonly number: number;
  /** A local date, "YYYY-MM-DD". */
  readonly on: string;
  readonly minutes: number;
  readonly qualification: QualificationCode | null;
  readonly unit: UnitNumber | null;
  /** What was done, in the learner's words; empty where nothing was said. */
  readonly what: string;
}

/** All evidence and hours of one learner. Bounded: 2,000 entries of hours, one entry per criterion. */
export interface Portfolio {
  readonly units: readonly UnitEvidence[];
  /** How many changes there ever were. */
  readonly changes: number;
  /** Entries that may not be in the log yet. */
  readonly unlogged: readonly AuditEntry[];
  readonly hours: readonly LoggedHours[];
  readonly loggedHours: number;
}

export const noPortfolio: Portfolio = { units: [], changes: 0, unlogged: [], hours: [], loggedHours: 0 };

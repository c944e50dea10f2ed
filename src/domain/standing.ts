import type { EvidenceState } from "./evidence.ts";
import type { Instant, LearnerId } from "./learner.ts";
import type { WeekMark } from "./letter.ts";
import type { Finding, Verdict } from "./plan.ts";
import type { QualificationCode, UnitNumber } from "./qualification.ts";

/** How somebody stands in one unit. */
export interface UnitStanding {
  readonly unit: UnitNumber;
  readonly achieved: boolean;
  /** Achieved, or practised, or some evidence was brought along. */
  readonly begun: boolean;
  /** Practice questions there are, and how many of them were met. */
  readonly of: number;
  readonly seen: number;
  /** Expected tomorrow of those met, 0 to 1; null where none was met. */
  readonly recall: number | null;
  readonly signed: number;
  readonly criteria: number;
}

/** A criterion that an assessor has to look at, or has looked at. */
export interface EvidenceItem {
  readonly qualification: QualificationCode;
  readonly unit: UnitNumber;
  readonly criterion: string;
  readonly state: EvidenceState;
  readonly at: Instant;
  /** Who brought it into this state. */
  readonly by: LearnerId;
  readonly byName: string | null;
  readonly number: number;
  /** What internal quality assurance made of this signature. */
  readonly sampled: "accepted" | "returned" | null;
  /** The number of the newest change, a note or a look among them. */
  readonly newest: number;
  /** What the learner noted, oldest first: for assessors alone, and for the learner. */
  readonly notes: readonly string[];
  /** Every signature it ever had, oldest first: what a sample of an assessor's decisions is counted by. */
  readonly signatures: readonly { readonly number: number; readonly at: Instant; readonly by: LearnerId }[];
}

/** A saved plan as the plan checker sees it. */
export interface PlanStanding {
  /** Achieved ones among them; none: no plan is saved. */
  readonly units: readonly UnitNumber[];
  readonly achieved: readonly UnitNumber[];
  /** Whether the plan as saved makes the certificate. */
  readonly verdict: Verdict;
  /** The rules broken, or left open, with their figures. */
  readonly reasons: readonly Pick<Finding, "rule" | "units" | "known" | "amount">[];
  /** Whether any addition can still make it; null where nobody can tell. */
  readonly canEnd: boolean | null;
}

/**
 * How somebody stood on the Monday of last week and stands now, over everything ever practised, so that a changed plan
 * looks like no step back. `recall` 0 to 1; null where nothing was met.
 */
export interface ChangeSince {
  /** That Monday, "YYYY-MM-DD". */
  readonly since: string;
  readonly met: { readonly was: number; readonly is: number };
  readonly recall: { readonly was: number | null; readonly is: number | null };
  /** Criteria. */
  readonly signed: { readonly was: number; readonly is: number };
}

/** What others may see of one learner: never single answers, nor what was asked. */
export interface Standing {
  readonly who: LearnerId;
  readonly name: string | null;
  readonly qualification: QualificationCode | null;
  readonly plan: PlanStanding;
  /** Mandatory units of the certificate in which nothing was done yet. */
  readonly notBegun: readonly UnitNumber[];
  /** The units of the plan; all of the certificate where none is saved. */
  readonly units: readonly UnitStanding[];
  readonly of: number;
  readonly seen: number;
  readonly recall: number | null;
  /** Local dates. */
  readonly joined: string;
  readonly lastActive: string | null;
  /** Whole days since the last answer; null: never. */
  readonly idleDays: number | null;
  readonly thisWeek: { readonly answered: number; readonly days: number };
  /** The seven days before. */
  readonly lastWeek: { readonly answered: number; readonly days: number };
  readonly marks: readonly WeekMark[];
  /** Null for somebody who came after that Monday. */
  readonly change: ChangeSince | null;
  readonly evidence: readonly EvidenceItem[];
  readonly signed: number;
  readonly criteria: number;
  readonly nudges: { readonly sent: number; readonly seen: number; readonly answered: number };
  readonly minutes: { readonly thisMonth: number; readonly lastMonth: number };
}

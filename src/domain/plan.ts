import type { QualificationCode, UnitNumber } from "./qualification.ts";

/** How a unit came to be achieved. */
export type AchievedHow = "assessed" | "recognition-of-prior-learning" | "carried-over";

/** A unit the learner has; it is fixed, no suggestion takes it away. */
export interface Achieved {
  readonly unit: UnitNumber;
  readonly how: AchievedHow;
  /** Who said so, when (a local date) and why: demanded of everything but plain assessment. */
  readonly who?: string;
  readonly when?: string;
  readonly why?: string;
}

/** The rules a plan can break, by the names the console protocol uses. */
export type RuleName =
  | "unknown-unit"
  | "barred"
  | "mandatory"
  | "optional-credits"
  | "total-credits"
  | "level-credits"
  | "any-of"
  | "prerequisite";

/** A recorded decision that one rule does not bind this learner for these units. Always named in answers. */
export interface PlanException {
  readonly waives: RuleName;
  /** The units it is about; an empty list: the rule as a whole. */
  readonly units: readonly UnitNumber[];
  readonly who: string;
  readonly when: string;
  readonly why: string;
}

/** What one learner has and means to do for one qualification. */
export interface Plan {
  readonly achieved: readonly Achieved[];
  readonly planned: readonly UnitNumber[];
  readonly exceptions: readonly PlanException[];
}

/** A plan as it is saved, for the qualification it belongs to. */
export interface SavedPlan extends Plan {
  readonly qualification: QualificationCode;
}

/** `compatible`: may these stand in one plan? `sufficient`: do they make the certificate? */
export type PlanQuestion = "compatible" | "sufficient";

/** `yes` only if every way of filling in what is unknown satisfies every rule, `no` only if none does. */
export type Verdict = "yes" | "no" | "cannot-tell";

/** A figure that was needed and is not known. */
export interface MissingFigure {
  readonly unit: UnitNumber | null;
  readonly what: "credits" | "level" | "level-reading";
}

/** What one rule says of one plan. */
export interface Finding {
  readonly rule: RuleName;
  readonly verdict: "met" | "broken" | "cannot-tell";
  /** The units it is about: the barred ones, the mandatory ones that are absent, the ones whose credits count. */
  readonly units: readonly UnitNumber[];
  /** The rule's own sentence. */
  readonly wording: string;
  /** False where it rests on the bound of 10 credits a unit, or on a figure that is not known. */
  readonly known: boolean;
  /** Credits (or units, for any-of) demanded, and the least and the most this plan can bring. */
  readonly amount?: { readonly needed: number; readonly least: number; readonly most: number };
  readonly missing: readonly MissingFigure[];
}

/** A change of the plan that mends it: `drop` then `add`. */
export interface Repair {
  readonly drop: readonly UnitNumber[];
  readonly add: readonly UnitNumber[];
  /** The verdict of the same question after the change. */
  readonly then: Verdict;
  /** Change of the plan's credits; null where a figure is not known. */
  readonly credits: number | null;
}

/** The whole answer of the plan checker. */
export interface PlanAnswer {
  readonly qualification: QualificationCode;
  readonly version: string;
  readonly question: PlanQuestion;
  /** All units of the plan, ascending, achieved and planned, unknown numbers included. */
  readonly units: readonly UnitNumber[];
  readonly verdict: Verdict;
  /** Present where the verdict is cannot-tell and the inferred levels would settle it. */
  readonly likely?: "yes" | "no";
  /** For a no every broken rule, for a cannot-tell every open one; empty for a yes. */
  readonly reasons: readonly Finding[];
  /** Every rule that was looked at, the met ones too. */
  readonly findings: readonly Finding[];
  /** Exactly the figures whose absence leaves the verdict open. */
  readonly missing: readonly MissingFigure[];
  /** The exceptions and recognised prior learning the answer rests on. */
  readonly exceptions: readonly PlanException[];
  readonly recognised: readonly Achieved[];
}

/** One way to finish. */
export interface Completion {
  readonly add: readonly UnitNumber[];
  /** `certain`: sufficient by known figures; `likely`: by inferred levels and the least credits; `open`: it may be enough, nobody can tell. */
  readonly standing: "certain" | "likely" | "open";
  /** Credits above the demanded total; null where they are not all known. */
  readonly surplus: number | null;
}

/** An empty plan. */
export const emptyPlan: Plan = { achieved: [], planned: [], exceptions: [] };

/** All units of a plan, achieved and planned, ascending, each once. */
export function planUnits(plan: Plan): readonly UnitNumber[] {
  const all = new Set([...plan.achieved.map((one) => one.unit), ...plan.planned]);
  return [...all].sort((a, b) => a - b);
}

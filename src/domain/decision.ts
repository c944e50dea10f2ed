import type { LearnerId } from "./learner.ts";
import type { RuleName } from "./plan.ts";
import type { QualificationCode, UnitNumber } from "./qualification.ts";

/** A rule that a centre can waive: all but that a unit must exist. */
export type WaivableRule = Exclude<RuleName, "unknown-unit">;
export const waivableRules: readonly WaivableRule[] = [
  "barred",
  "mandatory",
  "optional-credits",
  "total-credits",
  "level-credits",
  "any-of",
  "prerequisite",
];

/** Who decided, when (a local date, "YYYY-MM-DD"; undefined: today) and why. */
interface Grounds {
  readonly who: string;
  readonly when?: string;
  readonly why: string;
}

/** What a centre decided for one learner, beside the rules of combination. */
export type Decision = Grounds & { readonly units: readonly UnitNumber[] } & (
    | { readonly kind: "rpl" }
    | { readonly kind: "exception"; readonly waives: WaivableRule }
  );

/** What an operator asks of a learner's record. Only `rpl` and `exception` name the certificate without fail. */
export type RecordRequest =
  | { readonly kind: "show"; readonly learner: LearnerId; readonly qualification?: QualificationCode }
  | {
      readonly kind: "remove";
      readonly learner: LearnerId;
      readonly qualification?: QualificationCode;
      /** Neither these nor `waives`: what was recorded last. */
      readonly units: readonly UnitNumber[];
      readonly waives?: WaivableRule;
    }
  | {
      readonly kind: "decide";
      readonly learner: LearnerId;
      readonly qualification: QualificationCode;
      readonly decision: Decision;
    };

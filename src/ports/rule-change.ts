import type { Instant, LearnerId } from "../domain/learner.ts";
import type { Qualification, QualificationCode } from "../domain/qualification.ts";

/**
 * How far a plan is from the certificate, best first. `yes` and `cannot-tell`: what the checker says of the whole plan;
 * `unfinished`: it does not suffice, though its units may stand together; `conflict`: they may not.
 */
export const planStates = ["yes", "cannot-tell", "unfinished", "conflict"] as const;
export type PlanState = (typeof planStates)[number];

/** A saved plan that a change of rules or of a centre's values made worse. */
export interface BrokenPlan {
  readonly who: LearnerId;
  readonly qualification: QualificationCode;
  /** Under the rules before the change. */
  readonly before: PlanState;
  readonly after: PlanState;
  readonly at: Instant;
}

/** Plans that changes broke, until they are mended or their people gone. */
export interface BrokenPlanList {
  list(): Promise<readonly BrokenPlan[]>;
  /** Adds them; one of the same person and certificate is replaced. Resolves when it is on the disk. */
  add(broken: readonly BrokenPlan[]): Promise<void>;
  forget(who: LearnerId): Promise<void>;
}

/** The rules as they were when they were last looked at, a centre's values filled in. */
export interface RulesSnapshot {
  /** Undefined: there is none. */
  read(): Promise<readonly Qualification[] | "damaged" | undefined>;
  write(qualifications: readonly Qualification[]): Promise<void>;
}

import type { Instant, Learner } from "../domain/learner.ts";
import type { Plan, SavedPlan } from "../domain/plan.ts";
import type { QualificationCode } from "../domain/qualification.ts";
import { savedPlan } from "./scene.ts";

const mostUndo = 20;

/** Whose plan is changed, when, and what the step is called where it is not the learner's own saving. */
interface Changing {
  readonly learner: Learner;
  readonly at: Instant;
  readonly what?: string;
}

/** The learner with one plan changed and a step to undo it. The certificate becomes theirs where they had none. */
export function changePlan(code: QualificationCode, now: Changing, change: (plan: SavedPlan) => Plan): Learner {
  const { learner, at, what = "save" } = now;
  const before = savedPlan(code, learner);
  const after: SavedPlan = { ...change(before), qualification: code };
  const step = { at, what, qualification: learner.qualification, plans: learner.plans };
  return {
    ...learner,
    qualification: learner.qualification ?? code,
    plans: [...learner.plans.filter((plan) => plan.qualification !== code), after],
    undo: [...learner.undo, step].slice(-mostUndo),
  };
}

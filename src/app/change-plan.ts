import type { Learner } from "../domain/learner.ts";
import type { Plan, SavedPlan } from "../domain/plan.ts";
import type { QualificationCode } from "../domain/qualification.ts";
import { type Scene, savedPlan } from "./scene.ts";

const mostUndo = 20;

/** The learner with one plan changed and a step to undo it. The certificate becomes theirs where they had none. */
export function changePlan(code: QualificationCode, scene: Scene, change: (plan: SavedPlan) => Plan): Learner {
  const { learner, at } = scene;
  const before = savedPlan(code, learner);
  const after: SavedPlan = { ...change(before), qualification: code };
  const step = { at, what: "save", qualification: learner.qualification, plans: learner.plans };
  return {
    ...learner,
    qualification: learner.qualification ?? code,
    plans: [...learner.plans.filter((plan) => plan.qualification !== code), after],
    undo: [...learner.undo, step].slice(-mostUndo),
  };
}

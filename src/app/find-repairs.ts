import type { Plan, PlanQuestion, Repair } from "../domain/plan.ts";
import type { Qualification } from "../domain/qualification.ts";
import { repairPlan } from "../domain/repair-plan.ts";
import { rememberByPlan } from "./remember.ts";

const remember = rememberByPlan<readonly Repair[]>();

/** The nearest changes that mend a plan, remembered. */
export function findRepairs(plan: Plan, qualification: Qualification, question: PlanQuestion): readonly Repair[] {
  return remember(plan, qualification, { also: question, find: () => repairPlan(plan, qualification, question) });
}

import { checkPlan } from "../../domain/check-plan.ts";
import { type Plan, planUnits } from "../../domain/plan.ts";
import type { Qualification } from "../../domain/qualification.ts";
import { type PlanState, planStates } from "../../ports/rule-change.ts";

/** How far a plan is from the certificate under these rules. */
export function stateOf(plan: Plan, rules: Qualification): PlanState {
  const { verdict } = checkPlan(plan, rules, "sufficient");
  if (verdict !== "no") return verdict;
  return checkPlan(plan, rules, "compatible").verdict === "no" ? "conflict" : "unfinished";
}

/** Whether the second state is worse than the first. */
export function isWorse(before: PlanState, after: PlanState): boolean {
  return planStates.indexOf(after) > planStates.indexOf(before);
}

/** The states of a plan before and after a change of the rules; undefined where the change does it no harm. */
export function worsened(
  plan: Plan,
  before: Qualification,
  after: Qualification,
): { readonly before: PlanState; readonly after: PlanState } | undefined {
  if (planUnits(plan).length === 0) return undefined;
  const [was, now] = [stateOf(plan, before), stateOf(plan, after)];
  return isWorse(was, now) ? { before: was, after: now } : undefined;
}

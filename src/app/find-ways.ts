import { completePlan } from "../domain/complete-plan.ts";
import type { Tastes } from "../domain/learner.ts";
import type { Completion, Plan } from "../domain/plan.ts";
import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { rememberByPlan } from "./remember.ts";

/** Some ways to finish, and whether there are more. */
export interface Ways {
  readonly ways: readonly Completion[];
  readonly more: boolean;
}

interface Wanted {
  readonly plan: Plan;
  readonly qualification: Qualification;
  readonly tastes: Tastes | undefined;
  readonly without: readonly UnitNumber[];
  /** How many were shown before, and how many are shown now. */
  readonly skip: number;
  readonly shown: number;
}

const remember = rememberByPlan<Ways>();

/** The next ways to finish, best first, remembered. */
export function findWays(wanted: Wanted): Ways {
  const { plan, qualification, tastes, without, skip } = wanted;
  const also = `${skip} ${without.join()} ${tastes?.likes.join() ?? ""} ${tastes?.dislikes.join() ?? ""}`;
  return remember(plan, qualification, { also, find: () => takeWays(wanted) });
}

function takeWays({ plan, qualification, tastes, without, skip, shown }: Wanted): Ways {
  const ways: Completion[] = [];
  let passed = 0;
  for (const way of completePlan({ plan, qualification, without, ...(tastes === undefined ? {} : { tastes }) })) {
    if (passed++ < skip) continue;
    if (ways.length === shown) return { ways, more: true };
    ways.push(way);
  }
  return { ways, more: false };
}

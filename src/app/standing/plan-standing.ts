import { checkPlan } from "../../domain/check-plan.ts";
import { completePlan } from "../../domain/complete-plan.ts";
import { planUnits, type SavedPlan } from "../../domain/plan.ts";
import type { Qualification } from "../../domain/qualification.ts";
import type { PlanStanding } from "../../domain/standing.ts";

/** Many have the same plan; of more different ones only the latest are remembered. */
const mostRemembered = 2_000;
const judged = new WeakMap<Qualification, Map<string, PlanStanding>>();

/** What the plan checker says of a saved plan; the same plan under the same rules is judged once. */
export function planStanding(saved: SavedPlan, qualification: Qualification): PlanStanding {
  const known = judged.get(qualification) ?? new Map<string, PlanStanding>();
  judged.set(qualification, known);
  const key = JSON.stringify(saved);
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= mostRemembered) known.clear();
  const standing = judge(saved, qualification);
  known.set(key, standing);
  return standing;
}

function judge(saved: SavedPlan, qualification: Qualification): PlanStanding {
  const { verdict, reasons } = checkPlan(saved, qualification, "sufficient");
  return {
    units: planUnits(saved),
    achieved: saved.achieved.map(({ unit }) => unit).toSorted((a, b) => a - b),
    verdict,
    reasons: reasons.map(({ rule, units, known, amount }) => ({
      rule,
      units,
      known,
      ...(amount === undefined ? {} : { amount }),
    })),
    canEnd: verdict === "yes" ? true : canEnd(saved, qualification),
  };
}

/** The best way to finish tells: a certain one yes, none no; one that rests on figures nobody knows leaves it open. */
function canEnd(plan: SavedPlan, qualification: Qualification): boolean | null {
  for (const { standing } of completePlan({ plan, qualification })) return standing === "certain" ? true : null;
  return false;
}

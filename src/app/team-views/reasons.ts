import { dayNumber } from "../../domain/daily/local-day.ts";
import type { Instant } from "../../domain/learner.ts";
import type { Finding } from "../../domain/plan.ts";
import type { UnitNumber } from "../../domain/qualification.ts";
import type { PlanStanding, Standing } from "../../domain/standing.ts";

/** Why somebody may need a word: a figure of their record, or what the plan checker says. Never a guess. */
export type Reason =
  | { readonly kind: "idle"; readonly days: number }
  /** Mandatory units. `late`: after a quarter of a year; before that it is only told beside something else. */
  | { readonly kind: "not-begun"; readonly units: readonly UnitNumber[]; readonly late: boolean }
  /** Criteria that an assessor sent back; `days` since the oldest of them. */
  | { readonly kind: "returned"; readonly count: number; readonly days: number }
  | { readonly kind: "no-plan" }
  | PlanReason;

/** What keeps a saved plan from the certificate. */
export type PlanReason =
  | { readonly kind: "barred"; readonly units: readonly UnitNumber[] }
  | { readonly kind: "foreign"; readonly units: readonly UnitNumber[] }
  | { readonly kind: "lacks"; readonly units: readonly UnitNumber[] }
  | { readonly kind: "short"; readonly of: "total" | "optional" | "level"; readonly needed: number }
  | { readonly kind: "other-rule" };

/** A week without practice is more than a busy shift or a short holiday; units are taken one after the other, so those not begun are late after a quarter of a year. Our own. */
const idleFrom = 7;
const settledFrom = 14;
const lateFrom = 91;
const returnedFrom = 7;
const dayMs = 86_400_000;

/** All reasons, the weightiest first. Who has achieved all of a plan that makes the certificate has none. */
export function reasonsOf(standing: Standing, at: Instant): readonly Reason[] {
  const { plan, idleDays, notBegun, evidence } = standing;
  if (plan.verdict === "yes" && plan.achieved.length === plan.units.length) return [];
  const here = at / dayMs - dayNumber(standing.joined);
  const settled = here >= settledFrom;
  const returned = evidence.filter((item) => item.state === "returned" && item.at <= at - returnedFrom * dayMs);
  const waited = Math.floor((at - Math.min(...returned.map((item) => item.at))) / dayMs);
  const reasons: readonly Reason[] = [
    ...(idleDays !== null && idleDays >= idleFrom ? [{ kind: "idle", days: idleDays } as const] : []),
    ...(settled && notBegun.length > 0
      ? [{ kind: "not-begun", units: notBegun, late: here >= lateFrom } as const]
      : []),
    ...(returned.length > 0 ? [{ kind: "returned", count: returned.length, days: waited } as const] : []),
    ...oneShortage(planReasons(plan)),
    ...(settled && plan.units.length === 0 ? [{ kind: "no-plan" } as const] : []),
  ];
  return reasons.toSorted((a, b) => weightOf(b) - weightOf(a));
}

/** What is broken in a plan as it is saved; what is merely not known is no reason. */
export function planReasons({ units, verdict, reasons }: PlanStanding): readonly PlanReason[] {
  return units.length === 0 || verdict !== "no" ? [] : reasons.map(planReason);
}

/** A plan that lacks credits in all lacks them by other rules too: one of them is told, the total first. */
function oneShortage(reasons: readonly PlanReason[]): readonly PlanReason[] {
  const short = reasons.filter((reason) => reason.kind === "short");
  const told = short.find((reason) => reason.of === "total") ?? short[0];
  return reasons.filter((reason) => reason.kind !== "short" || reason === told);
}

function planReason({ rule, units, amount }: Pick<Finding, "rule" | "units" | "amount">): PlanReason {
  const needed = amount?.needed ?? 0;
  switch (rule) {
    case "barred":
      return { kind: "barred", units };
    case "unknown-unit":
      return { kind: "foreign", units };
    case "mandatory":
      return { kind: "lacks", units };
    case "total-credits":
      return { kind: "short", of: "total", needed };
    case "optional-credits":
      return { kind: "short", of: "optional", needed };
    case "level-credits":
      return { kind: "short", of: "level", needed };
    case "any-of":
    case "prerequisite":
      return { kind: "other-rule" };
    default:
      return rule satisfies never;
  }
}

/** How much a reason weighs; from 2 on it is worth a word by itself. A plan that is still growing is not. */
export function weightOf(reason: Reason): number {
  switch (reason.kind) {
    case "barred":
    case "foreign":
      return 5;
    case "idle":
      return 3 + Math.min(reason.days, 99) / 100;
    case "returned":
      return 2.5;
    case "not-begun":
      return reason.late ? 2 : 1.5;
    case "lacks":
    case "short":
    case "other-rule":
    case "no-plan":
      return 1;
    default:
      return reason satisfies never;
  }
}

/** Whether these are worth a word. */
export function needsWord(reasons: readonly Reason[]): boolean {
  return reasons.some((reason) => weightOf(reason) >= 2);
}

import type { PlanStanding } from "../../domain/standing.ts";
import type { Say } from "../../words/say.ts";
import { joinWords } from "../name-units.ts";
import { reasonsLine } from "./reason-words.ts";
import { planReasons } from "./reasons.ts";

/** What is short, the plainest first. */
const order = ["total", "optional", "level"];

/** Whether a saved plan can end in the certificate: yes, no or cannot tell, and why. */
export function planWords(plan: PlanStanding, say: Say): string {
  if (plan.units.length === 0) return say("view.plan.none");
  const fill = {
    units: joinWords(plan.units.map(String), say("list.and")),
    count: plan.units.length,
    reasons: brokenWords(plan, say),
    rules: joinWords([...new Set(plan.reasons.map(({ rule }) => say(`view.rule.${rule}`)))], say("list.and")),
  };
  switch (plan.verdict) {
    case "yes":
      return say("view.plan.yes", fill);
    case "cannot-tell":
      return say(plan.canEnd === true ? "view.plan.open.can" : "view.plan.open", fill);
    case "no":
      if (plan.canEnd === null) return say("view.plan.no.open", fill);
      return say(plan.canEnd ? "view.plan.no.can" : "view.plan.no.never", fill);
    default:
      return plan.verdict satisfies never;
  }
}

function brokenWords(plan: PlanStanding, say: Say): string {
  const reasons = planReasons(plan);
  const short = reasons.flatMap((reason) => (reason.kind === "short" ? [reason] : []));
  const others = reasonsLine(
    reasons.filter(({ kind }) => kind !== "short"),
    say,
  );
  if (short.length === 0) return others;
  const credits = short
    .toSorted((a, b) => order.indexOf(a.of) - order.indexOf(b.of))
    .map(({ of, needed }) => say(`view.plan.short.${of}`, { needed }));
  const line = say("view.plan.short", { credits: joinWords(credits, say("list.and")) });
  return others === "" ? line : `${others}; ${line}`;
}

import type { Say } from "../../words/say.ts";
import { joinWords } from "../name-units.ts";
import type { Reason } from "./reasons.ts";

/** "no practice for 9 days; 2 mandatory units not begun": in the order given, without a full stop. */
export function reasonsLine(reasons: readonly Reason[], say: Say): string {
  return reasons.map((reason) => reasonWords(reason, say)).join("; ");
}

/** One reason in a few words. */
export function reasonWords(reason: Reason, say: Say): string {
  const numbers = (units: readonly number[]) => joinWords(units.map(String), say("list.and"));
  switch (reason.kind) {
    case "idle":
      return say("view.reason.idle", { days: reason.days });
    case "not-begun":
      return say("view.reason.not-begun", { count: reason.units.length, units: numbers(reason.units) });
    case "returned":
      return say("view.reason.returned", { count: reason.count, days: reason.days });
    case "no-plan":
      return say("view.reason.no-plan");
    case "barred":
      return say("view.reason.barred", { units: numbers(reason.units) });
    case "foreign":
      return say("view.reason.foreign", { count: reason.units.length, units: numbers(reason.units) });
    case "lacks":
      return say("view.reason.lacks", { count: reason.units.length, units: numbers(reason.units) });
    case "short":
      return say(`view.reason.short.${reason.of}`, { needed: reason.needed });
    case "other-rule":
      return say("view.reason.other-rule");
    default:
      return reason satisfies never;
  }
}

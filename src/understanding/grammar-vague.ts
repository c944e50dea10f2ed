import type { Intent } from "../domain/intent.ts";
import type { Heard } from "./hear.ts";
import type { Situation } from "./situation.ts";

const pointing =
  /^ (?:(?:so|ok|and|but|please|hello|can|could|tell me) )*(?:(?:what|how|is|are|can|could|does|do|tell|i|do|take|have|about|many|much|credits?|level|hours?|me|so|whats|will) )*(?:it|that|this|that one|this one|that unit|this unit|the unit|the other one|the other|those|them|unit|a unit)(?: (?:with|about|allowed|ok|fine|worth|like|one|unit|it|the|other|too|as|well|on|is|hard|level|credits|hours|and|another|for|compatible|permitted|possible))* (?:\? )?$/;

/** "Is it allowed?" with nothing talked of before: the units are offered to choose from. */
export function hearVague(heard: Heard, situation: Situation): Intent | undefined {
  if (situation.context !== null || heard.mentions.length > 0 || heard.strange.length > 0 || heard.tokens.length > 10)
    return undefined;
  if (
    !pointing.test(heard.line) ||
    !/ (?:unit|allowed|credits?|level|hours?|one|about|take|other|with) /.test(heard.line)
  )
    return undefined;
  const own = situation.offered.find((one) => one.code === situation.qualification);
  if (own === undefined)
    return {
      kind: "clarify",
      missing: "qualification",
      options: situation.offered.map((one) => ({ kind: "qualification.choose", qualification: one.code })),
    };
  return {
    kind: "clarify",
    missing: "unit",
    options: own.units.map((unit) => ({
      kind: "unit.info",
      units: [unit.number],
      topic: "summary",
      qualification: own.code,
    })),
  };
}

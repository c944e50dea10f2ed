import type { Heard } from "./hear.ts";
import type { Draft } from "./situation.ts";
import { perCertificate } from "./situation.ts";

const units = "(?:units?|options?|_opt|ones?|modules?)";
const suits = new RegExp(
  [
    " diagnos(?:tic|tics|tik|e me) ",
    ` (?:which|what|whether)(?: [a-z]+){0,2} ${units}(?: [a-z]+){0,6} (?:suits?|suited|suitable|fits?|matche?s?|(?:right|best|ideal|made) for|play to)(?: [a-z]+){0,3} (?:me|my|i)(?: |$)`,
    ` ${units} (?:that |which |who )?(?:[a-z]+ ){0,2}(?:suits?|fits?|match|matches|are right for|is right for) (?:me|what i|my) `,
    ` i (?:suit|fit|be suited|am suited)(?: [a-z_]+){0,4} (?:${units}) `,
    ` (?:which|what)(?: [a-z]+){0,3} ${units} (?:do |that )?i (?:already )?(?:know|understand) (?:[a-z]+ ){0,3}(?:most|best|already|lot) `,
    " (?:find out|see|check|test|work out|figure out|establish|show|discover|look at|assess|tell)(?: [a-z]+){0,2} (?:what|how much|which|all)(?: [a-z]+){0,2} i (?:[a-z]+ )?already ",
    " (?:find out|see|check|test|work out|figure out|establish|discover|assess)(?: [a-z]+){0,2} (?:what|how much)(?: [a-z]+){0,2} i (?:can|know|understand) already ",
    " (?:find out|work out|figure out|discover) (?:what|how much) i (?:know|can) ",
    " (?:based on|going by|from|depending on|given|according to|for) what i (?:already )?(?:know|can|am good at)(?: already)? ",
    ` ${units} (?:[a-z]+ ){0,6}(?:based on|going by|given|according to|from) (?:my|what) (?:[a-z]+ )?(?:knowledge|skills|strengths|experience|answers) `,
    ` (?:what|where|which)(?: [a-z]+){0,2} (?:would|could|will|might|am) i (?:be )?(?:good|best|strongest|better) at(?: [a-z]+){0,5} (?:${units}|pick|choose|take) `,
    " (?:skills?|knowledge) (?:check|test|scan|audit)(?: [a-z]+){0,5} (?:choose|pick|decide|units?|options?|_opt) ",
    ` (?:test|quiz|assess|check) me(?: [a-z]+){0,8} (?:which|what) ${units}(?: [a-z]+){0,6} (?:me|i|for) `,
    ` (?:test|quiz|assess) me(?: [a-z]+){0,3} to (?:[a-z]+ ){0,3}(?:pick|choose|decide|find)(?: [a-z]+){0,5} (?:${units}) `,
  ].join("|"),
);
const ofSomethingElse =
  / (?:customers?|callers?|clients?|fault|faults|computer|pc|laptop|car|engine|manager|agent|team|colleague|rules?|allowed|credits?|dress|shirt|jacket|printer|network|system|doctor|medical|tools?) /;

/**
 * "Which units suit me?", "find out what I already know": a quiz over the optional units. Which units go with a named one, or
 * which have to be taken, is a matter of rules and not meant.
 */
export function hearSuits(heard: Heard): Draft | undefined {
  const { line, mentions, strange, tokens } = heard;
  const named = mentions.some(({ part }) => part.kind === "numbers" || part.kind === "subjects");
  if (named || strange.length > 1 || tokens.length > 24 || ofSomethingElse.test(line)) return undefined;
  if (/ (?:what|whats) (?:is|are|does) (?:a |an |the )?diagnos/.test(line)) return undefined;
  return suits.test(line)
    ? perCertificate(() => ({ kind: "quiz.start", units: [], subjects: [], of: null, pick: "suits" }))
    : undefined;
}

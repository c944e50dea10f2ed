import type { Heard } from "./hear.ts";
import { carryCue, enoughCue, notEnoughCue, removeCue, saveCue } from "./plan-cues.ts";

/** Whether the units are said to make, or fall short of, the certificate. */
export function isEnough(heard: Heard): boolean {
  if (notEnoughCue.test(heard.line)) return false;
  if (enoughCue.test(heard.line)) return true;
  if (
    / (?:enough|suffice|sufficient|entitled to|still pass|get it with|get it|get the certificate|qualify) /.test(
      heard.line,
    ) &&
    heard.mentions.length > 0 &&
    heard.asks &&
    !/ (?:what|which|how) /.test(heard.line)
  )
    return true;
  const many =
    heard.mentions.reduce(
      (sum, { part }) => sum + (part.kind === "numbers" ? part.numbers.length : part.kind === "group" ? 3 : 1),
      0,
    ) > 3;
  return (
    many &&
    / (?:certificate|certification|qualification|award|pass|passed|finish|complete|completes|full|entitled|qualify|done|good|short|that it|there) /.test(
      heard.line,
    ) &&
    heard.asks &&
    !/ (?:same|together|clash|what|which|how|allowed|ok|okay|fine|good together|need|left) /.test(heard.line)
  );
}

/** Bare numbers and everyday words that are also titles need company before they are taken for units. */
export function trusted(heard: Heard): boolean {
  const bare =
    heard.mentions.length === 1 && heard.mentions.every(({ part }) => part.kind === "numbers" && !part.strong);
  if (
    bare &&
    !/ (?:take|do|doing|taking|have|add|drop|save|plan|allowed|ok|fine|pick|choose|study|with|instead|swap|remove|put|passed|done|finished|completed|count|need|ok|about|and|left|skip|go|goes|what|without) /.test(
      heard.line,
    ) &&
    heard.tokens.length > 3
  )
    return false;
  const strong =
    heard.mentions.some(
      ({ part }) =>
        (part.kind === "numbers" && part.strong) || part.kind === "group" || (part.kind === "subjects" && part.strong),
    ) ||
    heard.certificates.length > 0 ||
    / (?:units?|plan|certificate|qualification) /.test(heard.line);
  const several = severalNumbers(heard);
  return heard.strange.length <= (several ? 3 : strong || heard.mentions.length > 1 ? 1 : 0);
}

/** Whether several units are named, so that more than their numbers says what is meant. */
export function severalNumbers(heard: Heard): boolean {
  return (
    heard.mentions.some(({ part }) => part.kind === "numbers" && part.numbers.length > 1) ||
    heard.mentions.filter(
      ({ part }) => part.kind === "numbers" || (part.kind === "subjects" && (part.strong || part.said.includes(" "))),
    ).length > 1
  );
}

/** Whether every unit named is to be left out. */
export function onlyLeaves(heard: Heard): boolean {
  return heard.mentions.every((one) => one.leave);
}

/** Whether the message can only ask about these units, whatever else it says. */
export function isDefinitelyCheck(line: string): boolean {
  if (/ (?:what|which) (?:[a-z]+ ){0,3}(?:can|could|would|may) i still /.test(line)) return false;
  return (
    / (?:can i still|could i still|would i still|am i still) /.test(line) ||
    / (?:allowed|clash|problem|enough) (?:\? )?$/.test(line)
  );
}

/** Nothing but units, perhaps with greetings: "6/8?", "15 and 4". */
export function isList(heard: Heard): boolean {
  return heard.parts.every(
    (part) =>
      part.kind !== "word" ||
      /^(?:and|or|the|with|plus|unit|units|one|so|then|but|please|hello|both|just|only)$/.test(part.word),
  );
}

/** Whether the plan is to be changed, and not only talked of. */
export function saves(heard: Heard): boolean {
  const { line } = heard;
  if (
    / (?:any (?:problem|clash|issue)|thinking of|thinking about|is that|would that|ok$|allowed|what if|if i|surely|wondering|might|maybe|considering|suppose) /.test(
      line,
    )
  )
    return false;
  if (
    / (?:my (?:trainer|manager|boss|tutor|teacher|mate)|they|he|she|someone|centre) (?:[a-z]+ ){0,3}(?:put|signed|has|have|says|said|told|gave|wants|booked|enrolled) /.test(
      line,
    )
  )
    return false;
  if (/^ (?:my )?plan (?:= |is )?_u /.test(line)) return true;
  if (/ save (?:that|it|those|this) (?:please )?$/.test(line)) return true;
  return saveCue.test(line) || (removeCue.test(line) && heard.mentions.some((one) => one.leave));
}

/** Whether units of one certificate are asked to count towards another. */
export function carries(heard: Heard): boolean {
  return (
    carryCue.test(heard.line) &&
    heard.certificates.length > 0 &&
    / (?:did|done|passed|got|have|had|finished|completed|achieved|from|at|my|on|already|if i|took) /.test(heard.line) &&
    !/ (?:credits? (?:do|does|is)|how many) /.test(heard.line)
  );
}

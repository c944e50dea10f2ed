import { hearUnnamed } from "./grammar-plan-unnamed.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import {
  achievedCue,
  clearCue,
  dislikeCue,
  likeCue,
  pleads,
  recognisedCue,
  saveCue,
  showCue,
  suggestCue,
  verdictCue,
} from "./plan-cues.ts";
import {
  achievedIntent,
  all,
  carryIntent,
  checkIntent,
  saveIntent,
  skipIntent,
  suggestIntent,
} from "./plan-intents.ts";
import {
  carries,
  isDefinitelyCheck,
  isEnough,
  isList,
  onlyLeaves,
  saves,
  severalNumbers,
  trusted,
} from "./plan-signs.ts";
import type { Draft, Situation } from "./situation.ts";
import { perCertificate } from "./situation.ts";

/** Whatever is about the plan: check, suggest, save, show. Undefined where the message is about something else. */
export function hearPlan(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  const named = heard.mentions.length > 0;
  if (!trusted(heard)) return undefined;
  if (!named && clearCue.test(line) && heard.strange.length === 0)
    return perCertificate(() => ({ kind: "plan.clear" }));
  if (!named || /^ (?:what|which|show) /.test(line) === true) {
    if (
      showCue.test(line) &&
      !/ (?:else|need|left|should|missing|next|more|can i still|could) /.test(line) &&
      heard.strange.length === 0 &&
      !named
    )
      return perCertificate(() => ({ kind: "plan.show" }));
  }
  if (named) return hearNamed(heard, situation);
  return hearUnnamed(heard, situation);
}

function hearNamed(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  const groupOnly = heard.mentions.every(({ part }) => part.kind === "group" || part.kind === "all");
  const weakOnly =
    heard.mentions.every(({ part }) => part.kind === "subjects" && !part.strong) && heard.certificates.length === 0;
  if (carries(heard)) return perCertificate((qualification) => carryIntent(heard, qualification, situation));
  const asksPlainly = heard.asks && !pleads.test(line);
  if (!asksPlainly && dislikeCue.test(line))
    return perCertificate((q) => ({ kind: "plan.like", units: all(nameUnits(heard, q)), like: false }));
  if (isEnough(heard) && (asksPlainly || line.includes(" ? ") || !saveCue.test(line) || / (?:enough|=) /.test(line)))
    return perCertificate((q) => checkIntent(heard, { q, situation, question: "sufficient" }));
  if (!asksPlainly) {
    if (achievedCue.test(line) || recognisedCue.test(line)) return perCertificate((q) => achievedIntent(heard, q));
    if (likeCue.test(line) && !saveCue.test(line))
      return perCertificate((q) => ({ kind: "plan.like", units: nameUnits(heard, q).take, like: true }));
    if (saves(heard)) return perCertificate((q) => saveIntent(heard, q));
  }
  if (groupOnly && !/ _all |(?:can|could|may) (?:i )?(?:not )?(?:[a-z]+ ){0,3}all the _opt|all the _x /.test(line))
    return undefined;
  if (onlyLeaves(heard) && situation.context === null) return perCertificate((q) => skipIntent(heard, q, situation));
  const takes = heard.mentions.length > 1 && / (?:take|do|have|pick|choose|study|sit|doing|taking) /.test(line);
  if (
    weakOnly &&
    ((!verdictCue.test(line) && !takes) ||
      (heard.mentions.length < 2 && !/ (?:unit|plan|take|do|course|pick|choose|one) /.test(line)))
  )
    return undefined;
  const question = verdictCue.test(line) || heard.asks || isList(heard) || severalNumbers(heard);
  return question ? perCertificate((q) => checkIntent(heard, { q, situation, question: "compatible" })) : undefined;
}

/** What else is needed, what goes with these: asked before anything is explained. */
export function hearSuggest(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  if (heard.mentions.length === 0 || !trusted(heard) || carries(heard)) return undefined;
  if (
    heard.mentions.every(({ part }) => part.kind === "group" || part.kind === "all") &&
    !/ (?:suggest|recommend|pick me|choose me|give me|should|best|else|left) /.test(line)
  )
    return undefined;
  const weakOnly = heard.mentions.every(({ part }) => part.kind === "subjects" && !part.strong);
  if (!suggestCue.test(line) || isDefinitelyCheck(line) || (weakOnly && heard.strange.length > 0)) return undefined;
  if (
    / (?:criteria|criterion|evidence|checklist|difference|credits (?:is|are|does|do)|quiz|test me|questions?) /.test(
      line,
    ) ||
    / (?:better|best|easier|harder) .*_u or _u/.test(line)
  )
    return undefined;
  if (
    isEnough(heard) &&
    heard.asks &&
    !/ (?:else|left|more|add|need|missing|short|suggest|recommend|what would|which|way|quickest|completes|how do i|how can i) /.test(
      line,
    )
  )
    return undefined;
  if (/ _u (?:need|needs|require|requires|involve|cover) |^ i (?:choose|pick|chose|picked) /.test(line))
    return undefined;
  if (
    / (?:need|left|do|required) (?:to |do |for |in |on |know |learn )*(?:for|in|on) (?:the )?_u /.test(line) &&
    !/ (?:plan|certificate) /.test(line)
  )
    return undefined;
  if (
    /^ (?:can|could|is|are|do|does|would|will|am|may|if) (?:i |we |you |it |_u |my )/.test(line) &&
    !/ (?:suggest|recommend|pick me|choose me|give me|what|which) /.test(line)
  )
    return undefined;
  return perCertificate((q) => suggestIntent(heard, q, situation));
}

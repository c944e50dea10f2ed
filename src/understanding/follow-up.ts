import type { Intent } from "../domain/intent.ts";
import type { Context } from "../domain/learner.ts";
import { followDailyTalk } from "./follow-daily.ts";
import { followPlan, followSuggest } from "./follow-plan.ts";
import { unitTopic } from "./grammar-info.ts";
import { hearQuizAgain, hearQuizReply, inQuiz, isLateAnswer } from "./grammar-quiz.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import { numberOf, ordinalOf } from "./numbers.ts";
import { isFrame } from "./search/frame-words.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed, forCertificate, perCertificate, takesCertificate } from "./situation.ts";

const more =
  /^ (?:(?:ok|and|show|give|me|any|some|see|what|are|there|have|you|got|do|i|the|no|not|those|that|like|want|something|anything|can|a) )*(?:more|others?|another|else|next|different|alternatives?|other (?:ways?|options?|ones?|combinations?)|another (?:way|one|option)|more (?:options|ways|ideas)|else have you got|what else|something else|anything else|different ones?|next (?:ones?|few))(?: (?:one|ones|please|options?|ways?|ideas?|then|is there|got|have you|to me|suggestions?|combinations?|you|like))* (?:[?.] )*$/;
const why =
  /^ (?:(?:but|so|ok|and|how|oh|really|wait|no|may|might|i|ask|stupid|daft|silly|that|is|can) )*(?:why(?: (?:not|is that|is it|so|can i not|can not i|cant i|though|ever|on earth|exactly|would that be|does it matter|do you say that|is it not|are they|then|no))*|how come|how so|how do you know|says who|what is the reason|explain(?: that| why| please)?|reason|what makes you say that|are you sure|you sure|really|prove it|because|what do you mean|what does that mean|in what way|since when|on what grounds|explain yourself|show (?:me )?(?:your|the) (?:working|reason|reasons|rule)|which rule|what rule|who says)(?: (?:please|then|not|though|that|it|is|so|about that|to me|allowed))* (?:[?.] )*$/;
const undo =
  /^ (?:(?:ok|oh|no|wait|oops|whoops|sorry|please|can you|could you|i|want to|can i) )*(?:undo|revert|go back(?! (?:in|into|inside|for|over|through|to) )|take (?:that|it) back|put it back|change it back|undo (?:that|it|this|last|the last)|scratch that|cancel that|never mind that|that was (?:a mistake|wrong)|did not mean (?:that|to|it)|wrong one|mistake|i made a mistake|reverse that)(?: .{0,30})?$/;
/** What a message means because of what was said before; undefined where it stands on its own. */
export function hearFollowUp(heard: Heard, situation: Situation): Draft | undefined {
  const { context } = situation;
  if (
    context?.last.kind === "plan.save" &&
    /^ (?:ok |now |so |and )*show (?:me|it)(?: again| now| then)* $/.test(heard.line)
  )
    return perCertificate(() => ({ kind: "plan.show" }));
  const ofDaily = context?.last.kind === "daily.set" || context?.last.kind === "daily.show";
  if (undo.test(heard.line) && !ofDaily && heard.certificates.length === 0 && heard.mentions.length === 0)
    return fixed({ kind: "undo" });
  const isOfQuiz = situation.quizzing === true && !(ofDaily && / (?:resume|unpause) /.test(heard.line));
  const taken = isOfQuiz ? hearQuizAgain(heard, context?.last) : undefined;
  if (taken !== undefined) return taken;
  if (context === null) return undefined;
  if (
    / (?:in it|on it|in there|on there|my plan|plan) (?:now |so far |then )?(?:\? )?$/.test(heard.line) &&
    / (?:what|show|list) /.test(heard.line) &&
    context?.last.kind === "plan.save" &&
    heard.mentions.length === 0
  )
    return perCertificate(() => ({ kind: "plan.show" }));
  const last = context.last;
  const reply = inQuiz(last) ? hearQuizReply(heard) : undefined;
  if (reply !== undefined) return reply;
  if (isLateAnswer(heard, last)) return fixed({ kind: "quiz.answer", answer: heard.tokens.join(" ") });
  const picked = pickOffer(heard, context);
  if (picked !== undefined) return fixed(picked);
  if (why.test(heard.line) && heard.mentions.length === 0 && last.kind !== "knowledge.ask")
    return fixed({ kind: "why" });
  return followCertificate(heard, situation) ?? followKind(heard, situation, last);
}

function followKind(heard: Heard, situation: Situation, last: Intent): Draft | undefined {
  switch (last.kind) {
    case "plan.check":
    case "plan.save":
    case "plan.show":
      return followPlan(heard, situation);
    case "plan.suggest":
      if (more.test(heard.line) && heard.mentions.length === 0) return fixed({ ...last, skip: last.skip + 5 });
      return followSuggest(heard, last) ?? followPlan(heard, situation);
    case "unit.info":
    case "unit.compare":
      return followUnit(heard, last);
    case "qualification.info":
      return undefined;
    case "daily.set":
    case "daily.show":
      return followDailyTalk(heard, situation, last);
    case "quiz.end":
      return anotherQuiz.test(heard.line) ? followOffer(situation, "quiz.start", true) : undefined;
    case "knowledge.read":
    case "knowledge.ask":
      if (more.test(heard.line)) return followOffer(situation, "knowledge.read");
      return asksAgain(heard) ? fixed(last) : undefined;
    case "progress.me":
      return / (?:team|group|learners|everyone|staff) /.test(heard.line) && heard.tokens.length < 6
        ? fixed({ kind: "progress.team" })
        : undefined;
    case "progress.team":
      return / (?:who|anyone|everyone|they|them|team|compare|worst|best|help|stuck) /.test(heard.line) &&
        heard.strange.length === 0 &&
        heard.mentions.length === 0
        ? fixed({ kind: "progress.team" })
        : undefined;
    default:
      return undefined;
  }
}

const anotherQuiz =
  /^ (?:(?:ok|yes|and|give me|can i have|lets have|let us have) )*(?:another|one more|more)(?: (?:one|go|quiz|questions?|please|then|now))* (?:[?.] )*$/;
const ofAnswer =
  /^(?:why|examples?|more|how|explain|again|mean|means|matters?|important|importance|simpler|simply|details?)$/;

/** "Why does it matter", "an example?": about the answer before. What names a thing of its own is a new question. */
function asksAgain({ tokens }: Heard): boolean {
  const words = tokens.filter((token) => /\p{L}/u.test(token));
  return words.some((word) => ofAnswer.test(word)) && words.every((word) => ofAnswer.test(word) || isFrame(word));
}

/** "a", "the second one", "2" after a question with choices, or the label itself. */
function pickOffer(heard: Heard, context: Context): Intent | undefined {
  const { offered, asking } = context;
  const said = heard.tokens.join(" ");
  const byLabel = offered.find((one) => bareWords(one.label) === bareWords(said));
  if (byLabel !== undefined) return byLabel.intent;
  if (offered.length === 0 || heard.tokens.length > 8) return undefined;
  const words = heard.tokens.filter(
    (token) =>
      !/^(?:the|one|i|want|think|pick|choose|option|number|please|would|like|will|take|have|go|with|for|mean|meant|it|is|um|ok|that|yes|\.|\)|\(|save|lets|let|us)$/.test(
        token,
      ),
  );
  const only = words.length === 1 ? (words[0] ?? "") : "";
  const place = ordinalOf(only) ?? (asking && /^[a-h]$/.test(only) ? only.charCodeAt(0) - 96 : undefined);
  if (place !== undefined) return offered.at(place > 0 ? place - 1 : place)?.intent;
  if (!asking) return undefined;
  const level = heard.certificates[0] ?? codeByNumber(numberOf(only), offered);
  const byLevel =
    level === undefined || level === null
      ? undefined
      : offered.find((one) => "qualification" in one.intent && one.intent.qualification === level);
  if (byLevel !== undefined && heard.mentions.filter((one) => one.part.kind === "numbers").length <= 1)
    return byLevel.intent;
  if (/^(?:yes|sure|ok)$/.test(said) && offered.length > 0) return offered[0]?.intent;
  const unit = numberOf(only);
  return unit === undefined
    ? undefined
    : offered.find(
        (one) => "units" in one.intent && one.intent.units.length > 0 && one.label.startsWith(`Unit ${unit}`),
      )?.intent;
}

function codeByNumber(level: number | undefined, offered: Context["offered"]): string | undefined {
  if (level === undefined) return undefined;
  const found = offered.find((one) => one.label.startsWith(`Level ${level}`));
  return found !== undefined && "qualification" in found.intent ? found.intent.qualification : undefined;
}

const choosesOwn =
  /^ (?:[a-z]+ ){0,3}(?:i am|we are|i have been|put me|move me|sign me|i do|i study) (?:[a-z]+ ){0,4}_q /;

/** "what about level 3", or a bare "3" after a certificate was taken for granted: the same again for another certificate. */
function followCertificate(heard: Heard, situation: Situation): Draft | undefined {
  const last = situation.context?.last;
  if (last === undefined || heard.strange.length > 0 || choosesOwn.test(heard.line) || !takesCertificate(last))
    return undefined;
  const code = heard.certificates.find((one) => one !== null) ?? assumedLevel(heard, situation);
  if (
    code === undefined ||
    code === null ||
    (heard.mentions.length > 0 && assumedLevel(heard, situation) === undefined)
  )
    return undefined;
  if (last.kind === "qualification.choose" || heard.tokens.length > 10) return undefined;
  const again =
    /^ (?:(?:again|level|learners|please|if|you|unit|and|but|ok|so|what|how|about|for|on|in|at|if|same|the|is it|would it be|it is|i am|i meant|meant|sorry|no|actually|does|that|go|apply|work|true|yes|is|are|they|too|also|then|it|same for|im|doing|different|allowed|with) )*(?:_q|_u|_n)(?: (?:also|one|if you|learners|people|then|though|as well|too|instead|please|certificate|course|is it|the same|different|allowed|not|_q|is|mate))* (?:[?.] )*$/;
  return again.test(heard.line) ? fixed(forCertificate(last, code)) : undefined;
}

function assumedLevel(heard: Heard, situation: Situation): string | undefined {
  if (situation.context?.assumed !== true || heard.tokens.length > 2) return undefined;
  const level = numberOf(heard.tokens[0]);
  return situation.offered.find((one) => one.level === level)?.code;
}

function followUnit(heard: Heard, last: Extract<Intent, { kind: "unit.info" | "unit.compare" }>): Draft | undefined {
  if (heard.strange.length > 0 || heard.tokens.length > 10) return undefined;
  const topic = unitTopic(heard.line);
  const named = heard.mentions.length > 0;
  const kept = last.kind === "unit.info" ? last.topic : "summary";
  const short =
    /^ (?:(?:and|what|about|how|ok|then|or|the|also|same|for|unit|so|is|it|tell|me|but|does|do|now|plus) )*_u(?: (?:then|too|as well|one|please|mate|is|though))* (?:[?.] )*$/;
  if (named && short.test(heard.line))
    return perCertificate((q) => ({
      kind: "unit.info",
      units: nameUnits(heard, q).take,
      topic: topic === undefined || topic === "summary" ? kept : topic,
    }));
  if (
    !named &&
    topic !== undefined &&
    topic !== "summary" &&
    !/ (?:i need|total|altogether|certificate|_q|in all) /.test(heard.line)
  )
    return fixed({ ...last, kind: "unit.info", topic });
  return undefined;
}

/** The words of a label, without the marks that reading takes away. */
function bareWords(label: string): string {
  return (label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** The first of the offers that means such a thing; of quizzes with `isAny` one that keeps to no topic. */
function followOffer({ context }: Situation, kind: Intent["kind"], isAny = false): Draft | undefined {
  const isPlain = (intent: Intent) =>
    intent.kind !== "quiz.start" || (intent.pick === "any" && intent.topic === undefined);
  const found = context?.offered.find(({ intent }) => intent.kind === kind && (!isAny || isPlain(intent)));
  return found === undefined ? undefined : fixed(found.intent);
}

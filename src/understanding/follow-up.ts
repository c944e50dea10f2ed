import type { Intent } from "../domain/intent.ts";
import type { Context } from "../domain/learner.ts";
import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { hearDailyChange, readWish } from "./grammar-daily.ts";
import { unitTopic } from "./grammar-info.ts";
import { hearQuizReply, inQuiz } from "./grammar-quiz.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import { numberOf, ordinalOf } from "./numbers.ts";
import type { Draft, Situation } from "./situation.ts";
import { certificateKinds, fixed, perCertificate } from "./situation.ts";

const more =
  /^ (?:(?:ok|and|show|give|me|any|some|see|what|are|there|have|you|got|do|i|the|no|not|those|that|like|want|something|anything|can|a) )*(?:more|others?|another|else|next|different|alternatives?|other (?:ways?|options?|ones?|combinations?)|another (?:way|one|option)|more (?:options|ways|ideas)|else have you got|what else|something else|anything else|different ones?|next (?:ones?|few))(?: (?:one|ones|please|options?|ways?|ideas?|then|is there|got|have you|to me|suggestions?|combinations?|you|like))* (?:[?.] )*$/;
const why =
  /^ (?:(?:but|so|ok|and|how|oh|really|wait|no|may|might|i|ask|stupid|daft|silly|that|is|can) )*(?:why(?: (?:not|is that|is it|so|can i not|can not i|cant i|though|ever|on earth|exactly|would that be|does it matter|do you say that|is it not|are they|then|no))*|how come|how so|how do you know|says who|what is the reason|explain(?: that| why| please)?|reason|what makes you say that|are you sure|you sure|really|prove it|because|what do you mean|what does that mean|in what way|since when|on what grounds|explain yourself|show (?:me )?(?:your|the) (?:working|reason|reasons|rule)|which rule|what rule|who says)(?: (?:please|then|not|though|that|it|is|so|about that|to me|allowed))* (?:[?.] )*$/;
const undo =
  /^ (?:(?:ok|oh|no|wait|oops|whoops|sorry|please|can you|could you|i|want to|can i) )*(?:undo|revert|go back|take (?:that|it) back|put it back|change it back|undo (?:that|it|this|last|the last)|scratch that|cancel that|never mind that|that was (?:a mistake|wrong)|did not mean (?:that|to|it)|wrong one|mistake|i made a mistake|reverse that)(?: .{0,30})?$/;
const addCue =
  /^ (?:(?:\.|oh|i|forgot|what of|ok|so|but|right|hmm|well|yes|no|then|if|sorry) )*(?:and|plus|with|what about|how about|what if|if i|also|add|adding|would adding|can i add|could i add|would|or|then|as well|can i (?:also )?(?:add|have|take|do|throw in|include)|could i (?:also )?(?:add|have|take|do)|throw in|including|along with|together with|on top of that|does|is|will|put|too|still ok|same|would that work) /;
const correction =
  / (?:sorry|meant|mean|i said|typo|correction|not what i|oops|whoops|wrong|rather|make that|scrap that|change that|no wait|wait no|my bad|actually) |^ (?:no|nah|not that) /;
const refersBack = / (?:that|those|it|them|these|this|the same|same|both|all that|they|together with that) /;

/** What a message means because of what was said before; undefined where it stands on its own. */
export function hearFollowUp(heard: Heard, situation: Situation): Draft | undefined {
  const { context } = situation;
  if (undo.test(heard.line) && heard.mentions.length === 0) return fixed({ kind: "undo" });
  if (context === null) return undefined;
  if (
    / (?:in it|on it|in there|on there|my plan|plan) (?:now |so far |then )?(?:\? )?$/.test(heard.line) &&
    / (?:what|show|list) /.test(heard.line) &&
    context?.last.kind === "plan.save" &&
    heard.mentions.length === 0
  )
    return perCertificate(() => ({ kind: "plan.show" }));
  const last = context.last;
  const reply = inQuiz(last) && !context.asking ? hearQuizReply(heard) : undefined;
  if (reply !== undefined) return reply;
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
    case "daily.show": {
      const wish = hearDailyChange(heard, last.kind === "daily.set" ? last.wish : {});
      if (wish !== undefined) return fixed({ kind: "daily.set", wish });
      return / (?:stop|off|cancel|leave it|forget it|never mind) /.test(heard.line) && heard.tokens.length < 7
        ? fixed({ kind: "daily.set", wish: { ...readWish(heard), on: false } })
        : undefined;
    }
    case "knowledge.ask":
      return heard.strange.length === 0 &&
        heard.mentions.length === 0 &&
        heard.tokens.length < 9 &&
        / (?:why|example|examples|more|how|explain|again|mean|matter|simpler|detail) /.test(heard.line)
        ? fixed(last)
        : undefined;
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

/** "a", "the second one", "2" after a question with choices, or the label itself. */
function pickOffer(heard: Heard, context: Context): Intent | undefined {
  const { offered, asking } = context;
  if (offered.length === 0 || heard.tokens.length > 8) return undefined;
  const said = heard.tokens.join(" ");
  const byLabel = offered.find((one) => one.label.toLowerCase() === said);
  if (byLabel !== undefined) return byLabel.intent;
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

/** "what about level 3", or a bare "3" after a certificate was taken for granted: the same again for another certificate. */
function followCertificate(heard: Heard, situation: Situation): Draft | undefined {
  const last = situation.context?.last;
  if (last === undefined || heard.strange.length > 0 || !certificateKinds.has(last.kind)) return undefined;
  const code = heard.certificates.find((one) => one !== null) ?? assumedLevel(heard, situation);
  if (
    code === undefined ||
    code === null ||
    (heard.mentions.length > 0 && assumedLevel(heard, situation) === undefined)
  )
    return undefined;
  if (last.kind === "qualification.choose" || heard.tokens.length > 10) return undefined;
  const again =
    /^ (?:(?:again|level|learners|please|if|you|unit|and|but|ok|so|what|how|about|for|on|in|at|if|same|the|is it|would it be|it is|i am|i meant|meant|sorry|no|actually|does|that|go|apply|work|true|yes|is|are|they|too|also|then|it|same for|im|doing|different|allowed|with) )*(?:_q|_u|_n)(?: (?:one|if you|learners|people|then|though|as well|too|instead|please|certificate|course|is it|the same|different|allowed|not|_q|is|mate))* (?:[?.] )*$/;
  return again.test(heard.line) ? fixed({ ...last, qualification: code } as Intent) : undefined;
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

function followSuggest(heard: Heard, last: Extract<Intent, { kind: "plan.suggest" }>): Draft | undefined {
  if (heard.mentions.length === 0 || heard.strange.length > 1) return undefined;
  const without =
    / (?:nothing|none|without|not|except|hate|avoid|no|do not|other than|besides|apart|rather|skip|leave|drop|excluding|instead of|anything but) /.test(
      heard.line,
    );
  if (!without || (heard.asks && / (?:can i|could i|is it|enough|clash) /.test(heard.line))) return undefined;
  return perCertificate((q) => {
    const named = nameUnits(heard, q);
    const out = [...new Set([...last.without, ...(named.leave.length > 0 ? named.leave : named.take)])];
    return { ...last, units: last.units.filter((unit) => !out.includes(unit)), without: out, skip: 0 };
  });
}

function followPlan(heard: Heard, situation: Situation): Draft | undefined {
  const last = situation.context?.last;
  if (last === undefined || heard.mentions.length === 0 || heard.strange.length > 1 || heard.tokens.length > 16)
    return undefined;
  if (
    / (?:save|quiz|test|credits|hours|level is|tell me about _u|test me|questions?|my plan is|criteria|evidence|put me|done|passed|finished|completed|difference|better) /.test(
      heard.line,
    ) ||
    unitTopic(heard.line) === "credits"
  )
    return undefined;
  const single = heard.mentions.length === 1;
  const adds =
    addCue.test(heard.line) &&
    (single || /^ (?:and|plus|with|also|add) /.test(heard.line)) &&
    !/^ (?:would|is|does|will|can i|could i|if i) (?!adding|add)[^?]* _[ux](?: [a-z]+){0,2} (?:and|with) _/.test(
      heard.line,
    );
  const leaves = heard.mentions.some((one) => one.leave);
  const backs = / (?:add|back|put) /.test(heard.line) && heard.tokens.length < 10;
  const fixes = correction.test(heard.line);
  const enoughWith = / (?:enough|complete|finished|pass) /.test(heard.line) && refersBack.test(heard.line);
  const bare = /^ (?:_u|unit _u)(?: (?:instead|then|too|as well|also|now|rather|though|ok|allowed))* (?:[?.] )*$/.test(
    heard.line,
  );
  const fresh =
    !/^ (?:and|plus|with|also|add|what about|how about) /.test(heard.line) &&
    /^ (?:can|could|is|are|do|does|am|would|will|may) /.test(heard.line) &&
    !/ (?:adding|add|also|too|as well|still|that|those|it|them|instead|then|drop|dropped|swap|swapped|without) /.test(
      heard.line,
    );
  if (fresh || !(adds || leaves || fixes || bare || enoughWith || backs)) return undefined;
  return perCertificate((q) => joinPlan(heard, { q, situation, fixes }));
}

interface Joining {
  readonly q: Qualification;
  readonly situation: Situation;
  readonly fixes: boolean;
}

function joinPlan(heard: Heard, { q, situation, fixes }: Joining): Intent {
  const last = situation.context?.last;
  const named = nameUnits(heard, q);
  if (last?.kind === "plan.save" || last?.kind === "plan.show") {
    const asks =
      heard.asks &&
      / (?:can|could|would|is|what if|ok|allowed|clash|instead|about) /.test(heard.line) &&
      !/^ and /.test(heard.line);
    if (asks) return { kind: "plan.check", question: "compatible", units: merge(situation.planned(q.code), named) };
    const as = last.kind === "plan.save" ? last.as : "planned";
    return named.take.length === 0
      ? { kind: "plan.save", change: "drop", units: named.leave, drop: [], as: "planned" }
      : {
          kind: "plan.save",
          change: "add",
          units: named.take,
          drop:
            fixes && last.kind === "plan.save" ? last.units.filter((unit) => !named.take.includes(unit)) : named.leave,
          as,
        };
  }
  const base = last?.kind === "plan.check" || last?.kind === "plan.suggest" ? last.units : situation.planned(q.code);
  if (/ (?:enough|complete|finished|pass) /.test(heard.line))
    return { kind: "plan.check", question: "sufficient", units: combine({ base, named, q, heard, fixes }) };
  const question =
    last?.kind === "plan.check" && !/ (?:allowed|clash|together) /.test(heard.line) ? last.question : "compatible";
  return { kind: "plan.check", question, units: combine({ base, named, q, heard, fixes }) };
}

function combine(from: {
  base: readonly UnitNumber[];
  named: ReturnType<typeof nameUnits>;
  q: Qualification;
  heard: Heard;
  fixes: boolean;
}): readonly UnitNumber[] {
  const { base, named, q, heard, fixes } = from;
  const kept = base.filter((unit) => !named.leave.includes(unit));
  if (named.take.length === 0 || named.leave.length > 0) return merge(kept, named);
  if (fixes && named.take.length > 1) return named.take;
  if (fixes || / instead /.test(heard.line))
    return merge(
      kept.filter((unit) => unit !== replaced(kept, named.take[0] ?? 0, q)),
      named,
    );
  return merge(kept, named);
}

/** The unit a correction takes the place of: the one barred with the new one, else the last. */
function replaced(base: readonly UnitNumber[], by: UnitNumber, q: Qualification): UnitNumber | undefined {
  const barred = q.rules.find((rule) => rule.kind === "barred" && rule.units.includes(by));
  const rival = barred?.kind === "barred" ? base.find((unit) => unit !== by && barred.units.includes(unit)) : undefined;
  return rival ?? base.at(-1);
}

function merge(base: readonly UnitNumber[], named: ReturnType<typeof nameUnits>): readonly UnitNumber[] {
  return [...new Set([...base, ...named.take])].filter((unit) => !named.leave.includes(unit)).sort((a, b) => a - b);
}

/** Whether the message points back at what was talked of. */
export function pointsBack(heard: Heard): boolean {
  return refersBack.test(heard.line);
}

import type { Intent } from "../domain/intent.ts";
import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { unitTopic } from "./grammar-info.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";
import { perCertificate } from "./situation.ts";

const addCue =
  /^ (?:(?:\.|oh|i|forgot|what of|ok|so|but|right|hmm|well|yes|no|then|if|sorry) )*(?:and|plus|with|what about|how about|what if|if i|also|add|adding|would adding|can i add|could i add|would|or|then|as well|can i (?:also )?(?:add|have|take|do|throw in|include)|could i (?:also )?(?:add|have|take|do)|throw in|including|along with|together with|on top of that|does|is|will|put|too|still ok|same|would that work) /;
const correction =
  / (?:sorry|meant|mean|i said|typo|correction|not what i|oops|whoops|wrong|rather|make that|scrap that|change that|no wait|wait no|my bad|actually) |^ (?:no|nah|not that) /;
const refersBack = / (?:that|those|it|them|these|this|the same|same|both|all that|they|together with that) /;

/** "anything without the legal one", after ways to finish were shown. */
export function followSuggest(heard: Heard, last: Extract<Intent, { kind: "plan.suggest" }>): Draft | undefined {
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

const tasteCue = / (?:hate|love|dislike|prefer|fancy|keen on|do not like|interested in) /;

/** "and 10?", "drop 8", "sorry meant 5": the same plan with a change. */
export function followPlan(heard: Heard, situation: Situation): Draft | undefined {
  const last = situation.context?.last;
  if (
    heard.or ||
    tasteCue.test(heard.line) ||
    last === undefined ||
    heard.mentions.length === 0 ||
    heard.strange.length > 1 ||
    heard.tokens.length > 16
  )
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
  const backs = / (?:add|back|put|stick|pop|chuck|throw|fit|squeeze) /.test(heard.line) && heard.tokens.length < 10;
  const fixes = correction.test(heard.line);
  const enoughWith = / (?:enough|complete|finished|pass) /.test(heard.line) && refersBack.test(heard.line);
  const bare = /^ (?:_u|unit _u)(?: (?:instead|then|too|as well|also|now|rather|though|ok|allowed))* (?:[?.] )*$/.test(
    heard.line,
  );
  const fresh =
    !/^ (?:and|plus|with|also|add|what about|how about) /.test(heard.line) &&
    /^ (?:can|could|is|are|do|does|am|would|will|may) /.test(heard.line) &&
    !/ (?:fit|squeeze|adding|add|also|too|as well|still|that|those|it|them|instead|then|drop|dropped|swap|swapped|without) /.test(
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

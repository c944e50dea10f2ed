import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { isLeftOut } from "./negation.ts";
import { tokenise } from "./normalise.ts";
import type { Mention, Part } from "./part.ts";
import { namesUnits } from "./part.ts";
import { type Names, readParts } from "./read-parts.ts";
import type { Spelling } from "./spelling.ts";

/** A message after reading, before it is known what is wanted. */
export interface Heard {
  /** The tokens, spelling mended. */
  readonly tokens: readonly string[];
  readonly parts: readonly Part[];
  /** Units that were named, in order. */
  readonly mentions: readonly Mention[];
  /**
   * The message as one line with a space at each end, what was named replaced: _u units, _x units left out, _mand and _opt groups,
   * _all every unit, _q a certificate, _c a criterion, _n a count, _t a time. The grammar matches against this.
   */
  readonly line: string;
  /** Words nobody here knows: a sign that the message is about something else. */
  readonly strange: readonly string[];
  /** Certificates named and not denied, in order; null for a level or code that is not ours. */
  readonly certificates: readonly (string | null)[];
  readonly criteria: readonly string[];
  readonly counts: readonly number[];
  /** Whether "or" stands between units. */
  readonly or: boolean;
  readonly asks: boolean;
}

const asking =
  /^ (?:(?:so|but|and|ok|right|please|hello|then|now|for|on|at|in|with|wait|no|yes|good|morning|just|the|by|way|hey|_q|dear|unitwise|question|quick|if [^?]{0,80}?) )*(?:can|could|would|will|is|are|am|do|does|did|may|should|might|shall|what|which|who|when|where|why|how|has|any|allowed|ok|possible|permitted) | (?:can|could|would|will|do|does|am|is|are|should|may|might|shall|did|have) (?:i|we|you|it|that|this|they|she|he|those|these|both|there|someone|somebody|anyone|my|the|unit|doing|taking|having) | (?:can|may) (?:both )?be | (?:is|are) _[ux] (?:[a-z]+ ){0,3}(?:ok|together|allowed|fine|possible|clash|both|good|open|gone) | (?:can|could|would|will|do|does|should|may) _[ux] | (?:so|and|but|then|say|wait|right) (?:is|are) _[ux] /;

/** Reads a message: tokens, spelling, names, negation. Linear in the length of what is read. */
export function hear(text: string, names: Names, spelling: Spelling): Heard {
  const tokens = tokenise(text).map((token) => spelling.mend(token));
  const parts = readParts(tokens, names);
  const flags = parts.map((part, at) => namesUnits(part) && isLeftOut(parts, at));
  const mentions = parts.flatMap((part, at): Mention[] =>
    namesUnits(part) ? [{ part, leave: flags[at] ?? false }] : [],
  );
  const line = drawLine(parts, flags);
  return {
    tokens,
    parts,
    mentions,
    line,
    strange: parts.flatMap((part) =>
      part.kind === "word" && !spelling.knows(part.word) && !/\d/.test(part.word) ? [part.word] : [],
    ),
    certificates: readCertificates(parts),
    criteria: parts.flatMap((part) => (part.kind === "criterion" ? [part.id] : [])),
    counts: parts.flatMap((part) => (part.kind === "count" ? [part.value] : [])),
    or:
      mentions.some((one) => one.part.kind === "numbers" && one.part.or) ||
      / _[ux] or (?:the |unit )?_[ux] /.test(line),
    asks: line.includes(" ? ") || asking.test(line),
  };
}

function drawLine(parts: readonly Part[], flags: readonly boolean[]): string {
  const words = parts.map((part, at) => drawPart(part, flags[at] ?? false)).filter((word) => word !== "");
  return ` ${words.join(" ")} `.replace(/ (_[ux])(?:(?: and)? \1){1,40} /g, " $1 ").replace(/ {2,}/g, " ");
}

function drawPart(part: Part, leave: boolean): string {
  switch (part.kind) {
    case "word":
      return /^\d{1,2}(?:[:.]\d{2})?(?:am|pm)?$/.test(part.word) && /[:.apm]/.test(part.word) ? "_t" : part.word;
    case "mark":
      return part.mark === "?" || part.mark === "=" || part.mark === "." || part.mark === "!"
        ? part.mark.replace("!", ".")
        : "";
    case "numbers":
    case "subjects":
      return leave ? "_x" : "_u";
    case "group":
      return leave ? "_x" : part.role === "mandatory" ? "_mand" : "_opt";
    case "all":
      return "_all";
    case "level":
      return "_q";
    case "criterion":
      return "_c";
    case "count":
      return "_n";
    default:
      return part satisfies never;
  }
}

function readCertificates(parts: readonly Part[]): readonly (string | null)[] {
  return parts.flatMap((part, at) => {
    if (part.kind !== "level") return [];
    const before = parts.slice(Math.max(0, at - 2), at).map((one) => (one.kind === "word" ? one.word : ""));
    return before.includes("not") || (before.includes("of") && before.includes("instead")) ? [] : [part.code];
  });
}

/** What the mentions come to within one qualification. */
export interface NamedUnits {
  readonly take: readonly UnitNumber[];
  readonly leave: readonly UnitNumber[];
  /** A title that fits several units: the learner has to say which. */
  readonly unclear: readonly (readonly UnitNumber[])[];
  /** Titles that no unit of this qualification has. */
  readonly absent: readonly string[];
}

/** Turns what was named into unit numbers of one qualification. */
export function nameUnits(heard: Heard, qualification: Qualification): NamedUnits {
  const take = new Set<UnitNumber>();
  const leave = new Set<UnitNumber>();
  const unclear: (readonly UnitNumber[])[] = [];
  const absent: string[] = [];
  const listed = heard.mentions.some((one) => one.part.kind === "numbers" && one.part.numbers.length > 1);
  const named = heard.mentions.some((one) => one.part.kind === "numbers" || one.part.kind === "subjects");
  for (const { part, leave: out } of heard.mentions) {
    // "optional ones 4, 8 and 10", "4 to 9, the lot": the list says it all.
    if ((part.kind === "all" && listed) || (part.kind === "group" && part.role === "optional" && named && !out))
      continue;
    const numbers = unitsOf(part, qualification);
    if (part.kind === "subjects" && numbers.length === 0) absent.push(part.said);
    if (part.kind === "subjects" && numbers.length > 1 && !part.both && !out) unclear.push(numbers);
    else for (const number of numbers) (out ? leave : take).add(number);
  }
  for (const number of leave) take.delete(number);
  const settled = unclear.map((some) => some.filter((number) => !take.has(number))).filter((some) => some.length > 1);
  return { take: ascending(take), leave: ascending(leave), unclear: settled, absent };
}

function unitsOf(part: Mention["part"], qualification: Qualification): readonly UnitNumber[] {
  switch (part.kind) {
    case "numbers":
      return part.numbers;
    case "subjects":
      return qualification.units.filter((unit) => part.subjects.includes(unit.subject)).map((unit) => unit.number);
    case "group": {
      const ids = qualification.groups.filter((group) => group.role === part.role).map((group) => group.id);
      return qualification.units.filter((unit) => ids.includes(unit.group)).map((unit) => unit.number);
    }
    case "all":
      return qualification.units.map((unit) => unit.number);
    default:
      return part satisfies never;
  }
}

function ascending(set: ReadonlySet<number>): readonly number[] {
  return [...set].sort((a, b) => a - b);
}

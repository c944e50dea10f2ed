import { asUnits, type HearAgain, namedCriteria } from "./criterion-numbers.ts";
import { spokenNames } from "./folded-names.ts";
import { nameUnits } from "./hear.ts";
import { foldText } from "./normalise.ts";
import { ordinalOf } from "./numbers.ts";
import { type Draft, fixed, type Situation, type Staff } from "./situation.ts";

const polite =
  "(?:(?:please|pls|can you|could you|can i|i want to|i would like to|let me|ok|and|now|then|hi|hey)\\W+)*";
const queue = [
  /^\W*(?:(?:show|see|open|the|my|me|what is in|whats in|what's in)\W+)*(?:evidence|assessor|assessment|assessing|signing|marking|review)\W+(?:queue|list to sign|inbox|to sign|to do)\b/i,
];
const queueForAssessors = [
  /\b(?:what|whats|what's|who|anything|something|evidence|anyone|how many|how much)\b.{0,20}\b(?:waiting|waits|ready)\b.{0,20}\b(?:for me|to (?:sign|review|assess|look at|mark)|for (?:review|sign))/i,
  /\b(?:what|whats|anything|something|who|do i have|have i|what have i)\b.{0,30}\bto (?:sign|assess|mark)(?: off)?\b/i,
  /^\W*(?:show |my |the )*(?:queue|inbox|waiting list)\W*$/i,
  /\b(?:needs?|need|wants?) (?:signing|my signature|assessing|marking|sign(?:ed)? off)\b/i,
  /^\W*(?:what is|whats|what's|anything) waiting(?: for me)?\W*$/i,
];
const sample =
  /\b(?:quality|iqa|iqas|iv|internal (?:quality (?:assurance|check)|verification|verifier))\W+(?:sample|sampling|check|checks|queue|list|assurance)\b|\bsample\b.{0,20}\b(?:signatures?|decisions?|evidence|assessors?)\b|\b(?:what|whats|anything)\b.{0,20}\bto sample\b|^\W*(?:show |the |my )*(?:sample|sampling)\W*$/i;
const sign = new RegExp(`^\\W*${polite}(?:sign|approve|accept|pass|tick)(?: off)?\\b(?!\\s+(?:me|up|in|out)\\b)`, "i");
const giveBack = new RegExp(`^\\W*${polite}(?:return|send back|give back|hand back|reject|refer|send)\\b`, "i");
const more = /^\W*(?:(?:show|the|me|any|and)\W+)*(?:more|next|next ones?|others)\W*$/i;

/** What assessors say: their queue, signing and returning, the quality sample. Of nobody else, but for the plain names. */
export function hearAssessor(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  const { staff, context } = situation;
  if (text.length > 900) return undefined;
  const isAssessor = staff?.roles.includes("trainer") === true;
  const isShort = text.length < 90;
  if (isShort && queue.some((one) => one.test(text))) return fixed({ kind: "evidence.queue", skip: 0 });
  const printed = hearPrintOf(text, again, situation);
  if (printed !== undefined) return printed;
  if (staff === undefined || !isAssessor) return hearSignedByOthers(text, again, situation);
  if (isShort && sample.test(text)) return fixed({ kind: "evidence.sample" });
  if (isShort && queueForAssessors.some((one) => one.test(text))) return fixed({ kind: "evidence.queue", skip: 0 });
  if (context?.last.kind === "evidence.queue" && more.test(text))
    return fixed({ kind: "evidence.queue", skip: context.last.skip + 5 });
  return hearOfList(text, situation) ?? hearSign(text, again, situation) ?? hearReturn(text, again, situation);
}

const nth =
  /^\W*(?<verb>(?:please |ok |and |now )*(?:sign|approve|accept|return|send back|give back|reject))?(?: off)?\W*(?:the )?(?<which>\w+)(?: (?:one|item|criterion))?(?: back)?(?:\W*[:,–-]\s*(?<words>.+)|\W*)$/is;

/** "Sign the first one", "return the second one: …": of the list just shown. An order without a verb shows it again. */
function hearOfList(text: string, { context }: Situation): Draft | undefined {
  if (context?.last.kind !== "evidence.queue") return undefined;
  const { verb, which = "", words = "" } = nth.exec(text)?.groups ?? {};
  const place = ordinalOf(which.toLowerCase());
  if (place === undefined) return undefined;
  if (verb === undefined) return fixed(context.last);
  const signs = /sign|approve|accept/i.test(verb);
  const listed = context.offered.flatMap(({ intent }) =>
    intent.kind === (signs ? "evidence.sign" : "evidence.return") ? [intent] : [],
  );
  const found = listed.at(place > 0 ? place - 1 : place);
  if (found === undefined) return fixed(context.last);
  return fixed(found.kind === "evidence.return" ? { ...found, words: words.trim() } : found);
}

/** Somebody else's criterion, named with the person: who may not sign is told so. */
function hearSignedByOthers(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  const { criteria } = namedCriteria(text);
  const { who } = personIn(text, situation.staff);
  return criteria.length > 0 && who !== "" && sign.test(text) ? hearSign(text, again, situation) : undefined;
}

function hearSign(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  const lead = sign.exec(text);
  if (lead === null || text.length > 200 || /\?\s*$/.test(text)) return undefined;
  const of = placeIn(text.slice(lead[0].length), again, situation);
  if (of === undefined) return undefined;
  const sampling =
    situation.context?.last.kind === "evidence.sample" || situation.context?.last.kind === "evidence.judge";
  return fixed(
    sampling && /accept|pass/i.test(lead[0])
      ? { kind: "evidence.judge", accept: true, words: "", ...of }
      : { kind: "evidence.sign", ...of },
  );
}

const parting = /^(.{1,160}?)(?::\s*|\s+[-–—]\s+|,\s*|\s+(?=because\b|as\b|since\b)|\.\s+)(.+)$/is;

function hearReturn(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  const lead = giveBack.exec(text);
  if (lead === null) return undefined;
  const rest = text.slice(lead[0].length);
  if (/send\W*$/i.test(lead[0]) && !/\bback\b/i.test(rest.slice(0, 120))) return undefined;
  const parted = partedBy(rest);
  const of = placeIn(parted.place.replace(/\bback\b/i, " "), again, situation);
  if (of === undefined) return undefined;
  const sampling =
    situation.context?.last.kind === "evidence.sample" || situation.context?.last.kind === "evidence.judge";
  const { words } = parted;
  return fixed(
    sampling ? { kind: "evidence.judge", accept: false, words, ...of } : { kind: "evidence.return", words, ...of },
  );
}

/** The place before the first colon, dash or comma that words follow; "1.1, 1.2 of unit 4: …" has its comma among numbers. */
function partedBy(rest: string): { readonly place: string; readonly words: string } {
  const colon = /^(.{1,160}?):\s+(.+)$/is.exec(rest) ?? parting.exec(rest.replace(/(\d)\s*,\s*(?=\d)/g, "$1 & "));
  return colon === null ? { place: rest, words: "" } : { place: colon[1] ?? "", words: (colon[2] ?? "").trim() };
}

interface Place {
  readonly who: string;
  readonly units: readonly number[];
  readonly criteria: readonly string[];
  readonly qualification?: string;
}

/** Whose, which unit and which criteria; undefined where the text names none of the three. */
function placeIn(text: string, again: HearAgain, situation: Situation): Place | undefined {
  const { who, rest } = personIn(text, situation.staff);
  const { criteria, rest: without } = namedCriteria(rest);
  const heard = again(asUnits(without));
  const of = situation.offered.map((one) => ({ one, units: nameUnits(heard, one).take }));
  const own = of.find(({ one, units }) => one.code === situation.qualification && units.length > 0);
  const found = own ?? of.find(({ units }) => units.length > 0);
  const units = found?.units ?? [];
  if (
    units.length === 0 &&
    criteria.length === 0 &&
    (who === "" || !/\b(?:everything|all|evidence|unit|work)\b/i.test(text))
  )
    return undefined;
  const named = heard.certificates.find((code) => code !== null);
  return { who, units, criteria, ...(named === undefined || named === null ? {} : { qualification: named }) };
}

/** The longest name that stands in the text, or the word behind "for", "to" or "from"; the text without it. */
function personIn(text: string, staff: Staff | undefined): { readonly who: string; readonly rest: string } {
  const folded = foldText(text);
  for (const name of spokenNames(staff?.people ?? [])) {
    // Of thousands of names hardly one stands there: it is looked for exactly only where it may.
    if (!folded.includes(name.trim().split(" ")[0] ?? "")) continue;
    const found = new RegExp(
      `(?:\\b(?:for|to|from|of|by)\\s+)?@?(?<![\\p{L}\\p{N}])${escaped(name)}(?:'?s)?(?![\\p{L}\\p{N}])`,
      "iu",
    ).exec(folded);
    if (found !== null)
      return { who: name, rest: `${folded.slice(0, found.index)} ${folded.slice(found.index + found[0].length)}` };
  }
  const said =
    /\b(?:for|to|from|by)\s+@?(?!unit\b|my\b|the\b|all\b|me\b)(\p{L}[\p{L}'’.-]{1,40})(?=\W*$|\W+(?:unit|u\d|\d))/iu.exec(
      folded,
    );
  if (said === null) return { who: "", rest: folded };
  return { who: said[1] ?? "", rest: `${folded.slice(0, said.index)} ${folded.slice(said.index + said[0].length)}` };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
}

const papers = /\b(?:print|pdf|download|show|see|open)\b/i;
const printsIt = /\b(?:print|pdf|download)\b/i;
const somebodys =
  /(?<![\p{L}])@?(?!(?:unit|what|that|it|there|here|who|let)\b)(\p{L}[\p{L}.-]{1,40})['’]s (?:[\p{L}]+ )?(?:checklists?|evidence|portfolio)/iu;

/** "Print Sam's checklist for unit 4". Somebody else's is never taken for one's own, whoever asks. */
function hearPrintOf(text: string, again: HearAgain, situation: Situation): Draft | undefined {
  if (text.length > 160 || !papers.test(text) || !/\b(?:checklists?|evidence|portfolio)\b/i.test(text))
    return undefined;
  const named = (situation.staff?.roles.length ?? 0) > 0 ? personIn(text, situation.staff) : { who: "", rest: text };
  const who = named.who === "" && printsIt.test(text) ? (somebodys.exec(text)?.[1] ?? "") : named.who;
  if (who === "") return undefined;
  const heard = again(named.rest);
  const units = situation.offered.map((one) => nameUnits(heard, one).take).find((some) => some.length > 0) ?? [];
  return fixed({ kind: "evidence.print", units, who });
}

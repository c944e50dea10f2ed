import { commonWords } from "./lexicon.ts";
import { shorthand } from "./shorthand.ts";

/** One word, number or mark of a message, lower case. */
export type Token = string;

/** What is read of one message at most, in characters; the rest is not looked at, so that reading stays linear. */
export const readLimit = 4_000;
/** And in words and marks: more than the limit in characters holds in ordinary prose. */
const mostTokens = 900;

const mark = /[&+,/?=!.;:()\-–—#]/;
const pieces =
  /\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b)?|\d+(?:st|nd|rd|th)\b|\d+\s?[ap]\.?m\b|\d+|\p{L}+\d+\p{L}+\d*|\p{L}+(?:['/]\p{L}+)*|[&+,/?=!.;:()\-–—#%£$]/gu;
const signOff =
  /^(?:(?:kind|best|many|warm) )?(?:regards|thanks|thank you|cheers|best wishes|yours sincerely|sincerely|yours|best)\b.{0,40}$/;
const glued = /^(?:(u|un|unit|units|mod|module)|(l|lv|lvl|level|lev))(\d{1,2})$/;

/** "2 do", "4 the": digits that stand for words. */
const numberAsTo =
  /(?<!unit |units |and |, ?|[\d+&] ?)\b2(?= (?:do|be|take|pick|choose|finish|study|know|get|go|start|pass|complete|see|learn|me|work|sit)\b)/g;
const numberAsFor =
  /(?<!unit |units |and |, ?|[\d+&] ?)\b4(?= (?:the|da|de|my|me|this|picking|choosing|now|it|that|cert|certificate|unit|level)\b)/g;
const scotsI =
  /\bah(?= (?:think|am|have|do|can|want|need|should|dae|could|might|take|get|miss|will|still|must)\b)|(?<=\b(?:can|kin|will|am|could|should|do|have|huv|did|if|that) )ah\b/g;

/** A meeting of two, and no list of units. */
const oneToOne = /\b(?:1[-: ]?2[-: ]?1|1[- ]?to[- ]?1|one[- ](?:to|2)[- ]one)s?\b(?! ?[,&+])/g;
/** "P1" is a priority, not a unit. */
const places = ["one", "two", "three", "four", "five"];

/** Lower case, plain quotes, no invisible characters, cut to the read limit. */
export function foldText(text: string): string {
  return text
    .slice(0, readLimit)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[\p{Cf}\p{Cc}]/gu, (hidden) => (hidden === "\n" || hidden === "\t" ? "\n" : ""));
}

/** The tokens of a message: shorthand written out, marks kept where they can mean something. */
export function tokenise(text: string): readonly Token[] {
  const folded = withoutSignature(foldText(withoutName(text)))
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .replace(/\b1s\b/g, "ones")
    .replace(/\bb4\b/g, "before")
    .replace(/\bl8r\b/g, "later")
    .replace(/\bgr8\b/g, "great")
    .replace(/\bm8\b/g, "")
    .replace(/\b(this|that|dis|dat) 1\b(?! ?(?:and\b|[&,+\d]))/g, "$1 one")
    .replace(/\b(?:at |around |about )?(\d{1,2}) ?ish\b/g, "at $1")
    .replace(/\b1[/\u2044]2(?= (?:an? )?h(?:ou)?r)/g, "half")
    .replace(/(?<=\p{L}) ?& ?(?=\p{L}{2})/gu, " and ")
    .replace(oneToOne, "onetoone")
    .replace(/\bp ?-?([1-5])\b/g, (_, place) => `priority${places[Number(place) - 1] ?? ""}`);
  const spoken = folded
    .replace(/\b2(geth\w{1,3}|geva)\b/g, "together")
    .replace(numberAsTo, "to")
    .replace(numberAsFor, "for")
    .replace(/\ban(?= (?:unit |u)?\d)/g, "and")
    .replace(/\bh ?(?:&|\bn\b|and) ?s\b/g, "health and safety")
    .replace(scotsI, "i")
    .replace(/\b([ap]) m\b/g, "$1m");
  const split = (spoken.replace(/(\p{L})(?=\d)/gu, "$1\u0001").match(/[^\s]+|\s+/g) ?? [])
    .map((chunk) => unglue(chunk.replaceAll("\u0001", "")))
    .join("");
  const found = split.match(pieces) ?? [];
  return found.slice(0, mostTokens).flatMap(expand).slice(0, mostTokens);
}

/** "I am on Level 3. Tomasz": a capital word behind the last sentence that is no word of ours is a name. */
function withoutName(text: string): string {
  const short = text.slice(0, readLimit);
  const name = /[.?!]\s{1,3}(\p{Lu}\p{Ll}{1,20})\.?\s{0,3}$/u.exec(short);
  if (name?.[1] === undefined || commonWords.has(name[1].toLowerCase()) || shorthand.has(name[1].toLowerCase()))
    return short;
  return short.slice(0, name.index + 1);
}

/** A message without its "Regards, Tomasz" and without a name on a line of its own below a blank one. */
function withoutSignature(text: string): string {
  if (!text.includes("\n")) return text;
  const lines = text.split("\n").map((line) => line.trim());
  while (lines.length > 0 && lines.at(-1) === "") lines.pop();
  const from = Math.max(1, lines.length - 4);
  const sign = lines.findIndex((line, at) => at >= from && signOff.test(line));
  if (sign > 0) return lines.slice(0, sign).join("\n");
  const last = lines.at(-1) ?? "";
  const named = lines.length > 2 && lines.at(-2) === "" && /^\p{L}+\.?(?: \p{L}+\.?)?$/u.test(last);
  return (named ? lines.slice(0, -1) : lines).join("\n");
}

/** "u4", "unit6", "l2" become two words; other mixtures stay. */
function unglue(chunk: string): string {
  return chunk.replace(/[a-z]+\d{1,2}(?!\d)/g, (word) => {
    const parts = glued.exec(word);
    if (!parts) return word;
    return parts[1] === undefined ? ` level ${parts[3]}` : ` unit ${parts[3]}`;
  });
}

function expand(token: Token): readonly Token[] {
  const clock = /^(\d{1,2}[:.]?\d{0,2})\s?([ap])\.?m$/.exec(token);
  if (clock) return [`${clock[1]}${clock[2]}m`];
  const plain = shorthand.get(token);
  if (plain) return plain;
  if (token.includes("/") && token.length > 1) return token.split(/(\/)/);
  const owner = /^(.+)'s$/.exec(token);
  if (owner?.[1] !== undefined) return [owner[1], "'s"];
  return token.includes("'") ? [token.replaceAll("'", "")] : [token];
}

/** Whether a token is a mark and no word. */
export function isMark(token: Token): boolean {
  return token.length === 1 && mark.test(token);
}

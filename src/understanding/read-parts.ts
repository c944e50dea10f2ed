import type { Token } from "./normalise.ts";
import { isMark } from "./normalise.ts";
import { numberOf } from "./numbers.ts";
import type { Part } from "./part.ts";
import type { PhraseIndex } from "./phrase-index.ts";
import { readNumbers } from "./read-numbers.ts";

/** What reading needs to know of the content. */
export interface Names {
  /** Titles and nicknames of subjects. */
  readonly titles: PhraseIndex<string>;
  /** Every subject whose title holds these words: "both the customer service ones". */
  readonly alike: (words: readonly Token[], found: readonly string[]) => readonly string[];
  /** Words of the subject matter. */
  readonly terms: PhraseIndex<string>;
  /** Qualification codes by level and by code. */
  readonly codeByLevel: ReadonlyMap<number, string>;
  readonly codes: ReadonlySet<string>;
}

interface Step {
  readonly part: Part;
  readonly length: number;
}

const titleTail = new Set(["one", "unit", "units", "ones", "bit", "section"]);
const levelWords = new Map([
  ["intermediate", 2],
  ["advanced", 3],
]);

/** Reads tokens from left to right into parts; every token belongs to exactly one part. */
export function readParts(tokens: readonly Token[], names: Names): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; ) {
    const step = readStep(tokens, at, names);
    parts.push(step.part);
    at += step.length;
  }
  return parts;
}

function readStep(tokens: readonly Token[], at: number, names: Names): Step {
  return (
    readLevel(tokens, at, names) ??
    readCriterion(tokens, at) ??
    readNumbers(tokens, at) ??
    readAll(tokens, at) ??
    readTitle(tokens, at, names) ??
    readGroup(tokens, at) ??
    readPlain(tokens[at] ?? "")
  );
}

function readLevel(tokens: readonly Token[], at: number, names: Names): Step | undefined {
  const token = tokens[at] ?? "";
  if (/^\d{5}$/.test(token)) {
    const code = names.codes.has(token) ? token : null;
    return { part: { kind: "level", level: 0, code }, length: 1 };
  }
  const spoken = levelWords.get(token);
  if (spoken !== undefined)
    return { part: { kind: "level", level: spoken, code: names.codeByLevel.get(spoken) ?? null }, length: 1 };
  if (token !== "level" && !(token === "l" && numberOf(tokens[at + 1]) !== undefined)) return undefined;
  const offset = tokens[at + 1] === "-" || tokens[at + 1] === "number" ? 2 : 1;
  const said = tokens[at + offset];
  const level = said === "to" || said === "too" ? (isEnd(tokens[at + offset + 1]) ? 2 : undefined) : numberOf(said);
  if (level === undefined || level > 8) return undefined;
  const tail = tokens[at + offset + 1] === "one" ? 1 : 0;
  return { part: { kind: "level", level, code: names.codeByLevel.get(level) ?? null }, length: offset + 1 + tail };
}

function isEnd(token: Token | undefined): boolean {
  return token === undefined || isMark(token) || token === "and";
}

/** "1.1", "2.3": a criterion, unless it is a time of day. */
function readCriterion(tokens: readonly Token[], at: number): Step | undefined {
  const token = tokens[at] ?? "";
  if (/^\d\d?\.\d\d$/.test(token)) return undefined;
  const whole = numberOf(token);
  const part = tokens[at + 2];
  if (whole === undefined || !/^\d+$/.test(token) || tokens[at + 1] !== "." || part === undefined || !/^\d$/.test(part))
    return undefined;
  return { part: { kind: "criterion", id: `${whole}.${part}` }, length: 3 };
}

function readTitle(tokens: readonly Token[], at: number, names: Names): Step | undefined {
  const found = names.titles.longestAt(tokens, at);
  if (found === undefined) return undefined;
  const tail = tokens[at + found.length] ?? "";
  const tagged = titleTail.has(tail) && numberOf(tokens[at + found.length + 1]) === undefined;
  const before = tokens.slice(Math.max(0, at - 2), at);
  const strong = tagged || found.length > 2 || before.includes("unit");
  const said = tokens.slice(at, at + found.length).join(" ");
  const plural =
    /^(?:ones|units)$/.test(tail) ||
    /^(?:ones|units)$/.test(tokens[at + found.length - 1] ?? "") ||
    before.includes("both") ||
    before.includes("two");
  const core = tokens.slice(at, at + found.length).filter((token) => !titleTail.has(token) && token !== "the");
  const spoken = names.titles.longestAt(core, 0);
  const whole = spoken?.length === core.length ? [...found.values, ...spoken.values] : found.values;
  const subjects = plural && core.length > 0 ? names.alike(core, whole) : found.values;
  return {
    part: { kind: "subjects", subjects, strong: strong || plural, said, both: plural },
    length: found.length + (tagged || /^(?:ones|units)$/.test(tail) ? 1 : 0),
  };
}

const everyUnit = [
  /^(?:all|every|each)(?: (?:of|the|them|these|single|one|\d+|eleven|fourteen))* units?\b/,
  /^all (?:of )?(?:them|it|\d\d|the lot|eleven|fourteen)\b/,
  /^(?:the )?whole lot\b/,
  /^every (?:single|last) one\b/,
  /^the lot\b/,
  /^everything on offer\b/,
];

/** "all of them", "every single unit", "the whole lot". */
function readAll(tokens: readonly Token[], at: number): Step | undefined {
  if (!/^(?:all|every|each|whole|the|everything)$/.test(tokens[at] ?? "")) return undefined;
  if (/^(?:that|this|it)$/.test(tokens[at - 1] ?? "")) return undefined;
  const ahead = tokens.slice(at, at + 6).join(" ");
  const said = everyUnit.map((one) => one.exec(ahead)?.[0]).find((one) => one !== undefined);
  if (said === undefined || /^(?:else|needed|left)$/.test(tokens[at + said.split(" ").length] ?? "")) return undefined;
  return { part: { kind: "all" }, length: said.split(" ").length };
}

const groupTail = new Set(["unit", "units", "ones", "one", "three", "3", "bits", "stuff", "group"]);

function readGroup(tokens: readonly Token[], at: number): Step | undefined {
  const lettered =
    tokens[at] === "group" ? { a: "mandatory" as const, b: "optional" as const }[tokens[at + 1] ?? ""] : undefined;
  if (lettered !== undefined) return { part: { kind: "group", role: lettered }, length: 2 };
  const token = tokens[at];
  if (token !== "mandatory" && token !== "optional") return undefined;
  let length = 1;
  while (groupTail.has(tokens[at + length] ?? "")) length++;
  return { part: { kind: "group", role: token }, length };
}

function readPlain(token: Token): Step {
  return { part: isMark(token) ? { kind: "mark", mark: token } : { kind: "word", word: token }, length: 1 };
}

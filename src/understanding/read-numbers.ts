import type { Token } from "./normalise.ts";
import { numberOf } from "./numbers.ts";
import type { Part } from "./part.ts";

interface Step {
  readonly part: Part;
  readonly length: number;
}

const largestUnit = 99;
const unitWord = new Set(["unit", "units", "#"]);
const joiners = new Set(["and", "&", "+", ",", "/", "or", "plus", "also", ";", "then", "an", ".", "="]);
const ranges = new Set(["-", "–", "—", "to", "through", "thru", "till", "until"]);
const swaps = new Set([
  "swap",
  "swapping",
  "swop",
  "swopping",
  "change",
  "changing",
  "switch",
  "switching",
  "move",
  "moving",
  "replace",
  "exchange",
  "go",
  "going",
]);
/** A number before one of these counts things; it is no unit. */
const measures = new Set(
  (
    "day days hour hours week weeks month months year years minute minutes min mins second seconds credit credits question questions " +
    "time times people person pound pounds quid percent % £ $ am pm oclock o'clock more extra other others mandatory optional " +
    "units miles mile km kg calls call points marks criteria outcomes learners apprentices members star stars bedroom bed euros dollars bucks " +
    "things ways options choices left remaining st nd rd th quizzes tests cards reminders prompts"
  ).split(" "),
);
const determiners = new Set(
  "the these those any all my only other which last first next every both another just top no of".split(" "),
);

/** A list of unit numbers ("unit 6 and 8", "1-3, 5", "4 7 10"), or a number that counts something else. */
export function readNumbers(tokens: readonly Token[], at: number): Step | undefined {
  const prefixed = unitWord.has(tokens[at] ?? "");
  const start = prefixed ? skipLabel(tokens, at + 1) : at;
  const first = prefixed ? (spokenNumber(tokens, start) ?? numberOf(tokens[start])) : numberOf(tokens[start]);
  if (first === undefined || (!prefixed && tokens[start] === "one" && !isListed(tokens, start))) return undefined;
  if (!prefixed && !standsForUnit(tokens, start, first)) return { part: { kind: "count", value: first }, length: 1 };
  if (first > largestUnit) return prefixed ? undefined : { part: { kind: "count", value: first }, length: 1 };
  return readList(tokens, { at, start, first, prefixed });
}

function skipLabel(tokens: readonly Token[], at: number): number {
  return tokens[at] === "number" || tokens[at] === "no" || tokens[at] === "#" || tokens[at] === ":" ? at + 1 : at;
}

/** Dictation writes "unit to" and "unit for"; taken as numbers only where nothing else fits. */
function spokenNumber(tokens: readonly Token[], at: number): number | undefined {
  const next = tokens[at + 1];
  const closes = next === undefined || joiners.has(next) || next === "?" || next === "with" || next === "together";
  const heard = { to: 2, too: 2, for: 4, ate: 8, won: 1 }[tokens[at] ?? ""];
  return closes ? heard : undefined;
}

function standsForUnit(tokens: readonly Token[], at: number, value: number): boolean {
  const token = tokens[at] ?? "";
  const before = tokens[at - 1] ?? "";
  const after = tokens[at + 1] ?? "";
  if (/^(?:a|per)$/.test(after) && /^(?:day|week|month|time|go|morning)$/.test(tokens[at + 2] ?? "")) return false;
  if (
    value > largestUnit ||
    measures.has(after) ||
    before === "£" ||
    before === "$" ||
    before === "x" ||
    before === "*"
  )
    return false;
  if (after === "*" || after === "x" || (after === "." && /^\d/.test(tokens[at + 2] ?? ""))) return false;
  if (!/^\d/.test(token) && (determiners.has(before) || value === 0)) return false;
  return true;
}

/** "one" is a number only in a list of numbers: "one two and three". */
function isListed(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1] ?? "";
  const beyond = joiners.has(next) || ranges.has(next) ? tokens[at + 2] : next;
  const previous = tokens[at - 1] ?? "";
  const behind = joiners.has(previous) || ranges.has(previous) ? tokens[at - 2] : previous;
  return numberOf(beyond) !== undefined || numberOf(behind) !== undefined;
}

interface ListStart {
  readonly at: number;
  readonly start: number;
  readonly first: number;
  readonly prefixed: boolean;
}

function readList(tokens: readonly Token[], from: ListStart): Step {
  const numbers = [from.first];
  let strong = from.prefixed;
  let or = false;
  let end = from.start + 1;
  for (;;) {
    const link = readLink(tokens, end, from.at);
    if (link === undefined) break;
    const last = numbers.at(-1) ?? from.first;
    if (link.range && link.value > last && link.value - last <= 40) {
      for (let number = last + 1; number <= link.value; number++) numbers.push(number);
    } else numbers.push(link.value);
    or ||= link.or;
    strong = true;
    end = link.end;
  }
  return { part: { kind: "numbers", numbers: [...new Set(numbers)], strong, or }, length: end - from.at };
}

interface Link {
  readonly value: number;
  readonly range: boolean;
  readonly or: boolean;
  readonly end: number;
}

function readLink(tokens: readonly Token[], at: number, listStart: number): Link | undefined {
  let next = at;
  let or = false;
  let range = false;
  while (next < tokens.length && next - at < 3 && joiners.has(tokens[next] ?? "")) {
    or ||= tokens[next] === "or";
    next++;
  }
  if (/^(?:through|up|right|all)$/.test(tokens[next] ?? "") && /^(?:to|through)$/.test(tokens[next + 1] ?? "")) next++;
  if ((next === at || ranges.has(tokens[next] ?? "")) && ranges.has(tokens[next] ?? "")) {
    const swapping = tokens.slice(Math.max(0, listStart - 4), listStart).some((token) => swaps.has(token));
    if (swapping && tokens[next] === "to" && !tokens.slice(0, listStart).includes("units")) return undefined;
    range = true;
    next++;
  }
  if (unitWord.has(tokens[next] ?? "")) next = skipLabel(tokens, next + 1);
  const value = numberOf(tokens[next]);
  if (value === undefined || value > largestUnit || !standsForUnit(tokens, next, value)) return undefined;
  return { value, range, or, end: next + 1 };
}

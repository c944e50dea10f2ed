import type { Token } from "./normalise.ts";

const words = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
].join(" ");
const byWord = new Map(words.split(" ").map((word, value) => [word, value]));
for (const [typo, value] of [
  ["fore", 4],
  ["fiv", 5],
  ["sicks", 6],
  ["sevn", 7],
  ["sevan", 7],
  ["eigth", 8],
  ["eigt", 8],
  ["nien", 9],
  ["elevn", 11],
  ["twelv", 12],
  ["forteen", 14],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["eleventh", 11],
  ["twelfth", 12],
  ["thirteenth", 13],
  ["fourteenth", 14],
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
] as const) {
  byWord.set(typo, value);
}

/** The whole number a token stands for, digits or a number word; undefined for anything else. */
export function numberOf(token: Token | undefined): number | undefined {
  if (token === undefined) return undefined;
  if (/^\d{1,6}$/.test(token)) return Number(token);
  return byWord.get(token);
}

const ordinals = new Map([
  ["first", 1],
  ["1st", 1],
  ["second", 2],
  ["2nd", 2],
  ["third", 3],
  ["3rd", 3],
  ["fourth", 4],
  ["4th", 4],
  ["fifth", 5],
  ["5th", 5],
  ["last", -1],
]);

/** 1 for "first", -1 for "last"; undefined for anything else. */
export function ordinalOf(token: Token | undefined): number | undefined {
  return token === undefined ? undefined : ordinals.get(token);
}

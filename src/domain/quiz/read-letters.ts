/** Positions, from 0, that were named by letter, number or "the second"; or why they cannot be told. */
export type LettersRead =
  | { readonly kind: "positions"; readonly positions: readonly number[] }
  | { readonly kind: "doubt" }
  | { readonly kind: "no-such" };

const filler = new Set(
  "i id ill im ive its it is the think thats that this answer answers option options letter letters number numbers no say said go going gonna for with pick choose chose would will maybe probably perhaps my has have to be must definitely guess reckon sure pretty um umm hmm hm er erm final deffo them can lets let us put try yes yeah yep ok okay so surely gotta obviously please mate and both then also plus well right select mine correct best ones are was these those uh oh ooh sorry actually mean meant believe of by in order but either just only choice question in".split(
    " ",
  ),
);
const ordinals: readonly (readonly string[])[] = [
  ["first", "1st", "top"],
  ["second", "2nd", "two", "no2"],
  ["third", "3rd", "three"],
  ["fourth", "4th", "four", "forth"],
  ["fifth", "5th", "five"],
  ["sixth", "6th", "six"],
  ["seventh", "7th", "seven"],
];
const wavering = new Set(["or", "not", "nor", "neither", "except", "isnt", "dont", "unless", "instead"]);

/** The letters in a message that says nothing else; undefined where it does. `shown` is how many there are. */
export function readLetters(text: string, shown: number): LettersRead | undefined {
  const tokens = tokensOf(text);
  const telling = tokens.filter((token) => token !== "one" && !filler.has(token) && !wavering.has(token));
  const counted = telling.length === 0 ? tokens.filter((token) => token === "one") : telling;
  if (counted.length === 0) return undefined;
  const runs = readRuns(counted, shown);
  if (runs === undefined) return undefined;
  if (tokens.some((token) => wavering.has(token))) return { kind: "doubt" };
  const positions = runs.flat();
  return positions.some((position) => position < 0 || position >= shown)
    ? { kind: "no-such" }
    : { kind: "positions", positions };
}

function tokensOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/\b(?:last but one|second (?:to )?last|next to last)\b/g, "penultimate")
    .replaceAll(/\b(?:a (?:wild |pure |total )?(?:guess|go|shot|stab|punt))\b/g, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== "");
}

// "the first two", "all": several positions in one go.
function readRuns(tokens: readonly string[], shown: number): readonly (readonly number[])[] | undefined {
  const [from = "", count = ""] = tokens;
  const many = ["two", "three", "four", "2", "3", "4"].indexOf(count);
  if (tokens.length === 2 && many >= 0 && /^(?:first|top|last|bottom)$/.test(from)) {
    const length = (many % 3) + 2;
    const start = /^(?:first|top)$/.test(from) ? 0 : shown - length;
    return [Array.from({ length }, (_, at) => start + at)];
  }
  const runs = tokens.map((token) => positionsOf(token, shown));
  return runs.every((run) => run !== undefined) ? runs : undefined;
}

function positionsOf(token: string, shown: number): readonly number[] | undefined {
  if (token === "one") return [0];
  if (token === "last" || token === "bottom") return [shown - 1];
  if (token === "penultimate") return [shown - 2];
  if (token === "middle") return shown % 2 === 1 ? [(shown - 1) / 2] : undefined;
  const named = ordinals.findIndex((names) => names.includes(token));
  if (named >= 0) return [named];
  if (/^[a-z]$/.test(token)) return [token.charCodeAt(0) - 97];
  if (/^\d$/.test(token)) return [Number(token) - 1];
  return runOf(token, shown);
}

// "ac" or "13": only what is shown, and nothing twice, or it is a word or a number.
function runOf(token: string, shown: number): readonly number[] | undefined {
  if (!/^(?:[a-h]+|[1-8]+)$/.test(token) || new Set(token).size < token.length) return undefined;
  const run = [...token].map((one) => (/\d/.test(one) ? Number(one) - 1 : one.charCodeAt(0) - 97));
  return run.every((position) => position < shown) ? run : undefined;
}

const digits = new Map(
  ["one", "two", "three", "four", "five", "six", "seven"].map((word, at) => [word, String(at + 1)]),
);
const between = new Set("is are goes go with to and then step number option equals matches".split(" "));

/** "1-C 2-A", "1c2a", "c1 a2": the position given to each number, by the numbers; undefined where it is no such list. */
export function readNumbered(text: string): LettersRead | undefined {
  const tokens = Array.from(text.toLowerCase().matchAll(/\d+|\p{L}+/gu), ([token]) => digits.get(token) ?? token);
  const told = tokens.filter((token) => !between.has(token));
  if (told.length < 2 || told.length % 2 === 1) return undefined;
  const pairs = told.flatMap((token, at) => {
    const other = told[at + 1] ?? "";
    const [digit, letter] = /\d/.test(token) ? [token, other] : [other, token];
    return at % 2 === 0 && /^[1-9]$/.test(digit) && /^[a-z]$/.test(letter) ? [{ digit: Number(digit), letter }] : [];
  });
  if (pairs.length * 2 < told.length) return undefined;
  if (new Set(pairs.map(({ digit }) => digit)).size < pairs.length) return { kind: "doubt" };
  const ordered = pairs.sort((one, other) => one.digit - other.digit);
  return { kind: "positions", positions: ordered.map(({ letter }) => letter.charCodeAt(0) - 97) };
}

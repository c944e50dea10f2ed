import type { MultipleResponse, SingleChoice, TrueFalse } from "../question.ts";
import type { Arrangement } from "./arrange.ts";
import { type AnswerRead, answered, unclear } from "./given.ts";
import { matchText } from "./match-text.ts";
import { type LettersRead, readLetters } from "./read-letters.ts";
import { readPieces } from "./read-pieces.ts";

/** One option, by letter or by its words. */
export function readSingle({ options }: SingleChoice, arrangement: Arrangement, said: string): AnswerRead {
  const texts = options.map(({ text }) => text);
  const bare = figureAmong(said, texts);
  if (bare !== undefined) return bare;
  const letters = matchesWhole(said, texts) ? undefined : readLetters(said, arrangement.length);
  if (letters !== undefined) return oneOf(letters, arrangement);
  return oneText(said, texts);
}

/** All options that are chosen, by letters or by their words. */
export function readMultiple({ options }: MultipleResponse, arrangement: Arrangement, said: string): AnswerRead {
  const texts = options.map(({ text }) => text);
  const all = allBut(said, arrangement);
  if (all !== undefined) return all;
  const letters = matchesWhole(said, texts) ? undefined : readLetters(said, arrangement.length);
  if (letters?.kind === "positions") return chosen(letters.positions.flatMap((at) => arrangement[at] ?? []));
  if (letters !== undefined) return unclear(letters.kind === "doubt" ? "several" : "no-such");
  const pieces = readPieces(said, texts);
  return pieces === undefined ? oneText(said, texts) : chosen(pieces);
}

/** A verdict with its reason; the verdict alone is enough where only one reason goes with it. */
export function readTrueFalse({ options }: TrueFalse, arrangement: Arrangement, said: string): AnswerRead {
  const texts = options.map(({ text }) => text.replace(/^because\s+/i, ""));
  const verdict = verdictOf(said);
  const letters = readLetters(withoutVerdict(said), arrangement.length);
  if (letters !== undefined && !(verdict?.bare ?? false)) {
    const read = oneOf(letters, arrangement);
    const [place] = read.kind === "answer" && read.given.kind === "options" ? read.given.places : [];
    const against = verdict?.sure === true && place !== undefined && options[place]?.says !== verdict.says;
    return against ? unclear("several") : read;
  }
  if (verdict === undefined) return oneText(withoutBecause(said), texts);
  const places = options.flatMap(({ says }, place) => (says === verdict.says ? [place] : []));
  if (places.length === 1) return chosen(places);
  const reason = withoutVerdict(said);
  if (reason === "") return unclear("reason");
  const found = matchText(
    reason,
    places.map((place) => texts[place] ?? ""),
  );
  if (found.kind === "one") return chosen([places[found.at] ?? 0]);
  const whole = oneText(withoutBecause(said), texts);
  return verdict.sure || whole.kind === "unclear" ? unclear("reason") : whole;
}

function chosen(places: readonly number[]): AnswerRead {
  return answered({ kind: "options", places: [...new Set(places)].sort((one, other) => one - other) });
}

function oneOf(letters: LettersRead, arrangement: Arrangement): AnswerRead {
  if (letters.kind !== "positions") return unclear(letters.kind === "doubt" ? "several" : "no-such");
  const [position, ...others] = [...new Set(letters.positions)];
  const place = position === undefined ? undefined : arrangement[position];
  if (place === undefined) return unclear("no-such");
  return others.length > 0 ? unclear("too-many") : chosen([place]);
}

function oneText(said: string, texts: readonly string[]): AnswerRead {
  const tries = [said, said.replace(/[\s,.]+(?:because|cos|cause|since)\s.*$/is, "")];
  const found = tries.map((one) => matchText(one, texts)).find(({ kind }) => kind !== "none");
  if (found?.kind === "one") return chosen([found.at]);
  return unclear(found?.kind === "several" ? "several" : "unknown");
}

function matchesWhole(said: string, texts: readonly string[]): boolean {
  return said.trim().length > 1 && matchText(said, texts).kind === "one" && !/^\W*[a-h1-8]\W*$/i.test(said);
}

// Where the options are figures, "2" is the figure and not the second.
function figureAmong(said: string, texts: readonly string[]): AnswerRead | undefined {
  if (!/^[£\s]*\d[\d,.]*\s*%?[\s.!]*$/.test(said) || !texts.some((text) => /^£?\d/.test(text))) return undefined;
  return oneText(said, texts);
}

function allBut(said: string, arrangement: Arrangement): AnswerRead | undefined {
  const found =
    /^\W*(?:all|everything|every one|all of (?:them|these|the above)|they all)(?:\W+(?:but|except|apart from|bar|not)\W+(.+))?\W*$/i.exec(
      said,
    );
  if (found === null) return undefined;
  const except = found[1] === undefined ? undefined : readLetters(found[1], arrangement.length);
  if (found[1] !== undefined && except?.kind !== "positions") return unclear("several");
  const without = except?.kind === "positions" ? except.positions : [];
  return chosen(arrangement.filter((_, position) => !without.includes(position)));
}

interface Verdict {
  readonly says: boolean;
  /** "True", and not "yes", which may be no more than a way to begin. */
  readonly sure: boolean;
  readonly bare: boolean;
}

const verdicts = /^\W*(true|false|t|f|yes|no|right|wrong|correct|incorrect|yep|nope|yeah)\b[\s,.:;-]*/i;

function verdictOf(said: string): Verdict | undefined {
  const word = verdicts.exec(said)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  const says = /^(?:true|t|yes|right|correct|yep|yeah)$/.test(word);
  return { says, sure: /^(?:true|false)$/.test(word), bare: withoutVerdict(said) === "" };
}

function withoutVerdict(said: string): string {
  return withoutBecause(said.replace(verdicts, ""));
}

function withoutBecause(said: string): string {
  return said.replace(/^\W*(?:because|cos|cause|as|since)\s+/i, "").replace(/[\s.!?]+$/, "");
}

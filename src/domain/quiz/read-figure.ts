import type { NumberAnswer } from "../question.ts";
import { type Unit, unitNamed, unitWanted } from "./figure-units.ts";
import { isNumberWord, numberInWords } from "./figure-words.ts";
import { type AnswerRead, answered, type FigureReading, unclear } from "./given.ts";

/** A figure as written, with its unit where one was named. */
interface Figure {
  readonly value: number;
  readonly unit: Unit | undefined;
}

/**
 * A number with or without its unit: "82%", "1,200", "£12.50", "half an hour". Times and money are turned into the unit
 * asked for; where a percentage is wanted, "0.82" and "4/5" are read as fractions, unless 0.82 is itself a known answer.
 */
export function readFigure(question: NumberAnswer, text: string): AnswerRead {
  const plain = plainFigures(text);
  if (/\d\s*(?:-|to|or)\s*\d|\bbetween\b/.test(plain)) return unclear("several");
  if (/\b(?:less|more|fewer|under|over|above|below) (?:than )?\d|[<>]/.test(plain)) return unclear("range");
  const figures = figuresIn(plain);
  const wanted = unitWanted(question);
  const ratio = ratioIn(plain);
  if (ratio !== undefined) return wanted?.kind === "percent" ? figure(ratio * 100, "fraction") : unclear("several");
  const [first] = figures;
  if (first === undefined) return unclear("not-a-number");
  if (saysMore(question, plain)) return unclear("unknown");
  const sum = addUp(figures);
  return sum === undefined ? unclear("several") : inUnit(question, sum, wanted);
}

function figure(value: number, read: FigureReading): AnswerRead {
  return answered({ kind: "number", value: Number(value.toPrecision(12)), read });
}

function inUnit(question: NumberAnswer, { value, unit }: Figure, wanted: Unit | undefined): AnswerRead {
  if (unit === undefined) return withoutUnit(question, value, wanted);
  if (wanted === undefined) return question.unit === "" ? figure(value, "plain") : unclear("unit");
  if (unit.kind !== wanted.kind) return unclear("unit");
  return figure((value * unit.worth) / wanted.worth, unit.worth === wanted.worth ? "plain" : "converted");
}

function withoutUnit(question: NumberAnswer, value: number, wanted: Unit | undefined): AnswerRead {
  const known = [question.answer, ...question.slips.map((slip) => slip.value)];
  const isFraction = value > 0 && value < 1 && !known.some((one) => Math.abs(one) <= 1);
  if (wanted?.kind === "percent" && isFraction) return figure(value * 100, "fraction");
  const isWhole = wanted?.worth === 1_000_000 && value >= 100_000;
  return isWhole ? figure(value / 1_000_000, "converted") : figure(value, "plain");
}

// "1 hour 15 minutes" is one time and "12 pounds 50" one sum; other numbers beside one another are not one.
function addUp(figures: readonly Figure[]): Figure | undefined {
  const [first, second, ...more] = figures;
  if (first === undefined || second === undefined) return first;
  if (more.length > 0 || first.unit === undefined) return undefined;
  const kind = first.unit.kind;
  if (second.unit === undefined) {
    if (kind === "pounds" && second.value < 100) return { value: first.value + second.value / 100, unit: first.unit };
    const next = first.unit.worth === 3600 || first.unit.worth === 60 ? first.unit.worth / 60 : undefined;
    return next !== undefined ? { value: first.value + second.value / 60, unit: first.unit } : undefined;
  }
  if (second.unit.kind !== kind || second.unit.worth >= first.unit.worth) return undefined;
  return { value: first.value + (second.value * second.unit.worth) / first.unit.worth, unit: first.unit };
}

const around = new Set(
  "i id im its it is be think believe guess reckon say maybe probably about around roughly approx approximately circa exactly answer my final total that would be must a the equals comes to of is so then um er hm hmm ok just only at least up sum pretty sure minus within after on by in right well no yes yeah".split(
    " ",
  ),
);

// "Unit 7" and "send me 3 at 8:30" hold a number and are no answer.
function saysMore({ prompt }: NumberAnswer, plain: string): boolean {
  const [before = "", after = ""] = plain.split(/-?\d.*\d|-?\d/s);
  const asked = new Set(prompt.toLowerCase().match(/\p{L}+/gu) ?? []);
  const strange = (before.match(/[\p{L}']+/gu) ?? [])
    .map((word) => word.replaceAll("'", ""))
    .filter((word) => !around.has(word) && (!asked.has(word) || /^(?:unit|level|question)s?$/.test(word)));
  return strange.length > 0 || (after.match(/\p{L}+/gu) ?? []).length > 6;
}

function ratioIn(plain: string): number | undefined {
  const found = /^\W*(\d+(?:\.\d+)?)\s*(?:\/|out of|in every|over)\s*(\d+(?:\.\d+)?)\s*$/.exec(plain);
  if (found === null || Number(found[2]) === 0) return undefined;
  return Number(found[1]) / Number(found[2]);
}

function figuresIn(plain: string): readonly Figure[] {
  const pattern = /(£\s*)?(-?\d+(?:\.\d+)?)(?:st|nd|rd|th|ish)?\s*(m\b|million|k\b|thousand)?\s*(%|\p{L}+)?/gu;
  return Array.from(plain.matchAll(pattern), ([, pound, number, times, name]) => {
    const big = times === undefined ? 1 : /^m/.test(times) ? 1_000_000 : 1000;
    const minutes = times === "m" && pound === undefined;
    const unit = pound !== undefined ? unitNamed("£") : minutes ? unitNamed("m") : unitNamed(name ?? "");
    return { value: Number(number) * (minutes ? 1 : big), unit };
  });
}

/** Figures for all that is written in words, and only what comes after the last "=". */
function plainFigures(text: string): string {
  const said = text
    .toLowerCase()
    .split("=")
    .filter((part) => part.trim() !== "")
    .at(-1);
  return inDigits(
    (said ?? "")
      .replaceAll(/[’‘]/g, "'")
      .replaceAll(/[−–—]/g, "-")
      .replaceAll(/(\d[\d,.]*) ?£/g, "£$1")
      .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, "")
      .replaceAll(/(?<=\d),(?=\d)/g, ".")
      .replaceAll(/(?<=\b\d{1,3}) (?=\d{3}\b(?!\s*(?:min|sec|h|pounds|%)))/g, "")
      .replaceAll(/\bper ?cent\b/g, "%")
      .replaceAll(/\bminus (?=\d)/g, "-")
      .replaceAll(/\b(\d{1,2}):(\d{2})\b/g, "$1 h $2 min")
      .replaceAll(/(?<=\d)(?=h\d)|(?<=\dh)(?=\d)/g, " ")
      .replaceAll("½", " and a half ")
      .replaceAll("¼", " and a quarter "),
  );
}

function inDigits(text: string): string {
  const halves = text
    .replaceAll(/\bthree quarters of an? (\w+)/g, "0.75 $1")
    .replaceAll(/\b(?:a )?quarter of an? (\w+)/g, "0.25 $1")
    .replaceAll(/\bhalf (?:of )?an? (hour|minute|day|year|million|thousand)\b/g, "0.5 $1")
    .replaceAll(/\ban? (second|minute|hour|day|week|month|year|fortnight)\b/g, "1 $1")
    .replaceAll(/\ba (?=thousand|million)/g, "1 ")
    .replaceAll(/\b1 fortnight\b|\bfortnight\b/g, "2 weeks");
  const numbers = halves.replaceAll(/[a-z]+(?:[ -]+[a-z]+)*/g, wordsInDigits);
  return numbers
    .replaceAll(/(\d+) (\p{L}+ )?and a half\b/gu, "$1.5 $2")
    .replaceAll(/(\d+) (\p{L}+ )?and a quarter\b/gu, "$1.25 $2")
    .replaceAll(/(\d+) 1\/2/g, "$1.5");
}

// The longest runs of number words in a row of words.
function wordsInDigits(row: string): string {
  const done: string[] = [];
  let run: string[] = [];
  const close = () => {
    const tail = run.at(-1) === "and" || run.at(-1) === "a" || run.at(-1) === "point" ? run.splice(-1) : [];
    const isTimes = run.length === 1 && /^(?:thousand|million)$/.test(run[0] ?? "");
    const number = isTimes ? undefined : numberInWords(run);
    done.push(...(number === undefined ? run : [String(number)]), ...tail);
    run = [];
  };
  for (const word of row.split(/[ -]+/)) {
    const goesOn = run.length > 0 && (word === "and" || word === "point");
    if (isNumberWord(word) || goesOn) run.push(word);
    else {
      close();
      done.push(word);
    }
  }
  close();
  return done.join(" ");
}

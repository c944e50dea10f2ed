import type { Learner } from "../../domain/learner.ts";
import { noPractice, type Practice } from "../../domain/practice.ts";
import { type RowsChange, rowsChange } from "./rows-change.ts";

/** What was practised, but for answers and cards: only today changes with each answer, the days before it once a day. */
export interface PracticeTexts {
  /** How many answers are filed, and what is set aside, as JSON. */
  readonly practice: string;
  /** All days but the newest, as JSON with commas between them. */
  readonly days: string;
  /** The newest day, as JSON; empty where there is none. */
  readonly day: string;
}

/** All that a learner's rows hold. */
export interface RecordTexts extends PracticeTexts {
  readonly record: string;
  /** The texts of the cards and of the answers in order, with commas between them. */
  readonly cards: string;
  readonly answers: string;
}

/** The record without `practice`, as JSON. */
export function recordText({ practice: _, ...record }: Learner): string {
  return JSON.stringify(record);
}

/** What `practice` is in the learner's own row. */
export function practiceTexts({ reviews: _, cards: _cards, days, ...rest }: Practice): PracticeTexts {
  const texts = days.map((day) => JSON.stringify(day));
  return { practice: JSON.stringify(rest), days: texts.slice(0, -1).join(","), day: texts.at(-1) ?? "" };
}

/** The record as one text of JSON, as `decodeLearner` takes it. */
export function wholeRecord({ record, practice, days, day, cards, answers }: RecordTexts): string {
  const all = days === "" ? day : `${days},${day}`;
  return `{"practice":{"reviews":[${answers}],"cards":[${cards}],"days":[${all}],${practice.slice(1)},${record.slice(1)}`;
}

/** What makes the rows of `was` those of `next`. */
export function listsChange(
  next: Learner,
  was: Learner | undefined,
): Readonly<Record<ListName, RowsChange | undefined>> {
  const now = next.practice;
  const before = was?.practice ?? noPractice;
  return {
    answers: rowsChange({ from: now.filed, all: now.reviews }, { from: before.filed, all: before.reviews }),
    cards: rowsChange({ from: 0, all: now.cards }, { from: 0, all: before.cards }),
  };
}

/** The lists of a learner of which each member is a row. */
export type ListName = "answers" | "cards";

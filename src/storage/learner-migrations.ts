import { noDaily } from "../domain/daily.ts";
import { noPortfolio } from "../domain/evidence.ts";
import { noPost } from "../domain/letter.ts";
import { noPractice } from "../domain/practice.ts";

/** The version of the records that are written. */
export const currentVersion = 4;

type Fields = Readonly<Record<string, unknown>>;

/** By the version a record has: what makes the next version of it. Pure; a record that was wrong may stay wrong. */
const steps: Readonly<Record<number, (record: Fields) => Fields>> = {
  0: (record) => ({ tastes: [], undo: [], ...record, version: 1 }),
  1: (record) => ({ locale: null, address: null, answered: null, ...record, version: 2 }),
  2: (record) => ({
    quizzes: 0,
    quiz: null,
    practice: noPractice,
    daily: noDaily,
    dueAt: null,
    zoneChosen: false,
    ...record,
    version: 3,
  }),
  3: (record) => ({
    portfolio: noPortfolio,
    letters: [],
    digest: null,
    post: noPost,
    marks: [],
    ...record,
    version: 4,
  }),
};

/** The record brought forward to the current version, one step after the other. Ask for `version` <= current only. */
export function migrateRecord(record: Fields, version: number): Fields {
  const step = steps[version];
  return step === undefined ? record : migrateRecord(step(record), version + 1);
}

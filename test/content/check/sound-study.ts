import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { z } from "zod";
import { type CheckGround, checkBank } from "../../../src/content/check/check-bank.ts";
import { type Finding, sortFindings } from "../../../src/content/check/finding.ts";
import { readBank } from "../../../src/content/check/read-bank.ts";
import type { glossarySchema } from "../../../src/content/glossary-schema.ts";
import type { notesSchema } from "../../../src/content/notes-schema.ts";
import type { quizSchema } from "../../../src/content/quiz-schema.ts";
import { fractionsFrom } from "../../../src/domain/quiz/seeded.ts";
import { madeUpCopy } from "../content-folder.ts";

export type Notes = z.input<typeof notesSchema>;
export type Quiz = z.input<typeof quizSchema>;
export type Question = Quiz["questions"][number];
export type Glossary = z.input<typeof glossarySchema>;

/** One unit's files and the glossary, as a writer would have them. */
export interface Study {
  notes: Notes;
  quiz: Quiz;
  glossary: Glossary;
}

// Short words, so that what is made of them is easy to read and rightly spelt.
const words =
  `bread dough crust yeast salt flour milk wheat rye oats seed nut egg cream cheese plum pear peach grape lime
  mint thyme sage leek bean pea corn rice soup stew broth roast grill fry boil steam bake knead fold roll press stretch
  rest prove rise cool warm hot cold crisp soft hard thick thin round square long short wide deep bowl pan tray rack
  shelf scale spoon fork knife blade brush cloth glove clock bell light door shop till queue price coin cake bun loaf
  slice crumb paste glaze spice clove bark root leaf stalk bloom fruit juice peel zest pulp stone core skin husk bran
  germ starch heat flame coal wood ash smoke vent flue brick clay sand`.split(/\s+/);

type Random = () => number;

function some(count: number, random: Random): string {
  return Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? "").join(" ");
}

// Each file has sources of its own, so that what is done to one is done to no other.
const head = () => ({
  author: "The bakers",
  written: "2026-01-10",
  reviewBy: "2027-01-10",
  sources: {
    leaflet: { name: "The leaflet", kind: "book" as const },
    act: { name: "The Bread Act", kind: "act" as const },
  },
});

function notesOf(subject: string, random: Random): Notes {
  const sentence = () => `The ${some(5, random)}.`;
  const sentences = (count: number) => Array.from({ length: count }, sentence).join(" ");
  const topics = [1, 2, 3, 4, 5, 6].map((number) => ({
    id: `${subject}-${number}`,
    title: some(2, random),
    outcome: null,
    criteria: [],
    asks: [some(4, random), some(4, random)],
    short: sentence(),
    what: sentences(8),
    why: sentences(6),
    example: sentences(6),
    mistake: sentences(5),
    sources: ["leaflet"],
  }));
  const answer = { id: `${subject}-a`, topic: `${subject}-1`, asks: [some(4, random), some(4, random)] };
  return { ...head(), topics, answers: [{ ...answer, answer: sentence(), sources: ["leaflet"] }] };
}

/** Options of which the one at `right` is right, and none is longer or shorter than chance would have it. */
export function options(right: number, count: number, random: Random) {
  return Array.from({ length: count }, (_, at) => ({
    text: some(3 + Math.floor(random() * 4), random),
    right: at === right,
    because: some(4, random),
  }));
}

function questionOf(topic: string, number: number, random: Random): Question {
  const base = {
    id: `${topic}-q${number}`,
    version: 1,
    topic,
    difficulty: ([1, 2, 3] as const)[number % 3] ?? 1,
    scenario: number < 2,
    prompt: `${some(8, random)}?`,
    hint: some(4, random),
    sources: ["leaflet"],
  };
  const place = Math.floor(random() * 4);
  if (number === 3) {
    const says = options(place, 4, random).map((option, at) => ({ ...option, says: at % 2 === 0 }));
    return { ...base, type: "true-false", options: says };
  }
  if (number < 4) return { ...base, type: "single", options: options(place, 4, random) };
  return lastQuestion(base, random);
}

type Base = Omit<Extract<Question, { type: "short" }>, "type" | "accept" | "because" | "slips">;

function lastQuestion(base: Base, random: Random): Question {
  const step = () => ({ text: some(3, random), because: some(4, random) });
  const pair = () => ({ left: some(3, random), right: some(3, random), because: some(4, random) });
  switch (Math.floor(random() * 4)) {
    case 0:
      return { ...base, type: "order", steps: [step(), step(), step()] };
    case 1:
      return { ...base, type: "match", pairs: [pair(), pair(), pair()], spare: [step()] };
    case 2:
      return { ...base, type: "short", accept: [some(2, random)], because: some(4, random), slips: [] };
    default: {
      const slips = [{ value: 9, because: some(4, random) }];
      return { ...base, type: "number", answer: 5, tolerance: 1, unit: "", because: some(4, random), slips };
    }
  }
}

/** Notes, questions and a term with which nothing is wrong; the seed decides the words. */
export function soundStudy(subject: string, seed: number): Study {
  const random = fractionsFrom(seed);
  const notes = notesOf(subject, random);
  const questions = notes.topics.flatMap(({ id }) => [0, 1, 2, 3, 4].map((number) => questionOf(id, number, random)));
  const term = { id: "bun", term: "bun", definition: "A small loaf.", example: "A bun, please.", subjects: ["baking"] };
  return {
    notes,
    quiz: { ...head(), questions },
    glossary: { ...head(), terms: [{ ...term, sources: ["leaflet"] }] },
  };
}

const subjects = ["baking", "hygiene", "kneading", "ovens"];

/** A content folder in which every unit is written; `spoil` puts one fault into the unit "baking" or the glossary. */
export function studyFolder(spoil: (study: Study) => void = () => undefined): string {
  const dir = madeUpCopy();
  for (const [at, subject] of subjects.entries()) {
    const study = soundStudy(subject, at + 4);
    if (subject === "baking") {
      spoil(study);
      writeFileSync(join(dir, "glossary.yaml"), stringify(study.glossary));
      writeFileSync(join(dir, "emergencies.yaml"), stringify(emergencies));
    }
    writeFileSync(join(dir, "units", subject, "notes.yaml"), stringify(study.notes));
    writeFileSync(join(dir, "units", subject, "quiz.yaml"), stringify(study.quiz));
    writeFileSync(join(dir, "units", subject, "review.yaml"), stringify(review));
  }
  return dir;
}

/** A dictionary that knows every word but one. */
export const ground: CheckGround = {
  today: "2026-11-25",
  speller: { knows: (word) => word.toLowerCase() !== "bredd", suggest: () => ["bread"] },
  own: { label: "content/spelling.txt", lines: [] },
};

/** What `check` finds in a folder. */
export function findingsIn(dir: string, given: Partial<CheckGround> = {}): readonly Finding[] {
  const { bank, findings } = readBank(dir);
  return sortFindings([...findings, ...checkBank(bank, { ...ground, ...given })]);
}

/** "error size: The unit has 5 topics.", one line for each finding of a folder with this fault. */
export function faultsOf(spoil: (study: Study) => void, given: Partial<CheckGround> = {}): readonly string[] {
  return findingsIn(studyFolder(spoil), given).map((one) => `${one.severity} ${one.check}: ${one.problem}`);
}

/** Takes a file away. */
export function without(dir: string, path: string): string {
  rmSync(join(dir, path));
  return dir;
}

/** The item there, which is certain to be. */
export function itemAt<T>(list: readonly T[], at: number): T {
  const item = list[at];
  if (item === undefined) throw new Error(`No item ${at}`);
  return item;
}

const review = {
  on: "2026-11-25",
  reader: "Somebody else",
  questions: 25,
  agreed: 25,
  disagreements: [],
  changes: [],
  facts: { statements: 1, changes: [] },
  doubts: [],
};

const emergencies = {
  author: "Unitwise",
  written: "2026-11-25",
  reviewBy: "2027-05-31",
  sources: { practice: { name: "Common practice", kind: "practice" } },
  entries: [
    {
      id: "burn",
      title: "A burn",
      signs: "burnt hand\n",
      first: "Cool it.",
      tell: "Tell a first aider.",
      sources: ["practice"],
    },
  ],
};

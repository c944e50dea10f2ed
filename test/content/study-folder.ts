import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeUpCopy, replaceIn } from "./content-folder.ts";

const head = `author: The bakers
written: 2026-01-10
reviewBy: 2027-01-10
sources:
  leaflet: { name: The leaflet, kind: book }
`;

const notes = `${head}topics:
  - id: dough
    title: Dough
    outcome: null
    criteria: []
    asks: [what is dough, how is dough made]
    short: Dough is flour and water.
    what: Flour and water.
    why: It becomes bread.
    example: A bowl of it.
    mistake: Too much water.
    sources: [leaflet] # topic
  - id: crusts
    title: Crusts
    outcome: null
    criteria: []
    asks: [what is a crust, how does a crust form]
    short: A crust is the outside of a loaf.
    what: The outside.
    why: It keeps a loaf fresh.
    example: The heel of a loaf.
    mistake: Cutting it off.
    author: Ann
    reviewBy: 2026-06-30
    sources:
      - leaflet
answers:
  - id: kneading-by-hand
    topic: dough
    asks: [how do i knead dough by hand, kneading by hand]
    answer: Push, fold and turn it for ten minutes.
    steps: [Push., Fold., Turn.]
    sources: [leaflet] # answer
`;

const quiz = `${head}questions:
  - id: bake-1
    version: 1
    type: single
    topic: dough
    difficulty: 1
    prompt: How many hands knead best?
    hint: Count yours.
    options: # bake-1
      - { text: One, because: No. }
      - { text: Two, right: true, because: It is. }
      - { text: Three, because: No. }
    sources: [leaflet] # one
  - id: bake-2
    version: 1
    type: multiple
    topic: crusts
    difficulty: 2
    prompt: What is in a crust?
    hint: Think.
    options: # bake-2
      - { text: Flour, right: true, because: It is. }
      - { text: Water, right: true, because: So it is. }
      - { text: Soot, because: No. }
      - { text: Sand, because: No. }
    sources:
      - leaflet
  - id: bake-3
    version: 1
    type: true-false
    topic:
      dough
    difficulty: 1
    prompt: An oven bakes.
    hint: Touch it.
    options: # bake-3
      - { says: true, text: It is hot, right: true, because: It is. }
      - { says: false, text: It is cold, because: No. }
      - { says: true, text: It is big, because: No. }
    sources:
      - leaflet
`;

const glossary = `${head}terms:
  - id: bun
    term: bun
    definition: A bun is a small loaf.
    example: A bun, please.
    subjects: [baking]
    sources: [leaflet] # bun
  - id: roll
    term: roll
    definition: A roll is a bun that was rolled.
    example: Two rolls.
    subjects: [baking, ovens]
    see: [bun]
    sources:
      - leaflet
`;

const review = `on: 2026-11-25
reader: a second reader
questions: 3
agreed: 2
disagreements:
  - { question: bake-1, reader: three, key: two, found: reader-slip, done: Nothing. }
changes:
  - { question: "bake-1, bake-3", why: The stem was longer than it needs to be. }
facts: { statements: 0, changes: [] }
doubts: []
`;

/** The made-up content with a glossary, and with notes, questions and a review of the unit "baking", ready to be broken. */
export function smallStudyFolder(): string {
  const dir = madeUpCopy();
  writeStudy(dir, "baking");
  writeFileSync(join(dir, "glossary.yaml"), glossary);
  writeFileSync(join(dir, "units", "baking", "review.yaml"), review);
  return dir;
}

/** Writes the same notes and questions for a unit; the ids of the questions begin so. */
export function writeStudy(dir: string, subject: string, ids = "bake"): void {
  writeFileSync(join(dir, "units", subject, "notes.yaml"), notes);
  writeFileSync(join(dir, "units", subject, "quiz.yaml"), quiz.replaceAll("id: bake-", `id: ${ids}-`));
}

/** Such a folder in which the one place where `from` stands says something else. */
export function spoilt(
  file: string,
  { from, to }: { readonly from: string; readonly to: string },
  dir = smallStudyFolder(),
): string {
  replaceIn(join(dir, file), from, to);
  return dir;
}

/** The line, from 1, on which these words stand first. */
export function lineOf(dir: string, file: string, words: string): number {
  const at = readFileSync(join(dir, file), "utf8")
    .split("\n")
    .findIndex((line) => line.includes(words));
  if (at === -1) throw new Error(`Not in ${file}: ${words}`);
  return at + 1;
}

import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openContent } from "../../src/content/open-content.ts";
import { StartupError } from "../../src/domain/startup-error.ts";
import { studyFolder } from "./check/sound-study.ts";
import { madeUpDir, problemsOf, replaceIn } from "./content-folder.ts";
import { lineOf, smallStudyFolder, spoilt, writeStudy } from "./study-folder.ts";

const notes = "units/baking/notes.yaml";
const quiz = "units/baking/quiz.yaml";
const review = "units/baking/review.yaml";
const glossary = "glossary.yaml";

interface Fault {
  readonly name: string;
  readonly file: string;
  /** What stands once in the file, and what is put in its place; named is that line, or the one of `at`. */
  readonly from: string;
  readonly to: string;
  readonly at?: string;
  readonly problem: string;
  readonly fix: string;
}

const faults: readonly Fault[] = [
  {
    name: "a topic's source that the file does not name",
    file: notes,
    from: "sources: [leaflet] # topic",
    to: "sources: [leaflet, hearsay]",
    problem: 'There is no source "hearsay".',
    fix: "Name it under sources at the top of the file.",
  },
  {
    name: "an answer's source that the file does not name",
    file: notes,
    from: "sources: [leaflet] # answer",
    to: "sources: [hearsay]",
    problem: 'There is no source "hearsay".',
    fix: "Name it under sources",
  },
  {
    name: "a question's source that the file does not name",
    file: quiz,
    from: "sources: [leaflet] # one",
    to: "sources: [constructor]",
    problem: 'There is no source "constructor".',
    fix: "Name it under sources",
  },
  {
    name: "a term's source that the file does not name",
    file: glossary,
    from: "sources: [leaflet] # bun",
    to: "sources: [hearsay]",
    problem: 'There is no source "hearsay".',
    fix: "Name it under sources",
  },
  {
    name: "an answer about a topic that is not there",
    file: notes,
    from: "topic: dough",
    to: "topic: dogh",
    problem: 'There is no topic "dogh" in the notes of this unit.',
    fix: "Allowed: dough, crusts.",
  },
  {
    name: "a question about a topic that is not there",
    file: quiz,
    from: "topic: crusts",
    to: "topic: hygiene",
    problem: 'There is no topic "hygiene" in the notes of this unit.',
    fix: "Allowed: dough, crusts.",
  },
  {
    name: "an answer with a topic's id",
    file: notes,
    from: "id: kneading-by-hand",
    to: "id: crusts",
    problem: 'The id "crusts" is taken already.',
    fix: "Give it an id that no other has",
  },
  {
    name: "two questions with one id",
    file: quiz,
    from: "id: bake-2",
    to: "id: bake-1",
    problem: 'The id "bake-1" is taken already.',
    fix: "ids never change and are never used again",
  },
  {
    name: "two terms with one id",
    file: glossary,
    from: "id: roll",
    to: "id: bun",
    problem: 'The id "bun" is taken already.',
    fix: "Give it an id that no other has",
  },
  {
    name: "a term that points to none",
    file: glossary,
    from: "see: [bun]",
    to: "see: [bunn]",
    problem: 'There is no term "bunn".',
    fix: "Name the id of a term of this file.",
  },
  {
    name: "a term of a unit that is not there",
    file: glossary,
    from: "subjects: [baking, ovens]",
    to: "subjects: [baking, oven]",
    problem: 'There is no unit "oven".',
    fix: "Allowed: baking, hygiene, kneading, ovens.",
  },
  {
    name: "a single choice of which none is right",
    file: quiz,
    from: "{ text: Two, right: true, because: It is. }",
    to: "{ text: Two, because: It is. }",
    at: "options: # bake-1",
    problem: '"bake-1" has 0 right of 3 options.',
    fix: "Allowed: exactly one.",
  },
  {
    name: "a single choice of which two are right",
    file: quiz,
    from: "{ text: One, because: No. }",
    to: "{ text: One, right: true, because: No. }",
    at: "options: # bake-1",
    problem: '"bake-1" has 2 right of 3 options.',
    fix: "Allowed: exactly one.",
  },
  {
    name: "a true or false of which two are right",
    file: quiz,
    from: "{ says: false, text: It is cold, because: No. }",
    to: "{ says: false, text: It is cold, right: true, because: No. }",
    at: "options: # bake-3",
    problem: '"bake-3" has 2 right of 3 options.',
    fix: "Allowed: exactly one.",
  },
  {
    name: "a multiple response of which one is right",
    file: quiz,
    from: "{ text: Flour, right: true, because: It is. }",
    to: "{ text: Flour, because: It is. }",
    at: "options: # bake-2",
    problem: '"bake-2" has 1 right of 4 options.',
    fix: "Allowed: two or more right, one or more wrong.",
  },
  {
    name: "a multiple response of which all are right",
    file: quiz,
    from: "{ text: Soot, because: No. }\n      - { text: Sand, because: No. }",
    to: "{ text: Soot, right: true, because: No. }\n      - { text: Sand, right: true, because: No. }",
    at: "options: # bake-2",
    problem: '"bake-2" has 4 right of 4 options.',
    fix: "Allowed: two or more right, one or more wrong.",
  },
  {
    name: "a disagreement about a question that is not there",
    file: review,
    from: "question: bake-1",
    to: "question: bake-9",
    problem: 'There is no question "bake-9" in this unit.',
    fix: "Name the id of a question of this unit.",
  },
  {
    name: "a change of a question that is not there",
    file: review,
    from: "bake-1, bake-3",
    to: "bake-1, bake-9",
    problem: 'There is no question "bake-9" in this unit.',
    fix: "Name the id of a question of this unit.",
  },
];

describe("what is taught", () => {
  it.each(faults)("is refused with file and line: $name", ({ file, from, to, at, problem, fix }) => {
    const dir = smallStudyFolder();
    const changed = replaceIn(join(dir, file), from, to);
    const line = at === undefined ? changed : lineOf(dir, file, at);
    expect(problemsOf(dir)).toEqual([{ where: `content/${file}:${line}`, problem, fix: expect.stringContaining(fix) }]);
  });

  it("is refused where an id of another unit's question is used again", () => {
    const dir = smallStudyFolder();
    writeStudy(dir, "ovens");
    const places = problemsOf(dir).map(({ where, problem }) => `${where} ${problem}`);
    expect(places).toEqual(
      [1, 2, 3].map((number) => {
        const line = lineOf(dir, "units/ovens/quiz.yaml", `id: bake-${number}`);
        return `content/units/ovens/quiz.yaml:${line} The id "bake-${number}" is taken already.`;
      }),
    );
  });

  it("needs notes before questions", () => {
    const dir = smallStudyFolder();
    rmSync(join(dir, notes));
    const problems = problemsOf(dir);
    expect(problems.map(({ where }) => where)).toContain(`content/${quiz}:${lineOf(dir, quiz, "topic: crusts")}`);
    expect(new Set(problems.map(({ fix }) => fix))).toEqual(new Set(["Write notes.yaml first."]));
  });

  it("is refused with all its problems at once, in the order of files and lines", () => {
    const dir = spoilt(quiz, { from: "topic: crusts", to: "topic: hygiene" });
    spoilt(glossary, { from: "see: [bun]", to: "see: [bunn]" }, dir);
    spoilt(notes, { from: "topic: dough", to: "topic: dogh" }, dir);
    expect(problemsOf(dir).map(({ where }) => where.replace(/:\d+$/, ""))).toEqual([
      `content/${glossary}`,
      `content/${notes}`,
      `content/${quiz}`,
    ]);
  });
});

describe("sound study files", () => {
  it("open, every piece with author, dates and sources of its own or of its file", () => {
    const { topics, answers, questions, terms } = openContent({ dir: smallStudyFolder() }).study();
    expect(topics.map(({ subject, id }) => `${subject}/${id}`)).toEqual(["baking/dough", "baking/crusts"]);
    expect(answers.map(({ subject, id, topic }) => `${subject}/${id} of ${topic}`)).toEqual([
      "baking/kneading-by-hand of dough",
    ]);
    expect(questions.map(({ id, type }) => `${id} ${type}`)).toEqual([
      "bake-1 single",
      "bake-2 multiple",
      "bake-3 true-false",
    ]);
    expect(terms.map(({ id, see }) => [id, see])).toEqual([
      ["bun", []],
      ["roll", ["bun"]],
    ]);
    const leaflet = { id: "leaflet", name: "The leaflet", kind: "book" };
    expect(topics[0]).toMatchObject({ author: "The bakers", reviewBy: "2027-01-10", sources: [leaflet] });
    expect(topics[1]).toMatchObject({ author: "Ann", reviewBy: "2026-06-30", sources: [leaflet] });
  });

  it("may not be there at all", () => {
    expect(openContent({ dir: madeUpDir }).study()).toEqual({
      topics: [],
      answers: [],
      questions: [],
      terms: [],
      synonyms: [],
    });
  });

  it("that are whole units open as well", () => {
    expect(openContent({ dir: studyFolder() }).study().topics).toHaveLength(24);
  });
});

describe("study files that are read later", () => {
  it("are refused at the first use and at every other, not before", () => {
    const dir = spoilt(notes, { from: "topic: dough", to: "topic: dogh" });
    const store = openContent({ dir, study: "later" });
    expect(store.codes).toEqual(["B-1"]);
    for (const _ of ["first", "second"]) expect(() => store.study()).toThrow(StartupError);
  });

  it("are refused at once where they are not read later", () => {
    expect(() =>
      openContent({ dir: spoilt(notes, { from: "topic: dough", to: "topic: dogh" }), study: "now" }),
    ).toThrow(StartupError);
  });

  it("are read once", () => {
    const store = openContent({ dir: smallStudyFolder(), study: "later" });
    expect(store.study()).toBe(store.study());
  });
});

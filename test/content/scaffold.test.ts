import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { notesSchema } from "../../src/content/notes-schema.ts";
import { quizSchema } from "../../src/content/quiz-schema.ts";
import { runNewUnit } from "../../src/content/scaffold/run-new-unit.ts";
import { problemsOf } from "./content-folder.ts";
import { openDesk } from "./exchange/exchange-run.ts";

const title = "Principles of active listening: what & why in a contact centre";

test("a new unit passes every schema, so that the program still starts", async () => {
  const { run, said } = openDesk();
  expect(await runNewUnit(["active-listening", "--title", title], run)).toBe(0);
  const before = readFileSync(join(run.dir, "units", "active-listening", "unit.yaml"), "utf8");
  expect(before).toContain('title: "Principles of active listening: what & why in a contact centre"\n');
  expect(before).toContain('shortTitle: "Active listening: what & why"\n');
  const missing = problemsOf(run.dir).filter(({ where }) => where.includes("active-listening"));
  // The made-up content knows no source of this name; ours does.
  expect(missing.map(({ problem }) => problem)).toEqual([expect.stringContaining("title-only")]);
  expect(said[0]).toContain("It is in no certificate yet");
});

test("the comments explain every field that notes and questions have", async () => {
  const { run } = openDesk();
  await runNewUnit(["listening", "--title", "Listening", "--author", "Jo: the trainer"], run);
  const file = (name: string) => readFileSync(join(run.dir, "units", "listening", name), "utf8");
  for (const key of Object.keys(notesSchema.shape.topics.element.shape)) {
    if (!["author", "written", "reviewBy"].includes(key))
      expect(file("notes.yaml")).toMatch(new RegExp(`^#.*\\b${key}: `, "m"));
  }
  for (const option of quizSchema.shape.questions.element.options) {
    for (const key of Object.keys(option.shape)) {
      if (!["author", "written", "reviewBy"].includes(key))
        expect(file("quiz.yaml")).toMatch(new RegExp(`^#.*\\b${key}: `, "m"));
    }
  }
  expect(file("quiz.yaml")).toContain('author: "Jo: the trainer"\nwritten: 2026-11-25\nreviewBy: 2027-11-25\n');
});

test("a folder that is there stays as it is", async () => {
  const { run, said, quiz } = openDesk();
  const before = readFileSync(quiz, "utf8");
  expect(await runNewUnit(["baking", "--title", "Baking"], run)).toBe(2);
  expect([said[0], readFileSync(quiz, "utf8")]).toEqual([expect.stringContaining("already"), before]);
});

test("where a folder cannot be made nothing is left", async () => {
  const { run, path } = openDesk();
  mkdirSync(path("content"));
  writeFileSync(path("content/units"), "no folder");
  expect(await runNewUnit(["listening", "--title", "Listening"], { ...run, dir: path("content") })).toBe(2);
  expect([readdirSync(path("content")), existsSync(path("content/units/listening"))]).toEqual([["units"], false]);
});

test.each([
  [["--help"], 0, "npm run content -- new-unit SUBJECT"],
  [[], 2, "Name the folder"],
  [["listening"], 2, "A unit needs its title"],
  [["Unit 4", "--title", "x"], 2, '"Unit 4" is no folder'],
  [["../out", "--title", "x"], 2, '"../out" is no folder'],
  [["listening", "Listening", "--title", "x"], 2, "the title in quotes"],
  [["listening", "--colour"], 2, "--colour"],
])("new-unit %j", async (args, code, words) => {
  const { run, said } = openDesk();
  expect(await runNewUnit(args, run)).toBe(code);
  expect(said.join("\n")).toContain(words);
});

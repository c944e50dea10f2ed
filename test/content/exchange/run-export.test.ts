import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runExport } from "../../../src/content/exchange/run-export.ts";
import { openDesk } from "./exchange-run.ts";

test("all units go into one file unless one is named", async () => {
  const desk = openDesk();
  expect(await runExport([desk.path("all.gift")], desk.run)).toBe(0);
  expect(desk.said[0]).toBe(`Written: ${desk.path("all.gift")}, 120 questions`);
  expect(desk.read("all.gift")).toContain("\n$CATEGORY: ovens/ovens-6\n");
});

test("a file that is there is not written over unasked", async () => {
  const desk = openDesk();
  const file = desk.put("mine.csv", "my work");
  expect(await runExport([file, "--unit", "baking"], desk.run)).toBe(2);
  expect([desk.said[0], desk.read("mine.csv")]).toEqual([expect.stringContaining("--force"), "my work"]);
  expect(await runExport([file, "--unit", "baking", "--force"], desk.run)).toBe(0);
  expect(desk.read("mine.csv")).toMatch(/^\uFEFFid,version,type,/);
});

test("questions with faults are not exported", async () => {
  const desk = openDesk();
  writeFileSync(desk.quiz, "author: [\n");
  expect(await runExport([desk.path("x.csv")], desk.run)).toBe(1);
  expect(desk.said[0]).toContain("content/units/baking/quiz.yaml:");
});

test.each([
  [["--help"], 0, "npm run content -- export FILE"],
  [[], 2, "Name the file"],
  [["a.csv", "b.csv"], 2, "One file at a time"],
  [["a.csv", "--format", "xml"], 2, "--format is gift or csv"],
  [["a.csv", "--unit", "ovns"], 2, "nearest: ovens"],
  [["nowhere/a.csv", "--unit", "ovens"], 2, "The file cannot be written"],
])("export %j", async (args, code, words) => {
  const desk = openDesk();
  expect(await runExport(args, desk.run)).toBe(code);
  expect(desk.said.join("\n")).toContain(words);
});

import { expect, test } from "vitest";
import { filesBelow, linesMatching } from "./repository-files.ts";

const sources = filesBelow("src", ".ts", ".tsx");
const tests = filesBelow("test", ".ts");

test("no file of the source is longer than 250 lines", () => {
  const long = sources.filter(({ text }) => text.split("\n").length > 251);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test("no test is longer than 400 lines, fixtures apart", () => {
  const long = tests.filter(({ path, text }) => !path.startsWith("test/fixtures/") && text.split("\n").length > 401);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test("folders of the source are at most three deep", () => {
  expect(sources.map(({ path }) => path).filter((path) => path.split("/").length > 5)).toEqual([]);
});

test("file names are in kebab-case and say what is in them", () => {
  const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.property|\.slow)?(?:\.test|\.bench)?\.tsx?$/;
  const names = [...sources, ...tests].map(({ path }) => path);
  expect(names.filter((path) => !kebab.test(path.split("/").at(-1) ?? ""))).toEqual([]);
  expect(names.filter((path) => /(?:^|[-/])(?:utils?|helpers?|managers?|impl|misc|common)\b/.test(path))).toEqual([]);
});

test("there are no barrels: nothing is exported that stands elsewhere", () => {
  expect(linesMatching(sources, /^export (?:type )?(?:\*|\{.*\}) ?.*from "/)).toEqual([]);
});

test("nothing is left to be done without an issue", () => {
  const marks = new RegExp(["TO", "DO|FIX", "ME|XX", "X"].join(""));
  const left = [...sources, ...tests].filter(({ text }) => marks.test(text));
  expect(left.map(({ path }) => path)).toEqual([]);
});

test("no test's title begins with the words test or should", () => {
  expect(linesMatching(tests, /^\s*(?:test|it)(?:\.each\(.*\))?\("(?:test|should)\b/)).toEqual([]);
});

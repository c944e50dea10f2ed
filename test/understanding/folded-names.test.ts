import { expect, test } from "vitest";
import { foldNames, spokenNames } from "../../src/understanding/folded-names.ts";

const people = ["Sam Okafor", "SAM  Reed", "Jo", "Zoë O’Neill", "X"];

test("people are called by their whole name or the first word of it, each once, the longest first", () => {
  expect(spokenNames(people)).toEqual(["zoë o'neill", "sam okafor", "sam reed", "sam", "zoë", "jo"]);
});

test("a list of names is folded once, and every name keeps its own writing", () => {
  expect(foldNames(people)).toBe(foldNames(people));
  expect(foldNames(people).map(({ name }) => name)).toEqual(people);
  expect(foldNames(["SAM  Reed"])[0]).toEqual({ name: "SAM  Reed", folded: "sam reed", words: ["sam", "reed"] });
});

import { expect, test } from "vitest";
import { letterOf, readAct } from "../../src/platforms/terminal/pick-choice.ts";
import { asking, choose266, choose267, fullReply } from "./sample-replies.ts";

test.each([
  ["a", choose266],
  [" B) ", choose267],
  ["b.", choose267],
  ["level 3  CERTIFICATE", choose267],
])("%j presses what was offered", (line, intent) => {
  expect(readAct(line, asking)).toEqual({ kind: "pressed", intent });
});

test.each(["1", "2", "c", "level 3", "the second one", "a b", ""])(
  "%j goes to the assistant as it was said",
  (line) => {
    expect(readAct(line, asking)).toEqual({ kind: "said", text: line });
  },
);

test("the label of an offer presses it, but offers have no letters", () => {
  const offering = { ...fullReply, choices: [] };
  expect(readAct("Show my plan", offering)).toEqual({ kind: "pressed", intent: { kind: "plan.show" } });
  expect(readAct("a", offering)).toEqual({ kind: "said", text: "a" });
});

test("with nothing said before, everything is said", () => {
  expect(readAct("a", undefined)).toEqual({ kind: "said", text: "a" });
});

test("there are letters for any number of choices", () => {
  const letters = Array.from({ length: 800 }, (_, index) => letterOf(index));
  expect(new Set(letters).size).toBe(800);
  expect([letters[0], letters[25], letters[26], letters[702]]).toEqual(["a", "z", "aa", "aaa"]);
});

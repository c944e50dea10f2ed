import { expect, test } from "vitest";
import { readDialogue } from "./read-dialogue.ts";

const sample = `# What a trainer writes.
@ qualification 10266
@ name Ann
@ role manager
@ centre whole.yaml
@ at 2026-11-23T10:00:00Z

> can I take 6 and 8
No: ...
- leave out unit 6

@ wait 45
> [Leave out unit 6]
Yes.
`;

test("a transcript is who speaks, when, and what is said and expected", () => {
  expect(readDialogue(sample)).toEqual({
    qualification: "10266",
    name: "Ann",
    roles: ["manager"],
    centre: "whole.yaml",
    at: Date.UTC(2026, 10, 23, 10),
    turns: [
      {
        line: 8,
        act: { kind: "types", text: "can I take 6 and 8" },
        expected: ["No: ...", "- leave out unit 6"],
        wait: 0,
      },
      { line: 13, act: { kind: "presses", text: "Leave out unit 6" }, expected: ["Yes."], wait: 45 },
    ],
  });
});

test.each([
  ["hello", "line 1: the learner speaks first"],
  ["# only a comment", "line 1: nobody speaks"],
  ["> hello\n> hello\nHello.", "line 1: no answer follows"],
  ["> hi\nHello.\n> bye", "line 3: no answer follows"],
  ["@colour red", "line 1: no such setting"],
  ["@ qualification", "line 1: @ qualification needs a value"],
  ["@ role king", "line 1: a role is one of"],
  ["@ at noon", "line 1: a time is written"],
  ["@ wait long", "line 1: a wait is a number"],
  ["> hi\nHello.\n@ name Ann", "line 3: only @ wait may stand"],
])("the mistyped transcript %j is refused with the line", (text, problem) => {
  expect(() => readDialogue(text)).toThrow(problem);
});

import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/domain/question.ts";
import type { Given } from "../../../src/domain/quiz/given.ts";
import { markAnswer } from "../../../src/domain/quiz/mark-answer.ts";
import { match, multiple, number, order, short, single, trueFalse } from "./sample-questions.ts";

const options = (...places: readonly number[]): Given => ({ kind: "options", places });

/** The verdict, how each part fared, and what is said of which place. */
function mark(question: Question, given: Given) {
  const { right, parts, remarks } = markAnswer(question, given);
  return [
    right,
    parts.map(({ place, state }) => `${place} ${state}`).join(", "),
    remarks.map(({ about, place }) => `${about} ${place ?? "all"}`).join(", "),
  ];
}

describe("markAnswer", () => {
  test("one option is explained, and what is right after it", () => {
    expect(mark(single, options(0))).toEqual([true, "", "right 0"]);
    expect(mark(single, options(2))).toEqual([false, "", "chosen 2, right 0"]);
    expect(markAnswer(trueFalse, options(0)).remarks).toEqual([
      { about: "chosen", place: 0, text: trueFalse.options[0]?.text, because: trueFalse.options[0]?.because },
      { about: "right", place: 2, text: trueFalse.options[2]?.text, because: trueFalse.options[2]?.because },
    ]);
  });

  test("of several options all are needed and no other; it says which were missed", () => {
    expect(mark(multiple, options(0, 1, 2))).toEqual([true, "0 hit, 1 hit, 2 hit", "right 0, right 1, right 2"]);
    expect(mark(multiple, options(0, 3))).toEqual([
      false,
      "0 hit, 1 missed, 2 missed, 3 wrong",
      "chosen 3, right 0, right 1, right 2",
    ]);
  });

  test("an order is right as a whole and told step by step", () => {
    expect(mark(order, { kind: "sequence", places: [0, 1, 2] })[0]).toBe(true);
    expect(mark(order, { kind: "sequence", places: [1, 0, 2] })).toEqual([
      false,
      "0 wrong, 1 wrong, 2 hit",
      "right 0, right 1, right 2",
    ]);
  });

  test("a matching is told pair by pair, and a spare that was taken is explained", () => {
    expect(mark(match, { kind: "pairs", places: [0, 1, 2] })[0]).toBe(true);
    expect(mark(match, { kind: "pairs", places: [0, 3, 1] })).toEqual([
      false,
      "0 hit, 1 wrong, 2 wrong",
      "chosen 3, right 0, right 1, right 2",
    ]);
  });

  test("a slip has its own explanation", () => {
    const transfer = short(["warm transfer"], ["cold transfer"]);
    const slip: Given = { kind: "words", fits: { of: "slip", at: 0 }, exact: true };
    expect(markAnswer(transfer, slip).remarks).toEqual([
      { about: "chosen", place: 0, text: "cold transfer", because: "cold transfer is another thing." },
      { about: "right", place: null, text: "warm transfer", because: "It is." },
    ]);
    expect(mark(transfer, { kind: "words", fits: null, exact: false })).toEqual([false, "", "right all"]);
    expect(mark(transfer, { kind: "words", fits: { of: "accept", at: 0 }, exact: false })).toEqual([
      true,
      "",
      "right all",
    ]);
  });

  test("a number is right within its tolerance, and shown with its unit", () => {
    const share = number(82, { unit: "%", tolerance: 0.05, slips: [{ value: 18, because: "The rest." }] });
    const figure = (value: number): Given => ({ kind: "number", value, read: "plain" });
    expect(mark(share, figure(82.05))).toEqual([true, "", "right all"]);
    expect(mark(share, figure(82.06))).toEqual([false, "", "right all"]);
    expect(markAnswer(share, figure(18.04)).remarks).toEqual([
      { about: "chosen", place: 0, text: "18%", because: "The rest." },
      { about: "right", place: null, text: "82%", because: "It is." },
    ]);
    expect(markAnswer(number(24, { unit: "£ million" }), figure(2)).remarks[0]?.text).toBe("£24 million");
    expect(markAnswer(number(8, { unit: "weeks" }), figure(2)).remarks[0]?.text).toBe("8 weeks");
  });

  test.each([single, multiple, trueFalse, order, match, short(["x"]), number(1)])(
    "don't know is not right, and what is right is said: $type",
    (question) => {
      const { right, remarks } = markAnswer(question, { kind: "none" });
      expect(right).toBe(false);
      expect(remarks.length).toBeGreaterThan(0);
      expect(remarks.every(({ about }) => about === "right")).toBe(true);
    },
  );
});

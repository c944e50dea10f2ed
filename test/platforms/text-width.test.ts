import { describe, expect, test } from "vitest";
import { textWidth, wrapText } from "../../src/platforms/terminal/text-width.ts";

describe("textWidth", () => {
  test.each([
    ["plain", 5],
    ["café’s “own”", 12],
    ["cafe\u0301", 4],
    ["語学", 4],
    ["ＡＢ", 4],
    ["👩🏽‍💻", 2],
    ["☎\ufe0f", 2],
    ["🇬🇧", 2],
    ["a\u200bb", 2],
    [`${String.fromCharCode(27)}[1mbold${String.fromCharCode(27)}[22m`, 4],
    ["", 0],
  ])("of %j is %i columns", (text, width) => expect(textWidth(text)).toBe(width));
});

describe("wrapText", () => {
  test("breaks at blanks", () => {
    expect(wrapText("one two three four", 9)).toEqual(["one two", "three", "four"]);
  });
  test("breaks a word that is longer than a line between whole characters", () => {
    expect(wrapText("a 語学語学語 b", 5)).toEqual(["a", "語学", "語学", "語 b"]);
  });
  test("takes a word of a million letters", () => {
    expect(wrapText("x".repeat(1_000_000), 80)).toHaveLength(12_500);
    expect(wrapText("語".repeat(100_000), 80)).toHaveLength(2_500);
    expect(wrapText("e\u0301".repeat(100_000), 80)).toHaveLength(1_250);
  });
});

import { describe, expect, test } from "vitest";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import type { Qualification } from "../../src/domain/qualification.ts";
import { hear, nameUnits } from "../../src/understanding/hear.ts";
import { collectNames } from "../../src/understanding/names.ts";
import { tokenise } from "../../src/understanding/normalise.ts";
import { createSpelling } from "../../src/understanding/spelling.ts";
import { findDays, findTime } from "../../src/understanding/times.ts";

const content = openContent({ dir: contentDir() });
const offered = content.codes.flatMap(
  (code): Qualification | readonly Qualification[] => content.qualification(code, "2026-11-23") ?? [],
);
const names = collectNames(offered);
const spelling = createSpelling({
  names: names.titles.vocabulary,
  terms: names.terms.vocabulary,
  others: [],
  foreign: [],
});

function unitsIn(text: string, level = 2): { take: readonly number[]; leave: readonly number[] } {
  const qualification = offered.find((one) => one.level === level);
  if (qualification === undefined) throw new Error("no such level");
  const { take, leave } = nameUnits(hear(text, names, spelling), qualification);
  return { take, leave };
}

describe("units are read from", () => {
  test.each([
    ["can i do 6 n 8", [6, 8]],
    ["U4+U7 ok?", [4, 7]],
    ["is 1-3 plus 6 enough", [1, 2, 3, 6]],
    ["units four, seven and ten", [4, 7, 10]],
    ["unit6 and unit 8", [6, 8]],
    ["4&7 fine?", [4, 7]],
    ["1 2 3 4 6", [1, 2, 3, 4, 6]],
    ["one two and three", [1, 2, 3]],
    ["unit to and unit for", [2, 4]],
    ["the selling one and legal", [7, 11]],
    ["communciation and customr servce", [6]],
    ["the mandatory ones plus 10", [1, 2, 3, 10]],
    ["all of them", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ["both the customer service ones", [6, 8]],
  ])("%s", (text, take) => {
    expect(unitsIn(text).take).toEqual(take);
  });

  test.each([
    ["5 questions on unit 7", [7]],
    ["book me 3 days off", []],
    ["10 credits at level 2", []],
    ["the second one", []],
    ["send it at 8:30", []],
    ["which one", []],
    ["£20", []],
  ])("%s, where other numbers are no units", (text, take) => {
    expect(unitsIn(text).take).toEqual(take);
  });
});

describe("units are left out by", () => {
  test.each([
    ["not doing 5, just 4 and 6", [4, 6], [5]],
    ["can i do 4 without doing 5", [4], [5]],
    ["8 instead of 6", [8], [6]],
    ["swap 6 for 8", [8], [6]],
    ["switch from 6 to 8", [8], [6]],
    ["ok drop 8 then", [], [8]],
    ["leaving 10 out of it, 4 and 7", [4, 7], [10]],
    ["anything but the legal one", [], [11]],
    ["why can i not do 6 and 8", [6, 8], []],
    ["does 7 rule out 9", [7, 9], []],
    ["is 8 not allowed with 6", [6, 8], []],
  ])("%s", (text, take, leave) => {
    expect(unitsIn(text)).toEqual({ take, leave });
  });
});

describe("a message becomes words", () => {
  test("shorthand is written out, a signature falls away, marks that mean something stay", () => {
    expect(tokenise("Hi,\n\ncan u do 6 n 8?\n\nRegards, Tomasz")).toEqual([
      "hello",
      ",",
      "can",
      "you",
      "do",
      "6",
      "and",
      "8",
      "?",
    ]);
  });
  test("what is invisible is not read, and no more than the limit", () => {
    expect(tokenise("6\u200b and\u0007 8")).toEqual(["6", "and", "8"]);
    expect(tokenise("6 ".repeat(10_000)).length).toBeLessThanOrEqual(2_000);
  });
  test("a word known as real is not mended into one of ours", () => {
    expect(spelling.mend("attested")).toBe("attested");
    expect(spelling.mend("certficate")).toBe("certificate");
  });
});

describe("times and days are read from", () => {
  test.each([
    ["at half eight", "08:30"],
    ["quarter to nine", "08:45"],
    ["ten past 8 in the evening", "20:10"],
    ["1pm", "13:00"],
    ["17:15", "17:15"],
    ["9.45 am", "09:45"],
    ["at noon", "12:00"],
    ["at 5", "17:00"],
    ["at 10 o'clock", "10:00"],
    ["unit 5 please", undefined],
  ])("%s", (text, time) => {
    expect(findTime(tokenise(text))).toBe(time);
  });
  test.each([
    ["every weekday", ["mon", "tue", "wed", "thu", "fri"], []],
    ["tuesday and thursday only", ["tue", "thu"], []],
    ["mon-fri", ["mon", "tue", "wed", "thu", "fri"], []],
    ["not weekends", [], ["sat", "sun"]],
    ["fri to mon", ["mon", "fri", "sat", "sun"], []],
  ])("%s", (text, days, without) => {
    expect(findDays(tokenise(text))).toEqual({ days, without });
  });
});

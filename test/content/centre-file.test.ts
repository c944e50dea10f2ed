import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import { findUnit, type Qualification } from "../../src/domain/qualification.ts";
import { freshDir, madeUpCopy, problemsOf } from "./content-folder.ts";

const source = "your centre's file centre.yaml";

function centreFile(text: string): string {
  const path = join(freshDir(), "centre.yaml");
  writeFileSync(path, text);
  return path;
}

function with10266(text: string): Qualification {
  const store = openContent({ dir: contentDir(), centreFile: centreFile(text) });
  const qualification = store.qualification("10266", "2026-11-23");
  if (qualification === undefined) throw new Error("No 10266");
  return qualification;
}

describe("the centre's file", () => {
  it.each(['"10266"', "10266"])("lays its values over the content, its code written %s", (code) => {
    const qualification = with10266(
      `${code}:\n  levelCredits: at-or-above\n  units:\n    4: { credits: 3, level: 2, hours: 20 }\n    "5": { credits: 4 }\n`,
    );
    const [four, five, seven] = [4, 5, 7].map((number) => findUnit(qualification, number));
    expect([four?.credits, four?.level, four?.hours]).toEqual([
      { value: 3, certainty: "centre", source },
      { value: 2, certainty: "centre", source },
      { value: 20, certainty: "centre", source },
    ]);
    expect(five?.credits).toEqual({ value: 4, certainty: "centre", source });
    expect(five?.level).toMatchObject({ value: 3, certainty: "inferred" });
    expect(seven?.credits.certainty).toBe("unknown");
    expect(qualification.rules.flatMap((rule) => (rule.kind === "level-credits" ? rule.reading : []))).toEqual([
      "at-or-above",
    ]);
    expect(Object.isFrozen(four?.credits)).toBe(true);
  });

  it("keeps what it does not speak of, and speaks for one certificate only", () => {
    const store = openContent({ dir: contentDir(), centreFile: centreFile("10266: { units: { 7: { credits: 5 } } }") });
    const plain = openContent({ dir: contentDir() });
    const on = "2026-11-23";
    expect(store.qualification("10267", on)).toEqual(plain.qualification("10267", on));
    expect(store.qualification("10266", on)?.rules).toEqual(plain.qualification("10266", on)?.rules);
  });

  it("says with null that a value is not known", () => {
    const qualification = with10266("10266: { units: { 1: { credits: null }, 6: { credits: null, level: null } } }");
    expect(findUnit(qualification, 6)?.credits).toEqual({ value: null, certainty: "unknown", source });
    expect(findUnit(qualification, 6)?.level.certainty).toBe("unknown");
    expect(findUnit(qualification, 6)?.hours.value).toBe(12);
    expect(findUnit(qualification, 1)?.credits.note).toContain("7 credits together");
  });

  it.each(["", "# nothing yet\n", "10266:\n", "10266:\n  units:\n", "10266:\n  units:\n    4:\n", "{}"])(
    "may leave a block empty: %j",
    (text) => {
      expect(with10266(text)).toEqual(openContent({ dir: contentDir() }).qualification("10266", "2026-11-23"));
    },
  );

  it("may agree with what is published", () => {
    const given = "10266: { units: { 1: { credits: 1 }, 2: { credits: 2 }, 3: { credits: 4 }, 6: { credits: 2 } } }";
    expect(findUnit(with10266(given), 6)?.credits).toEqual({ value: 2, certainty: "centre", source });
  });
});

describe("a centre's file that contradicts", () => {
  const cases: readonly { name: string; text: string; line: number; words: readonly string[] }[] = [
    {
      name: "a published credit value",
      text: "10266:\n  units:\n    6:\n      hours: 12\n      credits: 3\n",
      line: 5,
      words: ["Unit 6 has credits 3 here", "but 2 is published", "OCR's unit sheet", "Allowed: 2"],
    },
    {
      name: "a published level",
      text: "10267:\n  units:\n    6: { level: 3 }\n",
      line: 3,
      words: ["Unit 6 has level 3 here", "but 2 is published"],
    },
    {
      name: "published hours",
      text: "10267:\n  units:\n    6: { hours: 20 }\n",
      line: 3,
      words: ["Unit 6 has hours 20 here", "but 12 is published"],
    },
    {
      name: "the published mandatory total, above it",
      text: "10266:\n  units:\n    4: { credits: 3 }\n    1: { credits: 2 }\n    2: { credits: 2 }\n    3: { credits: 4 }\n",
      line: 4,
      words: ["units 1 (2), 2 (2), 3 (4) sum to 8", "the published total is 7"],
    },
    {
      name: "the published mandatory total, below it",
      text: "10267:\n  units:\n    1: { credits: 2 }\n    2: { credits: 2 }\n    3: { credits: 4 }\n",
      line: 3,
      words: ["sum to 8", "the published total is 9"],
    },
    {
      name: "the published mandatory total, with one unit left out",
      text: "10266:\n  units:\n    1: { credits: 3 }\n    2: { credits: 4 }\n",
      line: 3,
      words: ["1 (3), 2 (4), 3 (not given) sum to at least 8 and at most 17", "the published total is 7"],
    },
    {
      name: "the published mandatory total with a single unit",
      text: "10266:\n  units:\n    3: { credits: 6 }\n",
      line: 3,
      words: ["sum to at least 8 and at most 26", "the published total is 7"],
    },
    {
      name: "the qualifications there are",
      text: "10265: {}\n",
      line: 1,
      words: ["There is no qualification 10265", "Allowed: 10266, 10267"],
    },
    {
      name: "the units there are",
      text: '"10266":\n  units:\n    12: { credits: 3 }\n',
      line: 3,
      words: ["10266 has no unit 12", "Allowed: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"],
    },
    {
      name: "the keys there are",
      text: "10266:\n  units:\n    4:\n      credit: 3\n",
      line: 4,
      words: ['"credit" is not known here', "credits, level, hours"],
    },
    {
      name: "the readings there are",
      text: "10266:\n  levelCredits: at-least\n",
      line: 2,
      words: ['"at-least"', "one of exactly, at-or-above"],
    },
    ...(["0", "11", "2.5", "-1", '"3"', "three", ".inf", "[3]"] as const).map((value) => ({
      name: `the range of credits with ${value}`,
      text: `10266:\n  units:\n    4: { credits: ${value} }\n`,
      line: 3,
      words: ['"10266.units.4.credits" is', "a whole number from 1 to 10, or null"],
    })),
    ...(["0", "9"] as const).map((value) => ({
      name: `the range of levels with ${value}`,
      text: `10266:\n  units:\n    4: { level: ${value} }\n`,
      line: 3,
      words: [`is ${value}.`, "a whole number from 1 to 8, or null"],
    })),
    ...(["0", "401"] as const).map((value) => ({
      name: `the range of hours with ${value}`,
      text: `10266:\n  units:\n    4: { hours: ${value} }\n`,
      line: 3,
      words: [`is ${value}.`, "a whole number from 1 to 400, or null"],
    })),
    {
      name: "the form of the file",
      text: "- 10266\n",
      line: 1,
      words: ["The file is a list", "a block of qualification codes"],
    },
    {
      name: "itself, with one code as a number and as text",
      text: '10266: {}\n"10266": {}\n',
      line: 2,
      words: ["Map keys must be unique"],
    },
  ];

  it.each(cases)("$name is refused with its line and both figures", ({ text, line, words }) => {
    const path = centreFile(text);
    const problems = problemsOf(contentDir(), path);
    expect(problems.map((one) => one.where)).toEqual([`${path}:${line}`]);
    for (const word of words) expect(`${problems[0]?.problem} ${problems[0]?.fix}`).toContain(word);
  });

  it("a published reading is refused with both readings", () => {
    const path = centreFile("B-1:\n  levelCredits: at-or-above\n");
    const words = problemsOf(madeUpCopy(), path).map((one) => one.problem);
    expect(words[0]).toContain("levelCredits is at-or-above here, but exactly is published");
  });

  it("is refused with all its problems at once", () => {
    const path = centreFile(
      "10266:\n  units:\n    1: { credits: 4, level: 9 }\n    2: { credits: 4 }\n    6: { credits: 3, lvl: 2 }\n    12: {}\n99: {}\n",
    );
    expect(problemsOf(contentDir(), path).map((one) => one.where)).toEqual(
      [3, 3, 5, 5, 6, 7].map((line) => `${path}:${line}`),
    );
  });

  it("is refused where it cannot be read", () => {
    const path = join(freshDir(), "nowhere.yaml");
    expect(problemsOf(contentDir(), path).map((one) => one.where)).toEqual([path]);
  });
});

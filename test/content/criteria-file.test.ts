import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import { criteriaIn } from "../../src/domain/criteria.ts";
import { StartupError } from "../../src/domain/startup-error.ts";
import { freshDir } from "./content-folder.ts";

function centre(
  yaml: string,
  csv?: string,
): { readonly dir: string; readonly open: () => ReturnType<typeof openContent> } {
  const dir = freshDir();
  const centreFile = join(dir, "centre.yaml");
  writeFileSync(centreFile, yaml);
  if (csv !== undefined) writeFileSync(join(dir, "criteria.csv"), csv);
  return { dir, open: () => openContent({ dir: contentDir(), centreFile, study: "later" }) };
}

function list(unit: number, yaml: string, csv?: string) {
  const qualification = centre(yaml, csv).open().qualification("10266", "2026-11-23");
  return qualification && criteriaIn(qualification, unit);
}

function problems(yaml: string, csv?: string): readonly string[] {
  const { dir, open } = centre(yaml, csv);
  try {
    open();
    return [];
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return error.problems.map((one) => `${one.where.replace(`${dir}/`, "")} ${one.problem} ${one.fix}`);
  }
}

const named = "criteriaFile: criteria.csv\n";

describe("a centre's own criteria", () => {
  it("stand in its file where no official ones are known", () => {
    const yaml =
      '10266:\n  units:\n    8:\n      criteria:\n        - { number: "1.1", about: who the customers are }\n        - number: "1.10"\n';
    expect(list(8, yaml)).toEqual({
      from: "centre",
      lines: [
        { number: "1.1", about: "who the customers are" },
        { number: "1.10", about: null },
      ],
    });
    expect(list(10, yaml)).toMatchObject({ from: "nobody", lines: [{ number: "whole" }] });
  });

  it("fill up the official ones that are known, which keep their words", () => {
    const csv =
      "qualification,unit,criterion,about\n10266,6,2.10,last\n10266,6,2.4,writing to customers\n10266,6,1.1,other words\n";
    const found = list(6, named, csv);
    expect(found?.from).toBe("both");
    expect(found?.lines.map((line) => line.number).slice(-3)).toEqual(["2.3", "2.4", "2.10"]);
    expect(found?.lines[0]?.about).toContain("beginning a contact");
  });

  it("are read from what a spreadsheet writes: semicolons, a mark at the start, quotes, columns in any order", () => {
    const csv =
      '\uFEFFUnit;Criterion;About;Qualification\r\n8;1.1;"one; two\r\nthree";10266\r\n;;;\r\n8;1.2;;10266\r\n';
    expect(list(8, named, csv)?.lines).toEqual([
      { number: "1.1", about: "one; two\r\nthree" },
      { number: "1.2", about: null },
    ]);
  });

  it("come with every bad line named", () => {
    const csv =
      'qualification,unit,criterion,about\n10266,8,1.1,"two\nlines"\n99,8,1.1,x\n10266,80,1.1,x\n10266,8,one,x\n10266,8,1.1,again\n';
    expect(problems(named, csv)).toEqual([
      expect.stringMatching(/^criteria\.csv:4 There is no qualification "99"\. Allowed: 10266, 10267\.$/),
      expect.stringMatching(/^criteria\.csv:5 10266 has no unit "80"\./),
      expect.stringMatching(/^criteria\.csv:6 The criterion is "one"\. Allowed: a number such as/),
      expect.stringMatching(/^criteria\.csv:7 Criterion 1\.1 of unit 8 stands in line 2 already\./),
    ]);
  });

  it("are refused where the file is not there, has no such columns or says one twice", () => {
    expect(problems(named)).toEqual([expect.stringMatching(/^criteria\.csv The list of criteria cannot be read/)]);
    expect(problems(named, "unit,criterion\n8,1.1\n").map((one) => one.split(" ").slice(0, 4).join(" "))).toEqual([
      'criteria.csv:1 The column "qualification"',
      'criteria.csv:1 The column "about"',
    ]);
    const criteria = (...numbers: readonly string[]) =>
      `10266:\n  units:\n    8:\n      criteria:\n${numbers.map((one) => `        - number: ${one}\n`).join("")}`;
    expect(problems(criteria('"1.1"', '"1.1"'))).toEqual([
      expect.stringMatching(/^centre\.yaml:6 Criterion 1\.1 of unit 8 is there already/),
    ]);
    expect(problems(criteria('"1.1"', "1.2"))).toEqual([
      expect.stringMatching(/^centre\.yaml:6 .*is 1\.2\. Allowed: text in quotes, such as "1\.1"/),
    ]);
  });
});

it("a centre's target of off-the-job hours is known, or there is none", () => {
  expect(centre("offTheJobHoursPerMonth: 24\n").open().offTheJobHoursPerMonth).toBe(24);
  expect(centre("offTheJobHoursPerMonth: null\n").open().offTheJobHoursPerMonth).toBeUndefined();
  expect(problems("offTheJobHoursPerMonth: 24.5\n")).toEqual([
    expect.stringMatching(/^centre\.yaml:1 .*Allowed: a whole number from 1 to 200, or null/),
  ]);
});

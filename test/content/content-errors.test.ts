import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { madeUpCopy, problemsOf, replaceIn } from "./content-folder.ts";

interface Broken {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly problem: string;
  readonly fix: string;
  /** How many lines below the change the problem shows. */
  readonly below?: number;
}

const old = "qualifications/b-1.yaml";
const baking = "units/baking/unit.yaml";

const formFaults: readonly Broken[] = [
  {
    name: "a key that is not known",
    file: old,
    from: "standing: A",
    to: "standng: A",
    problem: '"standng" is not known here',
    fix: "code, title, shortTitle, level, version, effective, standing, groups, rules, units",
  },
  {
    name: "a key that is missing",
    file: baking,
    from: "shortTitle: baking\n",
    to: "",
    problem: '"shortTitle" is missing',
    fix: "Allowed: text",
    below: -1,
  },
  {
    name: "an unquoted code",
    file: old,
    from: "code: B-1",
    to: "code: 10266",
    problem: '"code" is 10266',
    fix: "text in quotes",
  },
  {
    name: "a rule of an unknown kind",
    file: old,
    from: "kind: any-of",
    to: "kind: some-of",
    problem: '"rules.1.kind" is "some-of"',
    fix: "all-of, any-of, group-credits, total-credits, level-credits, barred, prerequisite",
  },
  {
    name: "a reading nobody knows",
    file: old,
    from: "reading: exactly",
    to: "reading: roughly",
    problem: '"rules.4.reading" is "roughly"',
    fix: "one of exactly, at-or-above",
  },
  {
    name: "a figure out of range",
    file: old,
    from: "hours: { value: 20,",
    to: "hours: { value: 2000,",
    problem: '"units.1.hours.value" is 2000',
    fix: "a whole number from 1 to 400",
  },
  {
    name: "half a credit",
    file: old,
    from: "credits: { value: 3,",
    to: "credits: { value: 2.5,",
    problem: '"units.1.credits.value" is 2.5',
    fix: "a whole number from 1 to 60",
  },
  {
    name: "a value that claims to be unknown",
    file: old,
    from: "hours: { value: 20, certainty: other-body",
    to: "hours: { value: 20, certainty: unknown",
    problem: '"units.1.hours.certainty" is "unknown"',
    fix: "unknown together with value: null",
  },
  {
    name: "no value that claims to be published",
    file: old,
    from: "hours: { value: 20, certainty: other-body",
    to: "hours: { value: null, certainty: published",
    problem: '"units.1.hours.certainty" is "published"',
    fix: "unknown together with value: null",
  },
  {
    name: "the certainty that only a centre's file may claim",
    file: old,
    from: "hours: { value: 20, certainty: other-body",
    to: "hours: { value: 20, certainty: centre",
    problem: '"units.1.hours.certainty" is "centre"',
    fix: "one of published, other-body, inferred, unknown",
  },
  {
    name: "a date that no calendar has",
    file: old,
    from: "2014-08-31",
    to: "2014-02-30",
    problem: '"effective.until" is "2014-02-30"',
    fix: "a date such as 2014-09-01",
  },
  {
    name: "a nickname with a capital",
    file: baking,
    from: "nicknames: baking, the baking one",
    to: "nicknames: baking, The baking one",
    problem: '"nicknames" is "baking, The baking one"',
    fix: "lower-case words with commas between them",
  },
  {
    name: "a topic nobody asks for",
    file: "faq.yaml",
    from: "  - topic: fees\n    qualification: B-1",
    to: "  - topic: prices\n    qualification: B-1",
    problem: '"entries.1.topic" is "prices"',
    fix: "fees, approval, contact, framework",
  },
  {
    name: "broken YAML",
    file: old,
    from: "groups:",
    to: "groups: [",
    problem: "This is no valid YAML: Block collections are not allowed within flow collections",
    fix: "Mend the line",
    below: 1,
  },
  {
    name: "a key given twice",
    file: old,
    from: "level: 1\nversion",
    to: "level: 1\nlevel: 2\nversion",
    problem: "Map keys must be unique",
    fix: "Mend the line",
    below: 1,
  },
];

const crossFaults: readonly Broken[] = [
  {
    name: "a unit number that stands twice",
    file: old,
    from: "number: 2",
    to: "number: 1",
    problem: "The unit 1 stands here a second time",
    fix: "each unit once",
  },
  {
    name: "a group that stands twice",
    file: old,
    from: "{ id: Q,",
    to: "{ id: P,",
    problem: "The group P stands here a second time",
    fix: "each group once",
  },
  {
    name: "a subject without a folder",
    file: old,
    from: "subject: kneading",
    to: "subject: knitting",
    problem: "There is no folder units/knitting",
    fix: "Allowed: baking, hygiene, kneading, ovens",
  },
  {
    name: "a unit in no group",
    file: old,
    from: "group: Q",
    to: "group: Z",
    problem: "There is no group Z",
    fix: "Allowed: M, P, Q",
  },
  {
    name: "a rule about no group",
    file: old,
    from: "any-of, group: P",
    to: "any-of, group: Z",
    problem: "There is no group Z",
    fix: "Allowed: M, P, Q",
  },
  {
    name: "a barred unit that is not there",
    file: old,
    from: "units: [3, 4]",
    to: "units: [3, 4, 12]",
    problem: "There is no unit 12",
    fix: "Allowed: 5, 1, 2, 3, 4",
  },
  {
    name: "a unit barred with itself",
    file: old,
    from: "units: [3, 4]",
    to: "units: [3, 4, 3]",
    problem: "A barred combination cannot be [3, 4, 3]",
    fix: "two or more different units",
  },
  {
    name: "a prerequisite that is not there",
    file: old,
    from: "needs: [1]",
    to: "needs: [9]",
    problem: "There is no unit 9",
    fix: "Allowed: 5, 1, 2, 3, 4",
  },
  {
    name: "a circle of prerequisites",
    file: old,
    from: "needs: [1]",
    to: "needs: [1, 5]",
    problem: "Unit 4 comes to need itself",
    fix: "needs that do not lead back",
  },
  {
    name: "more units asked for than the group has",
    file: old,
    from: "count: 1",
    to: "count: 3",
    problem: "3 units are asked of group P, which has 2",
    fix: "a whole number from 1 to 2",
  },
  {
    name: "a source nobody lists",
    file: old,
    from: "Two credits of P., source: leaflet",
    to: "Two credits of P., source: hearsay",
    problem: 'The source "hearsay" is not in the sources file',
    fix: "Allowed: leaflet, other-bakers, none-found",
  },
  {
    name: "a source nobody lists, in a subject",
    file: baking,
    from: "about: null, source: other-bakers",
    to: "about: null, source: hearsay",
    problem: 'The source "hearsay"',
    fix: "Allowed: leaflet, other-bakers, none-found",
  },
  {
    name: "a check letter that does not fit",
    file: old,
    from: "T/503/0356",
    to: "T/503/0357",
    problem: "The check letter of T/503/0357 does not fit",
    fix: "Allowed: A/503/0357",
  },
  {
    name: "a check letter that does not fit, in an equivalent",
    file: old,
    from: "equivalents: [A/503/0360]",
    to: "equivalents: [A/503/0361]",
    problem: "The check letter of A/503/0361 does not fit",
    fix: "Allowed: F/503/0361",
  },
  {
    name: "known mandatory credits above the total",
    file: old,
    from: "group: M, total: 5",
    to: "group: M, total: 3",
    problem: "units 1 (3), 2 (not given) sum to at least 4 and at most 13, but the published total is 3",
    fix: "credits that come to the total",
  },
  {
    name: "known mandatory credits that cannot reach the total",
    file: old,
    from: "group: M, total: 5",
    to: "group: M, total: 14",
    problem: "sum to at least 4 and at most 13, but the published total is 14",
    fix: "credits that come to the total",
  },
  {
    name: "two units of one reference that are not barred together",
    file: old,
    from: "barred, units: [3, 4]",
    to: "barred, units: [3, 5]",
    problem: "Units 3 and 4 both stand for A/503/0360",
    fix: "a barred rule with units [3, 4]",
    below: 38,
  },
  {
    name: "a period that ends before it begins",
    file: old,
    from: "from: null, until: 2014-08-31",
    to: "from: 2014-08-31, until: 2013-08-31",
    problem: "The period ends on 2013-08-31, before it begins on 2014-08-31",
    fix: "until on or after from",
  },
  {
    name: "two versions in force on one day",
    file: old,
    from: "until: 2014-08-31",
    to: "until: 2014-09-01",
    problem: "are in force on the same days",
    fix: "periods that share no day",
  },
  {
    name: "two files of one version",
    file: old,
    from: 'version: "2012"',
    to: 'version: "2014"',
    problem: "Version 2014 of B-1 stands in content/qualifications/b-1-from-2014.yaml:5 too",
    fix: "a version of its own",
  },
  {
    name: "an answer for a qualification nobody has",
    file: "faq.yaml",
    from: "qualification: B-1",
    to: "qualification: B-2",
    problem: "There is no qualification B-2",
    fix: "Allowed: B-1",
  },
];

describe("broken content", () => {
  it.each([...formFaults, ...crossFaults])("is refused with file, line and what is allowed: $name", (broken) => {
    const dir = madeUpCopy();
    const line = replaceIn(join(dir, broken.file), broken.from, broken.to) + (broken.below ?? 0);
    const all = problemsOf(dir);
    const problems = all.filter((one) => one.problem.includes(broken.problem));
    expect(problems, JSON.stringify(all)).toHaveLength(1);
    expect(problems[0]?.fix).toContain(broken.fix);
    expect(problems[0]?.where).toBe(`content/${broken.file}:${line}`);
  });

  it("is refused with all its problems at once, whatever the file", () => {
    const dir = madeUpCopy();
    replaceIn(join(dir, old), "subject: kneading", "subject: knitting");
    replaceIn(join(dir, old), "any-of, group: P", "any-of, group: Z");
    replaceIn(join(dir, baking), "nicknames: baking, the baking one", "nicknames: Baking");
    replaceIn(join(dir, "faq.yaml"), "qualification: B-1", "qualification: B-2");
    writeFileSync(join(dir, "qualifications", "c.yaml"), "code: [\n");
    rmSync(join(dir, "units", "ovens", "unit.yaml"));
    const centre = join(dir, "centre.yaml");
    writeFileSync(centre, "B-1:\n  units:\n    1: { credits: many }\n");
    const places = problemsOf(dir, centre).map((one) => one.where);
    expect(places).toEqual([
      `${centre}:3`,
      "content/qualifications/b-1.yaml:14",
      "content/qualifications/b-1.yaml:44",
      "content/qualifications/c.yaml:2",
      "content/units/baking/unit.yaml:3",
      "content/units/ovens/unit.yaml",
    ]);
  });

  it("is refused where the folder is missing or empty, with the place to mend", () => {
    const dir = madeUpCopy();
    rmSync(join(dir, "qualifications"), { recursive: true });
    rmSync(join(dir, "sources.yaml"));
    expect(problemsOf(dir).map((one) => one.where)).toEqual(["content/qualifications", "content/sources.yaml"]);
  });
});

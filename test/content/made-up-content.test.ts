import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openContent } from "../../src/content/open-content.ts";
import { madeUpCopy, madeUpDir, problemsOf, replaceIn } from "./content-folder.ts";

describe("a made-up qualification", () => {
  const store = openContent({ dir: madeUpDir });

  it("may use every kind of rule, with its source in words", () => {
    const rules = store.qualification("B-1", "2012-09-01")?.rules ?? [];
    expect(rules.map((rule) => rule.kind)).toEqual([
      "all-of",
      "any-of",
      "group-credits",
      "total-credits",
      "level-credits",
      "barred",
      "prerequisite",
      "prerequisite",
    ]);
    expect(new Set(rules.map((rule) => rule.source))).toEqual(new Set(["the bakers' leaflet"]));
  });

  it("has its units in the order of their numbers, each joined to its subject", () => {
    const units = store.qualification("B-1", "2012-09-01")?.units ?? [];
    expect(units.map((unit) => `${unit.number} ${unit.title}`)).toEqual([
      "1 All about baking",
      "2 All about hygiene",
      "3 All about kneading",
      "4 All about ovens",
      "5 All about hygiene",
    ]);
    expect(units[0]?.nicknames).toEqual(["baking", "the baking one"]);
    expect(units[0]?.hours).toEqual({ value: 20, certainty: "other-body", source: "another body's list" });
    expect(units[1]?.hours).toEqual({ value: null, certainty: "unknown", source: "nobody says it" });
    expect(units[3]?.equivalents).toEqual(["A/503/0360"]);
    expect(units[0]?.outcomes[0]?.criteria).toEqual([{ number: "1.1", about: null, source: "another body's list" }]);
  });

  it.each([
    ["1999-01-01", "2012"],
    ["2014-08-31", "2012"],
    ["2014-09-01", "2014"],
    ["2031-01-01", "2014"],
  ])("goes on %s by the version in force that day, %s", (on, version) => {
    expect(store.codes).toEqual(["B-1"]);
    expect(store.qualification("B-1", on)?.version).toBe(version);
  });

  it("has no rules on a day between two periods, and none for a code nobody offers", () => {
    const dir = madeUpCopy();
    replaceIn(join(dir, "qualifications", "b-1.yaml"), "until: 2014-08-31", "until: 2014-08-30");
    const gap = openContent({ dir });
    expect(gap.qualification("B-1", "2014-08-31")).toBeUndefined();
    expect(gap.qualification("B-2", "2014-08-30")).toBeUndefined();
  });

  it("gets its own answers before the general ones", () => {
    expect(store.faq("fees", "B-1").map((entry) => entry.title)).toEqual(["What B-1 costs", "What it costs"]);
    expect(store.faq("fees", "B-2").map((entry) => entry.title)).toEqual(["What it costs"]);
    expect(store.faq("assessment", "B-1")).toEqual([]);
  });
});

describe("garbage", () => {
  const scrap = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          "code: ",
          "units:",
          "- ",
          "&a ",
          "*a",
          "{",
          "}",
          "[",
          "null",
          "10266",
          ": ",
          "\n",
          "  ",
          "? ",
          "!!set ",
          "<<: ",
          "%YAML 1.1\n---\n",
          "...",
          "\t",
          "'",
          '"',
          "|",
          "__proto__: ",
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join("")),
  );
  const places = ["qualifications/b-1.yaml", "units/baking/unit.yaml", "faq.yaml", "sources.yaml"] as const;

  it.each(places)("in %s is a startup error and never a crash", (place) => {
    const dir = madeUpCopy();
    fc.assert(
      fc.property(scrap, (text) => {
        writeFileSync(join(dir, place), text);
        for (const { where } of problemsOf(dir)) expect(where).toMatch(/^content\/[\w./-]+(:[1-9]\d*)?$/);
      }),
      { seed: 10266, numRuns: 30 },
    );
  });

  it("in the centre's file is a startup error and never a crash", () => {
    const dir = madeUpCopy();
    const centre = join(dir, "centre.yaml");
    fc.assert(
      fc.property(scrap, (text) => {
        writeFileSync(centre, text);
        for (const { where } of problemsOf(dir, centre)) expect(where.startsWith(centre)).toBe(true);
      }),
      { seed: 10267, numRuns: 60 },
    );
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findingsIn, studyFolder } from "./sound-study.ts";

const places = ["units/baking/notes.yaml", "units/baking/quiz.yaml", "glossary.yaml"] as const;

test.each(places)("whatever is torn out of %s, check says where, and never falls over", (place) => {
  const dir = studyFolder();
  const path = join(dir, place);
  const lines = readFileSync(path, "utf8").split("\n");
  const tear = fc.record({
    from: fc.nat(lines.length - 1),
    count: fc.integer({ min: 1, max: 6 }),
    instead: fc.constantFrom(
      "",
      "- x",
      "  right: maybe",
      "    text: 7",
      "options: []",
      "because: null",
      "{",
      "reviewBy: soon",
    ),
  });
  fc.assert(
    fc.property(tear, ({ from, count, instead }) => {
      writeFileSync(path, lines.toSpliced(from, count, instead).join("\n"));
      for (const { where, problem, fix } of findingsIn(dir)) {
        expect(where).toMatch(/^content\/[\w./-]+(:[1-9]\d*)?$/);
        expect(problem).not.toMatch(/undefined|NaN|\[object/);
        expect(fix).not.toBe("");
      }
    }),
    { seed: 10267, numRuns: 12 },
  );
});

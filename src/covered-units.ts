import type { CoveredUnit } from "./app/content-views/content-figures.ts";
import { readBank } from "./content/check/read-bank.ts";
import { coverBank } from "./content/cover/coverage.ts";
import { gapLines } from "./content/cover/coverage-words.ts";

/** What the questions cover, read again each time: content is edited while the server runs. */
export function coveredUnits(contentDir: string): readonly CoveredUnit[] {
  return coverBank(readBank(contentDir).bank).map((unit) => ({
    title: unit.title,
    topics: unit.topics.length,
    questions: unit.questions,
    scenarios: unit.scenarios,
    gaps: gapLines(unit),
  }));
}

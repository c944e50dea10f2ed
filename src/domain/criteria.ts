import { type Criterion, findUnit, type Qualification, type Unit, type UnitNumber } from "./qualification.ts";

/** Stands for a unit as a whole where nobody has listed its criteria. */
export const wholeUnit = "whole";

/** One line of a checklist. */
export interface CriterionLine {
  /** "1.1"; `wholeUnit` for the unit as a whole. */
  readonly number: string;
  /** In our words or the centre's; null where only the number is known. */
  readonly about: string | null;
}

/** What a checklist of a unit is made of. `partly`: what is known of the official ones, which may not be all. */
export interface CriteriaList {
  readonly from: "partly" | "centre" | "both" | "nobody";
  /** Never empty: without a list it is the unit as a whole. */
  readonly lines: readonly CriterionLine[];
}

const byNumber = new Intl.Collator("en", { numeric: true });

/** The official criteria that are known, filled up with the centre's own; where there are none, the unit as a whole. */
export function criteriaOf(unit: Unit): CriteriaList {
  const official = unit.outcomes.flatMap((outcome) => outcome.criteria);
  const own = unit.ownCriteria ?? [];
  if (official.length === 0)
    return own.length === 0
      ? { from: "nobody", lines: [{ number: wholeUnit, about: null }] }
      : { from: "centre", lines: own.map(lineOf) };
  if (own.length === 0) return { from: "partly", lines: official.map(lineOf) };
  const known = new Set(official.map((one) => one.number));
  const named = official.map((one) => ({
    number: one.number,
    about: one.about ?? own.find((mine) => mine.number === one.number)?.about ?? null,
  }));
  const all = [...named, ...own.filter((one) => !known.has(one.number)).map(lineOf)];
  return { from: "both", lines: all.sort((a, b) => byNumber.compare(a.number, b.number)) };
}

function lineOf({ number, about }: Criterion): CriterionLine {
  return { number, about };
}

/** The checklist of a unit by its number; undefined where the qualification has no such unit. */
export function criteriaIn(qualification: Qualification, unit: UnitNumber): CriteriaList | undefined {
  const found = findUnit(qualification, unit);
  return found === undefined ? undefined : criteriaOf(found);
}

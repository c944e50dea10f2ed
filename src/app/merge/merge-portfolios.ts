import type { CriterionEvidence, EvidenceChange, Portfolio, UnitEvidence } from "../../domain/evidence.ts";

const mostChanges = 30;
const mostHours = 2_000;

/**
 * The evidence and hours of both. The other's changes and hours are numbered on after those of `main`. A signature of
 * either stays; else a criterion is as it was left last. What waits for the log is not taken over: it is logged before.
 */
export function mergePortfolios(main: Portfolio, other: Portfolio): Portfolio {
  const moved = other.units.map((unit) => renumbered(unit, main.changes));
  const hours = other.hours.map((one) => ({ ...one, number: one.number + main.loggedHours }));
  return {
    units: [
      ...main.units.map((unit) => {
        const also = moved.find((one) => isSame(one, unit));
        return also === undefined ? unit : { ...unit, criteria: mergeCriteria(unit.criteria, also.criteria) };
      }),
      ...moved.filter((one) => !main.units.some((unit) => isSame(one, unit))),
    ],
    changes: main.changes + other.changes,
    unlogged: main.unlogged,
    hours: [...main.hours, ...hours].slice(-mostHours),
    loggedHours: main.loggedHours + other.loggedHours,
  };
}

function isSame(one: UnitEvidence, other: UnitEvidence): boolean {
  return one.qualification === other.qualification && one.unit === other.unit;
}

function renumbered(unit: UnitEvidence, by: number): UnitEvidence {
  const later = (change: EvidenceChange): EvidenceChange => ({ ...change, number: change.number + by });
  return { ...unit, criteria: unit.criteria.map((one) => ({ ...one, changes: one.changes.map(later) })) };
}

function mergeCriteria(
  main: readonly CriterionEvidence[],
  other: readonly CriterionEvidence[],
): readonly CriterionEvidence[] {
  return [
    ...main.map((one) => {
      const also = other.find(({ criterion }) => criterion === one.criterion);
      return also === undefined ? one : mergeCriterion(one, also);
    }),
    ...other.filter(({ criterion }) => !main.some((one) => one.criterion === criterion)),
  ];
}

function mergeCriterion(one: CriterionEvidence, also: CriterionEvidence): CriterionEvidence {
  const signed = [one, also].find(({ state }) => state === "signed");
  const last = ({ changes }: CriterionEvidence): number => changes.at(-1)?.at ?? 0;
  const { state } = signed ?? (last(also) > last(one) ? also : one);
  const changes = [...one.changes, ...also.changes].toSorted((a, b) => a.at - b.at).slice(-mostChanges);
  return { ...one, state, changes };
}

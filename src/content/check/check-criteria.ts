import type { Bank, UnitFiles } from "./bank.ts";
import type { Finding } from "./finding.ts";

/** Official numbers that the unit does not have, and criteria of known sense that no topic serves. */
export function checkCriteria(bank: Bank): readonly Finding[] {
  return bank.units.flatMap((unit) => [...unknownNumbers(unit), ...unserved(unit)]);
}

function unknownNumbers({ unit, notes }: UnitFiles): readonly Finding[] {
  if (unit === undefined || notes === undefined) return [];
  const outcomes = unit.content.outcomes.map((outcome) => outcome.number);
  const criteria = unit.content.outcomes.flatMap((outcome) => outcome.criteria.map((one) => one.number));
  return notes.content.topics.flatMap((topic, at) => {
    const path = ["topics", at];
    const strange = topic.criteria.map((number, place) => ({ number, path: [...path, "criteria", place] }));
    return [
      ...(topic.outcome === null || outcomes.includes(topic.outcome)
        ? []
        : [unknown(`outcome ${topic.outcome}`, notes.where([...path, "outcome"]), outcomes)]),
      ...strange
        .filter(({ number }) => !criteria.includes(number))
        .map((one) => unknown(`criterion ${one.number}`, notes.where(one.path), criteria)),
    ];
  });
}

function unknown(what: string, where: string, known: readonly string[]): Finding {
  const fix = known.length === 0 ? "None is known: leave it out." : `Allowed: ${known.join(", ")}.`;
  const problem = `unit.yaml has no ${what}.`;
  return { where, problem, fix, severity: "error", check: "criteria" };
}

function unserved({ unit, notes }: UnitFiles): readonly Finding[] {
  if (unit === undefined || notes === undefined) return [];
  const served = new Set(notes.content.topics.flatMap((topic) => topic.criteria));
  return unit.content.outcomes.flatMap((outcome, place) =>
    outcome.criteria.flatMap(({ number, about }, at): readonly Finding[] => {
      if (about === null || served.has(number)) return [];
      const where = unit.where(["outcomes", place, "criteria", at]);
      const problem = `No topic serves criterion ${number} (${about}).`;
      const fix = "Name it under criteria of the topic that does, or write one.";
      return [{ where, problem, fix, severity: "error", check: "criteria" }];
    }),
  );
}

import { type Figure, isKnown, type Rule, type UnitNumber } from "../domain/qualification.ts";

/** The fewest and the most credits that a unit can carry whose credits nobody gives. */
export const fewestCredits = 1;
export const mostCredits = 10;

/** A group whose known credits cannot come to the total that is published for it. */
export interface Misfit {
  /** The place of the rule in the qualification's list. */
  readonly rule: number;
  readonly units: readonly UnitNumber[];
  /** The two figures that contradict each other, in a sentence. */
  readonly words: string;
}

interface CreditUnit {
  readonly number: UnitNumber;
  readonly group: string;
  readonly credits: Figure<number>;
}

/** Every group whose published total its units' credits miss, or can no longer come to. */
export function findMisfits(units: readonly CreditUnit[], rules: readonly Rule[]): readonly Misfit[] {
  return rules.flatMap((rule, place) => {
    if (rule.kind !== "all-of" || rule.total === null) return [];
    const members = units.filter((unit) => unit.group === rule.group);
    const sum = sumOf(members);
    if (sum.least <= rule.total && rule.total <= sum.most) return [];
    const words = `${inWords(members, sum)}, but the published total is ${rule.total}.`;
    return [{ rule: place, units: members.map((unit) => unit.number), words }];
  });
}

interface Sum {
  readonly least: number;
  readonly most: number;
}

function sumOf(units: readonly CreditUnit[]): Sum {
  return units.reduce(
    ({ least, most }, { credits }) =>
      isKnown(credits)
        ? { least: least + credits.value, most: most + credits.value }
        : { least: least + fewestCredits, most: most + mostCredits },
    { least: 0, most: 0 },
  );
}

function inWords(units: readonly CreditUnit[], { least, most }: Sum): string {
  const list = units.map((unit) => `${unit.number} (${isKnown(unit.credits) ? unit.credits.value : "not given"})`);
  const sum = least === most ? `${least}` : `at least ${least} and at most ${most}`;
  return `The credits of units ${list.join(", ")} sum to ${sum}`;
}

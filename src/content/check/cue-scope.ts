import type { Bank, ChoiceInFile, UnitFiles } from "./bank.ts";
import type { CheckName, Finding, Severity } from "./finding.ts";

/** Questions that are looked at together, and where what is found with them goes. */
export interface CueScope {
  readonly choices: readonly ChoiceInFile[];
  readonly where: string;
  readonly name: string;
  readonly severity: Severity;
}

/** Every unit, and where there are several all of them together: a warning there, since much smaller leanings show. */
export function cueScopes(bank: Bank): readonly CueScope[] {
  const units = bank.units.flatMap((unit): readonly CueScope[] => {
    const where = unit.quiz?.where(["questions"]);
    return where === undefined ? [] : [{ choices: choicesOf(unit), where, name: "this unit", severity: "error" }];
  });
  if (units.length < 2) return units;
  const choices = units.flatMap((unit) => unit.choices);
  return [...units, { choices, where: "content/units", name: "all units together", severity: "warning" }];
}

function choicesOf({ quiz }: UnitFiles): readonly ChoiceInFile[] {
  return (quiz?.content.questions ?? []).filter((question) => "options" in question);
}

/** The places of the right options, from 0. */
export function rightPlaces({ options }: ChoiceInFile): readonly number[] {
  return options.flatMap((option, place) => (option.right ? [place] : []));
}

/** What is found in a scope, how likely it is by chance, and what mends it. */
export interface Leaning {
  readonly check: CheckName;
  readonly what: string;
  readonly p: number;
  readonly fix: string;
}

/** A leaning as a finding of its scope. */
export function describeLeaning({ check, what, p, fix }: Leaning, { where, name, severity }: CueScope): Finding {
  return { where, problem: `In ${name} ${what} (p = ${shown(p)}).`, fix, severity, check };
}

/** How many successes chances of this size come to, on average. */
export function expectedHits(chances: readonly number[]): string {
  return chances.reduce((sum, chance) => sum + chance, 0).toFixed(1);
}

function shown(p: number): string {
  return p < 0.0001 ? "under 0.0001" : p.toFixed(4);
}

import type { Bank, ChoiceInFile, UnitFiles } from "./bank.ts";
import { countPlaces, expectedPlaces, level, type Placing, placesByChance, tailOf } from "./chance.ts";
import type { CheckName, Finding, Severity } from "./finding.ts";
import { stemsOf } from "./stems.ts";

/** Something to guess by without knowing anything: the option that scores highest. */
interface Cue {
  readonly check: CheckName;
  readonly score: (text: string, prompt: ReadonlySet<string>) => number;
  /** "the longest option" */
  readonly what: string;
  readonly fix: string;
}

const cues: readonly Cue[] = [
  {
    check: "length-cue",
    score: (text) => text.length,
    what: "the longest option",
    fix: "Make wrong options as long as the right one, some of them longer.",
  },
  {
    check: "echo-cue",
    score: (text, prompt) => stemsOf(text).filter((stem) => prompt.has(stem)).length,
    what: "the option with most words of the question",
    fix: "Use the question's words in wrong options too, or in none.",
  },
];

/** Where the findings go, and how grave they are. */
interface Scope {
  readonly where: string;
  readonly name: string;
  readonly severity: Severity;
}

/**
 * Answers that are given away beyond chance (p below `level`) over a unit: by length, by words of the question, by
 * their place, or by saying true. Over all units together it is a warning, since much smaller leanings show there.
 */
export function checkCues(bank: Bank): readonly Finding[] {
  const perUnit = bank.units.flatMap((unit) => {
    const where = unit.quiz?.where(["questions"]);
    if (where === undefined) return [];
    return checkScope(choicesOf(unit), { where, name: "this unit", severity: "error" });
  });
  const all = bank.units.flatMap(choicesOf);
  const filled = bank.units.filter((unit) => unit.quiz !== undefined).length;
  if (filled < 2) return perUnit;
  return [...perUnit, ...checkScope(all, { where: "content/units", name: "all units together", severity: "warning" })];
}

function choicesOf({ quiz }: UnitFiles): readonly ChoiceInFile[] {
  return (quiz?.content.questions ?? []).filter((question) => "options" in question);
}

function checkScope(choices: readonly ChoiceInFile[], scope: Scope): readonly Finding[] {
  return [
    ...cues.flatMap((cue) => checkCue(cue, choices, scope)),
    ...checkPlaces(choices, scope),
    ...checkVerdicts(choices, scope),
  ];
}

/**
 * Given which texts a question has, and no cue, the option that stands out is as likely right as any other: right options
 * of all. Questions where none stands out alone say nothing and are left out.
 */
function checkCue(cue: Cue, choices: readonly ChoiceInFile[], scope: Scope): readonly Finding[] {
  const telling = choices.flatMap((choice) => {
    const hit = standsOut(cue, choice);
    return hit === undefined ? [] : [{ hit, chance: rightPlaces(choice).length / choice.options.length }];
  });
  const hits = telling.filter((one) => one.hit).length;
  const chances = telling.map((one) => one.chance);
  const p = tailOf(chances, hits);
  if (p >= level) return [];
  const problem = `In ${scope.name} ${cue.what} is right in ${hits} of ${telling.length} questions; ${mean(chances)} would be chance (p = ${shown(p)}).`;
  return [{ where: scope.where, problem, fix: cue.fix, severity: scope.severity, check: cue.check }];
}

/** Whether the one option with the highest score is right; undefined where two share it. */
function standsOut({ score }: Cue, { options, prompt }: ChoiceInFile): boolean | undefined {
  const stems = new Set(stemsOf(prompt));
  const scores = options.map((option) => score(option.text, stems));
  const highest = Math.max(...scores);
  const place = scores.indexOf(highest);
  return scores.lastIndexOf(highest) === place ? options[place]?.right : undefined;
}

function rightPlaces({ options }: ChoiceInFile): readonly number[] {
  return options.flatMap((option, place) => (option.right ? [place] : []));
}

function checkPlaces(choices: readonly ChoiceInFile[], scope: Scope): readonly Finding[] {
  const placings: readonly Placing[] = choices
    .map((choice) => ({ options: choice.options.length, right: rightPlaces(choice) }))
    .filter(({ right }) => right.length > 0);
  const p = placesByChance(placings, placings.length);
  if (p >= level) return [];
  const taken = countPlaces(placings);
  const expected = expectedPlaces(placings);
  const places = expected.map((wanted, place) => `${taken[place] ?? 0} (${wanted.toFixed(1)})`).join(", ");
  const problem = `In ${scope.name} the right options stand unevenly; first to last, with what chance gives: ${places} (p = ${shown(p)}).`;
  const fix = "Move right options to the places that have few.";
  return [{ where: scope.where, problem, fix, severity: scope.severity, check: "position-cue" }];
}

/** Whether true or false is right more often than the options of true and false would have it, either way. */
function checkVerdicts(choices: readonly ChoiceInFile[], scope: Scope): readonly Finding[] {
  const verdicts = choices.filter((choice) => choice.type === "true-false");
  const chances = verdicts.map(({ options }) => options.filter((option) => option.says).length / options.length);
  const trues = verdicts.filter(({ options }) => options.some((option) => option.right && option.says)).length;
  const against = chances.map((chance) => 1 - chance);
  const p = Math.min(1, 2 * Math.min(tailOf(chances, trues), tailOf(against, verdicts.length - trues)));
  if (p >= level) return [];
  const problem = `In ${scope.name} true is right in ${trues} of ${verdicts.length} statements; ${mean(chances)} would be chance (p = ${shown(p)}).`;
  const fix = "Turn some statements round.";
  return [{ where: scope.where, problem, fix, severity: scope.severity, check: "verdict-cue" }];
}

function mean(chances: readonly number[]): string {
  return chances.reduce((sum, chance) => sum + chance, 0).toFixed(1);
}

function shown(p: number): string {
  return p < 0.0001 ? "under 0.0001" : p.toFixed(4);
}

import type { ChoiceInFile } from "./bank.ts";
import { countPlaces, expectedPlaces, level, type Placing, placesByChance, tailOf } from "./chance.ts";
import { type CueScope, describeLeaning, expectedHits, rightPlaces } from "./cue-scope.ts";
import type { Finding } from "./finding.ts";

/** Where right options stand, whether they say true, and whether they have words such as "always", beyond chance. */
export function checkLeanings(scope: CueScope): readonly Finding[] {
  const one = scope.choices.filter((choice) => choice.type !== "multiple");
  const several = scope.choices.filter((choice) => choice.type === "multiple");
  return [
    ...checkPlaces("the right option stands", one, scope),
    ...checkPlaces("the right ones of several stand", several, scope),
    ...checkVerdicts(scope),
    ...checkAbsolutes(one, scope),
  ];
}

function checkPlaces(what: string, choices: readonly ChoiceInFile[], scope: CueScope): readonly Finding[] {
  const placings: readonly Placing[] = choices
    .map((choice) => ({ options: choice.options.length, right: rightPlaces(choice) }))
    .filter(({ right }) => right.length > 0);
  const p = placesByChance(placings, placings.length);
  if (p >= level) return [];
  const taken = countPlaces(placings);
  const expected = expectedPlaces(placings);
  const places = expected.map((wanted, place) => `${taken[place] ?? 0} (${wanted.toFixed(1)})`).join(", ");
  const fix = "Move right options to the places that have few.";
  const told = `${what} unevenly; first to last, with what chance gives: ${places}`;
  return [describeLeaning({ check: "position-cue", what: told, p, fix }, scope)];
}

/** Whether true or false is right more often than the options of true and false would have it, either way. */
function checkVerdicts(scope: CueScope): readonly Finding[] {
  const verdicts = scope.choices.filter((choice) => choice.type === "true-false");
  const chances = verdicts.map(({ options }) => options.filter((option) => option.says).length / options.length);
  const trues = verdicts.filter(({ options }) => options.some((option) => option.right && option.says)).length;
  const against = chances.map((chance) => 1 - chance);
  const p = Math.min(1, 2 * Math.min(tailOf(chances, trues), tailOf(against, verdicts.length - trues)));
  if (p >= level) return [];
  const what = `true is right in ${trues} of ${verdicts.length} statements; ${expectedHits(chances)} would be chance`;
  return [describeLeaning({ check: "verdict-cue", what, p, fix: "Turn some statements round." }, scope)];
}

const absolute = /\b(?:always|never|only|all|every|everyone|nobody|no one|none|nothing|any|must)\b/i;

/**
 * Whether options with words that allow no exception are right too seldom: who has learnt that rules have exceptions
 * strikes them out. Never worse than a warning, since a rule of law may need such words.
 */
function checkAbsolutes(choices: readonly ChoiceInFile[], scope: CueScope): readonly Finding[] {
  const mixed = choices
    .map(({ options }) => options.map((option) => ({ right: option.right, strict: absolute.test(option.text) })))
    .filter((options) => options.some(({ strict }) => strict) && options.some(({ strict }) => !strict));
  const chances = mixed.map((options) => options.filter(({ strict }) => !strict).length / options.length);
  const hits = mixed.filter((options) => options.some(({ right, strict }) => right && !strict)).length;
  const p = tailOf(chances, hits);
  if (p >= level) return [];
  const what = `an option with always, never, only, all, any or must is wrong in ${hits} of ${mixed.length} questions; ${expectedHits(chances)} would be chance`;
  const fix = "Take such words out of wrong options, or use them in right ones where they are true.";
  return [describeLeaning({ check: "absolute-cue", what, p, fix }, { ...scope, severity: "warning" })];
}

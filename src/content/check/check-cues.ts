import type { Bank, ChoiceInFile } from "./bank.ts";
import { level, tailOf } from "./chance.ts";
import { checkLeanings } from "./check-leanings.ts";
import { type CueScope, cueScopes, describeLeaning, expectedHits, rightPlaces } from "./cue-scope.ts";
import type { CheckName, Finding } from "./finding.ts";
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
    check: "shortness-cue",
    score: (text) => -text.length,
    what: "the shortest option",
    fix: "Make wrong options as short as the right one, some of them shorter.",
  },
  {
    check: "echo-cue",
    score: (text, prompt) => stemsOf(text).filter((stem) => prompt.has(stem)).length,
    what: "the option with most words of the question",
    fix: "Use the question's words in wrong options too, or in none.",
  },
];

/**
 * Answers that are given away beyond chance (p below `level`) over a unit: by length, by words of the question, by their
 * place, by saying true, or by words such as "always".
 */
export function checkCues(bank: Bank): readonly Finding[] {
  return cueScopes(bank).flatMap((scope) => [...cues.flatMap((cue) => checkCue(cue, scope)), ...checkLeanings(scope)]);
}

/**
 * Given which texts a question has, and no cue, the option that stands out is as likely right as any other: right options
 * of all. Questions where none stands out alone say nothing and are left out.
 */
function checkCue(cue: Cue, scope: CueScope): readonly Finding[] {
  const telling = scope.choices.flatMap((choice) => {
    const hit = standsOut(cue, choice);
    return hit === undefined ? [] : [{ hit, chance: rightPlaces(choice).length / choice.options.length }];
  });
  const hits = telling.filter((one) => one.hit).length;
  const chances = telling.map((one) => one.chance);
  const p = tailOf(chances, hits);
  if (p >= level) return [];
  const what = `${cue.what} is right in ${hits} of ${telling.length} questions; ${expectedHits(chances)} would be chance`;
  return [describeLeaning({ check: cue.check, what, p, fix: cue.fix }, scope)];
}

/** Whether the one option with the highest score is right; undefined where two share it. */
function standsOut({ score }: Cue, { options, prompt }: ChoiceInFile): boolean | undefined {
  const stems = new Set(stemsOf(prompt));
  const scores = options.map((option) => score(option.text, stems));
  const highest = Math.max(...scores);
  const place = scores.indexOf(highest);
  return scores.lastIndexOf(highest) === place ? options[place]?.right : undefined;
}

import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Say } from "../words/say.ts";

/** "unit 6 (Communication and customer service)"; a number never stands without its title. */
export function nameUnit(number: UnitNumber, qualification: Qualification, say: Say): string {
  const unit = findUnit(qualification, number);
  return unit === undefined
    ? say("unit.name.foreign", { number })
    : say("unit.name", { number, title: unit.shortTitle });
}

/** Several units in one phrase. */
export function nameUnits(numbers: readonly UnitNumber[], qualification: Qualification, say: Say): string {
  return joinWords(
    numbers.map((number) => nameUnit(number, qualification, say)),
    say("list.and"),
  );
}

/** "a, b and c". */
export function joinWords(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** The first letter large, for the beginning of a sentence. */
export function startSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

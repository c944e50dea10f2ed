import type { Qualification, Unit } from "../domain/qualification.ts";
import { tokenise } from "./normalise.ts";
import { indexPhrases } from "./phrase-index.ts";
import type { Names } from "./read-parts.ts";
import { stem } from "./stem.ts";

const frame = /^principles (?:and processes )?of |(?: in| through| of)? a contact centre$/g;

/** Collects titles, nicknames and terms of every unit on offer. */
export function collectNames(qualifications: readonly Qualification[]): Names {
  const units = qualifications.flatMap((one) => one.units);
  return {
    titles: indexPhrases(titlePhrases(units)),
    alike: (said, found) => {
      const stems = said.map(stem);
      const fitting = units.filter((unit) =>
        stems.every((one) => words(unit.title).some((word) => stem(word) === one)),
      );
      return [...new Set([...found, ...fitting.map((unit) => unit.subject)])];
    },
    terms: indexPhrases(units.flatMap((unit) => unit.terms.map((term) => [words(term), unit.subject] as const))),
    codeByLevel: new Map(qualifications.map((one) => [one.level, one.code])),
    codes: new Set(qualifications.map((one) => one.code)),
  };
}

/** Titles first: where a nickname of one unit is the title of another, the title wins. */
function titlePhrases(units: readonly Unit[]): readonly (readonly [readonly string[], string])[] {
  const titled = units.flatMap((unit) =>
    [unit.title, unit.title.toLowerCase().replace(frame, ""), unit.shortTitle].map(
      (name) => [words(name), unit.subject] as const,
    ),
  );
  const taken = new Set(titled.map(([name]) => name.join(" ")));
  const nicknamed = units
    .flatMap((unit) => unit.nicknames.map((name) => [words(name), unit.subject] as const))
    .filter(([name]) => !taken.has(name.join(" ")));
  return [...titled, ...nicknamed];
}

function words(name: string): readonly string[] {
  return tokenise(name).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

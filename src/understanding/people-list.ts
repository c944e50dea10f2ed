import { foldText } from "./normalise.ts";
import type { Staff } from "./situation.ts";

const between = /^(?:[\s,;&+]|and\b|plus\b|as well as\b)+/i;
const mostPeople = 100;

/**
 * The people that a run of words names, as they were typed: "@Sam Smith, jo and Ada" are three. A name that is known is
 * taken whole, also where a word of it is "and"; an "@" before a name stays.
 */
export function splitPeople(run: string, { people }: Pick<Staff, "people">): readonly string[] {
  const known = [...new Set(people)].filter((name) => name.trim() !== "").toSorted((a, b) => b.length - a.length);
  const found: string[] = [];
  let rest = run.replace(between, "").trim();
  while (rest !== "" && found.length < mostPeople) {
    const length = knownAt(rest, known) ?? untilNext(rest);
    found.push(rest.slice(0, length).trim());
    rest = rest.slice(length).replace(between, "").trim();
  }
  return found.filter((name) => name !== "" && name !== "@");
}

/** How long the known name is with which a run begins. */
function knownAt(rest: string, known: readonly string[]): number | undefined {
  const at = rest.startsWith("@") ? 1 : 0;
  const name = known.find(
    (one) =>
      foldText(rest.slice(at, at + one.length)) === foldText(one) &&
      !/^[\p{L}\p{N}]/u.test(rest.slice(at + one.length)),
  );
  return name === undefined ? undefined : at + name.length;
}

function untilNext(rest: string): number {
  const next = /\s*[,;&+]\s*|\s+(?:and|plus)\s+|\s+(?=@)/i.exec(rest.slice(1));
  return next === null ? rest.length : next.index + 1;
}

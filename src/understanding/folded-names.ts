import { foldText } from "./normalise.ts";

/** A name as it stands in the roster, and as it is compared with what was typed. */
export interface FoldedName {
  readonly name: string;
  /** Lower case, one blank between words. */
  readonly folded: string;
  readonly words: readonly string[];
}

const known = new WeakMap<readonly string[], readonly FoldedName[]>();
const spoken = new WeakMap<readonly string[], readonly string[]>();

/** These names folded; the same list is folded once, as an admin's holds those of a whole centre. */
export function foldNames(names: readonly string[]): readonly FoldedName[] {
  const found = known.get(names) ?? names.map(foldName);
  known.set(names, found);
  return found;
}

function foldName(name: string): FoldedName {
  const folded = foldText(name).replace(/\s+/g, " ");
  return { name, folded, words: folded.split(" ") };
}

/** What people are called: whole names and first words of them, each once, the longest first. */
export function spokenNames(people: readonly string[]): readonly string[] {
  const found = spoken.get(people) ?? listSpoken(people);
  spoken.set(people, found);
  return found;
}

function listSpoken(people: readonly string[]): readonly string[] {
  const all = foldNames(people).flatMap(({ folded, words }) => [folded, words[0] ?? ""]);
  return [...new Set(all)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
}

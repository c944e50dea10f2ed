import { foldNames } from "./folded-names.ts";
import { foldText } from "./normalise.ts";
import type { Staff } from "./situation.ts";

/** A team that a text names, and the text with something in its place that no other word is. */
export interface NamedTeam {
  readonly team: string;
  readonly rest: string;
}

/** Stands where the name of a team stood. */
export const teamMark = "xteamx";

/** The longest name of a team that stands in the text as words of its own. */
export function namedTeam(text: string, { teams }: Pick<Staff, "teams">): NamedTeam | undefined {
  const folded = ` ${foldText(text)
    .replace(/[?!.,;:"()]/g, " ")
    .replace(/\s+/g, " ")} `;
  const found = foldNames(teams)
    .map((team) => ({ team: team.name, name: team.folded.trim() }))
    .filter(({ name }) => name.length > 1 && (folded.includes(` ${name} `) || folded.includes(` ${name}'s `)))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (found === undefined) return undefined;
  return { team: found.team, rest: folded.replace(` ${found.name}`, ` ${teamMark}`) };
}

/** Whether this is somebody's whole name, one word of it, or its beginning; "@" before it changes nothing. */
export function namesPerson(said: string, { people }: Pick<Staff, "people">): boolean {
  const plain = foldText(said).replace(/^@/, "").replace(/\s+/g, " ").trim();
  if (plain.length < 2) return false;
  return foldNames(people).some(
    ({ folded, words }) => folded === plain || folded.startsWith(`${plain} `) || words.includes(plain),
  );
}

import type { LearnerId } from "./learner.ts";
import type { Roster } from "./roster.ts";

/** How long a pseudonym is, in characters that nobody can guess. */
export const aliasLength = 12;

/** The name under which somebody stands in the evidence log; undefined: none was made yet. */
export function aliasOf(roster: Roster, who: LearnerId): string | undefined {
  return roster.pseudonyms.find((one) => one.who === who)?.alias;
}

/**
 * The roster with one more name for somebody. Who has one already gets this one beside it: were two made up at once, an
 * entry under either is still known to be theirs. The same roster where this one is there.
 */
export function withAlias(roster: Roster, who: LearnerId, alias: string): Roster {
  const known = roster.pseudonyms.some((one) => one.who === who && one.alias === alias);
  return known ? roster : { ...roster, pseudonyms: [...roster.pseudonyms, { who, alias }] };
}

import type { LearnerId } from "./learner.ts";
import type { Roster, Team } from "./roster.ts";

/** Stands where somebody did who was erased: nobody can tell who it was, nor whether two were the same. */
export const erasedPerson = "erased" as LearnerId;

/** All accounts of one person: the main one first, then those linked to it. */
export function accountsOf(roster: Roster, who: LearnerId): readonly LearnerId[] {
  const main = roster.links.find((link) => link.from === who)?.to ?? who;
  return [main, ...roster.links.filter((link) => link.to === main).map((link) => link.from)];
}

/** The pseudonyms under which these accounts stand in the evidence log. */
export function aliasesOf(roster: Roster, accounts: readonly LearnerId[]): readonly string[] {
  return roster.pseudonyms.filter((one) => accounts.includes(one.who)).map((one) => one.alias);
}

/**
 * The roster without these accounts: name, memberships, posts, links, codes and pseudonyms. Their teams stay, also without
 * a manager; appointments they made stay, made by `erasedPerson`. The same roster where nothing of them is in it.
 */
export function forgetPerson(roster: Roster, accounts: readonly LearnerId[]): Roster {
  const gone = new Set(accounts);
  const after: Roster = {
    ...roster,
    people: without(roster.people, (one) => gone.has(one.who)),
    teams: changed(roster.teams, (team) => teamWithout(team, gone)),
    appointed: changed(
      without(roster.appointed, (one) => gone.has(one.who)),
      (one) => (gone.has(one.by) ? { ...one, by: erasedPerson } : one),
    ),
    links: without(roster.links, (one) => gone.has(one.from) || gone.has(one.to)),
    linkCodes: without(
      roster.linkCodes,
      ({ of, claimedBy }) => gone.has(of) || (claimedBy !== undefined && gone.has(claimedBy)),
    ),
    pseudonyms: without(roster.pseudonyms, (one) => gone.has(one.who)),
    ...(roster.former === undefined ? {} : { former: changed(roster.former, (team) => teamWithout(team, gone)) }),
    ...(roster.wrongCodes === undefined ? {} : { wrongCodes: without(roster.wrongCodes, (one) => gone.has(one.who)) }),
  };
  const parts = ["people", "teams", "appointed", "links", "linkCodes", "pseudonyms", "former", "wrongCodes"] as const;
  return parts.every((part) => after[part] === roster[part]) ? roster : after;
}

function teamWithout(team: Team, gone: ReadonlySet<LearnerId>): Team {
  const managers = without(team.managers, (one) => gone.has(one));
  const members = without(team.members, (one) => gone.has(one.who));
  return managers === team.managers && members === team.members ? team : { ...team, managers, members };
}

function without<T>(all: readonly T[], goes: (one: T) => boolean): readonly T[] {
  return all.some(goes) ? all.filter((one) => !goes(one)) : all;
}

function changed<T>(all: readonly T[], change: (one: T) => T): readonly T[] {
  const after = all.map(change);
  return after.every((one, index) => one === all[index]) ? all : after;
}

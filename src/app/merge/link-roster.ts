import type { Instant, LearnerId } from "../../domain/learner.ts";
import { type Membership, mainAccount, type Roster, type Team } from "../../domain/roster.ts";

/** So long a code links. */
export const codeLife = 10 * 60_000;

/** The roster with a code for one more account; an older one of the same person, and all that have ended, are gone. */
export function withLinkCode(was: Roster, code: Roster["linkCodes"][number], at: Instant): Roster {
  const left = was.linkCodes.filter((one) => one.of !== code.of && one.until > at);
  return { ...was, linkCodes: [...left, code] };
}

/** A code as somebody typed it, and the account that says it. */
export interface SaidCode {
  readonly said: string;
  readonly by: LearnerId;
  readonly at: Instant;
}

function isMeant(one: Roster["linkCodes"][number], { said, by, at }: SaidCode): boolean {
  const code = said.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return one.code === code && one.until > at && (one.claimedBy === undefined || one.claimedBy === by);
}

/** Whose code this is; undefined where it is none, was used, is another account's by now or has ended. */
export function ownerOf(roster: Roster, code: SaidCode): LearnerId | undefined {
  const found = roster.linkCodes.find((one) => isMeant(one, code));
  return found === undefined ? undefined : mainAccount(roster, found.of);
}

/** The roster with this code for this account alone; as it was where another account was quicker. */
export function claimCode(was: Roster, code: SaidCode): Roster {
  return {
    ...was,
    linkCodes: was.linkCodes.map((one) => (isMeant(one, code) ? { ...one, claimedBy: code.by } : one)),
  };
}

/** Whether this account holds a code of `to`, so that the two may become one. */
export function holdsClaim(roster: Roster, from: LearnerId, to: LearnerId): boolean {
  return roster.linkCodes.some(({ of, claimedBy }) => claimedBy === from && mainAccount(roster, of) === to);
}

/** Two accounts, the second of which is said by the first from here on. */
export interface Linking {
  readonly from: LearnerId;
  readonly to: LearnerId;
  readonly at: Instant;
}

/**
 * The roster with both accounts one: the code is used, teams, posts, further accounts and names in the evidence log of
 * `from` are those of `to`.
 */
export function linkAccounts(was: Roster, { from, to, at }: Linking): Roster {
  if (from === to || mainAccount(was, from) === to || mainAccount(was, to) === from) return was;
  const moved = (one: LearnerId): LearnerId => (one === from ? to : one);
  const appointed = was.appointed.map((one) => ({ ...one, who: moved(one.who) }));
  const name = was.people.find(({ who }) => who === from)?.name ?? null;
  const known = was.people.some(({ who }) => who === to);
  return {
    ...was,
    people: was.people.flatMap((one) => (one.who !== from ? one : known ? [] : { who: to, name })),
    teams: was.teams.map((team) => teamMoved(team, moved)),
    ...(was.former === undefined ? {} : { former: was.former.map((team) => teamMoved(team, moved)) }),
    appointed: appointed.filter(
      (one, place) => appointed.findIndex(({ who, role }) => who === one.who && role === one.role) === place,
    ),
    links: [...was.links.map((one) => ({ ...one, to: moved(one.to) })), { from, to, at }],
    linkCodes: was.linkCodes.filter(({ of }) => of !== to && of !== from),
    pseudonyms: namesMoved(was.pseudonyms, from, to),
  };
}

/** Behind those that `to` has, which goes on under the same name. */
function namesMoved(names: Roster["pseudonyms"], from: LearnerId, to: LearnerId): Roster["pseudonyms"] {
  const moved = names.filter(({ who }) => who === from).map((one) => ({ ...one, who: to }));
  return moved.length === 0 ? names : [...names.filter(({ who }) => who !== from), ...moved];
}

function teamMoved(team: Team, moved: (one: LearnerId) => LearnerId): Team {
  const members = team.members.map((one) => ({ ...one, who: moved(one.who) }));
  return { ...team, managers: [...new Set(team.managers.map(moved))], members: onceNow(members) };
}

/** Nobody is a member twice at the same time: the longer membership stays. */
function onceNow(members: readonly Membership[]): readonly Membership[] {
  return members.filter(
    (one, at) =>
      one.until !== null ||
      !members.some(
        (other, place) =>
          place !== at &&
          other.who === one.who &&
          other.until === null &&
          (other.since < one.since || (other.since === one.since && place < at)),
      ),
  );
}

/** The roster with all accounts of one person apart again; what was moved stays with the main one. */
export function unlinkAccounts(was: Roster, main: LearnerId): Roster {
  const links = was.links.filter(({ to }) => to !== main);
  return links.length === was.links.length ? was : { ...was, links };
}

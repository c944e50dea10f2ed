import type { Instant, LearnerId } from "./learner.ts";
import type { JoinCode, Roster, RosterPerson, Team } from "./roster.ts";
import { type Lead, withMembers } from "./roster-changes.ts";

/** So long a join code lets people in. */
export const joinCodeLife = 14 * 24 * 60 * 60_000;
/** So many wrong codes of one person within an hour, and no further one is looked at. */
export const mostWrongCodes = 10;
const anHour = 60 * 60_000;
const mostKept = 2_000;
const mostCodes = 5;

/** A code as it is compared: "abcd-2345" and "ABCD 2345" are the same. */
export function bareCode(typed: string): string {
  return typed
    .slice(0, 200)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/** The team that a code lets into now; undefined where it is none or has ended. */
export function teamOfCode(roster: Roster, typed: string, at: Instant): Team | undefined {
  const code = bareCode(typed);
  return roster.teams.find((team) => team.codes.some((one) => one.code === code && one.until > at));
}

interface CodeChange extends Lead {
  readonly team: string;
  readonly at: Instant;
}

/** The roster with one more code for a team, or with none (`null`: all of them end). Those that have ended are gone. */
export function withCode(was: Roster, code: JoinCode | null, { team: id, at, by, isAdmin }: CodeChange): Roster {
  const teams = was.teams.map((team) => {
    if (team.id !== id || !(isAdmin || team.managers.includes(by))) return team;
    const left = code === null ? [] : team.codes.filter((one) => one.until > at && one.code !== code.code);
    return { ...team, codes: code === null ? left : [...left, code].slice(-mostCodes) };
  });
  return { ...was, teams };
}

/** Somebody with a code, and their name. */
export interface ByCode extends RosterPerson {
  readonly code: string;
  readonly at: Instant;
}

/** The roster with somebody in the team of a code; the same roster where the code lets nobody in now. */
export function joinByCode(was: Roster, { code, at, ...person }: ByCode): Roster {
  const team = teamOfCode(was, code, at);
  return team === undefined ? was : withMembers(was, { team, people: [person], at });
}

/** How many wrong codes somebody gave within the last hour. */
export function wrongCodesOf(roster: Roster, who: LearnerId, at: Instant): number {
  return (roster.wrongCodes ?? []).filter((one) => one.who === who && one.at > at - anHour).length;
}

/** The roster with one more wrong code of somebody; those of more than an hour ago are gone. */
export function withWrongCode(was: Roster, who: LearnerId, at: Instant): Roster {
  const recent = (was.wrongCodes ?? []).filter((one) => one.at > at - anHour);
  if (recent.some((one) => one.who === who && one.at === at)) return was;
  return { ...was, wrongCodes: [...recent, { who, at }].slice(-mostKept) };
}

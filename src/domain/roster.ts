import type { Instant, LearnerId } from "./learner.ts";
import type { Role } from "./role.ts";
import { rosterIndex } from "./roster-index.ts";

/** The name by which the roster knows somebody; kept only for people who are in it. */
export interface RosterPerson {
  readonly who: LearnerId;
  readonly name: string | null;
}

/** Somebody's time in a team; who left keeps their line, so that who could look at them then can still be told. */
export interface Membership {
  readonly who: LearnerId;
  readonly since: Instant;
  /** Null: still a member. */
  readonly until: Instant | null;
}

/** A code that lets people join one team until it ends. */
export interface JoinCode {
  /** Eight letters and digits without those that are taken for each other. */
  readonly code: string;
  readonly until: Instant;
}

export interface Team {
  /** "t1", "t2": never given twice. */
  readonly id: string;
  readonly name: string;
  readonly managers: readonly LearnerId[];
  readonly members: readonly Membership[];
  readonly codes: readonly JoinCode[];
  readonly createdAt: Instant;
}

/** A role that was given in chat. */
export interface Appointment {
  readonly who: LearnerId;
  readonly role: Exclude<Role, "admin">;
  readonly by: LearnerId;
  readonly at: Instant;
}

/** One person's second account: what it says is said by `to`. */
export interface AccountLink {
  readonly from: LearnerId;
  readonly to: LearnerId;
  readonly at: Instant;
}

/** A code that links one more account to `of`, once, until it ends. */
export interface LinkCode {
  readonly code: string;
  readonly of: LearnerId;
  readonly until: Instant;
  /** The account that is being linked by it: nobody else can use it any more. */
  readonly claimedBy?: LearnerId;
}

/** The name under which somebody stands in the evidence log; once it is gone from here nobody knows whose it was. */
export interface Pseudonym {
  readonly who: LearnerId;
  readonly alias: string;
}

/** Somebody gave a code that lets nobody in. */
export interface WrongCode {
  readonly who: LearnerId;
  readonly at: Instant;
}

/** Who is who in the centre: teams, roles, accounts. Small; one for the installation. */
export interface Roster {
  readonly version: 1;
  readonly people: readonly RosterPerson[];
  readonly teams: readonly Team[];
  readonly appointed: readonly Appointment[];
  readonly links: readonly AccountLink[];
  readonly linkCodes: readonly LinkCode[];
  readonly pseudonyms: readonly Pseudonym[];
  /** The number of the next team. */
  readonly nextTeam: number;
  /** Teams that were deleted: without managers and codes, so that who looked at whom then can still be told. */
  readonly former?: readonly Team[];
  /** Of the last hour. */
  readonly wrongCodes?: readonly WrongCode[];
}

export const emptyRoster: Roster = {
  version: 1,
  people: [],
  teams: [],
  appointed: [],
  links: [],
  linkCodes: [],
  pseudonyms: [],
  nextTeam: 1,
};

/** The account that stands for this person. */
export function mainAccount(roster: Roster, who: LearnerId): LearnerId {
  return rosterIndex(roster).mains.get(who) ?? who;
}

/** What somebody may do by the roster. `admins` are those of the configuration. */
export function rolesOf(roster: Roster, who: LearnerId, admins: ReadonlySet<LearnerId>): readonly Role[] {
  const given = new Set<Role>(roster.appointed.filter((one) => one.who === who).map((one) => one.role));
  const { managers, linked } = rosterIndex(roster);
  if (managers.has(who)) given.add("manager");
  const accounts = [who, ...(linked.get(who) ?? [])];
  if (accounts.some((account) => admins.has(account))) given.add("admin");
  return [...given];
}

/** Who is in a team now, in the order in which they joined. */
export function membersOf(team: Team): readonly LearnerId[] {
  return team.members.filter((one) => one.until === null).map((one) => one.who);
}

/** The teams somebody is in now. */
export function teamsOf(roster: Roster, who: LearnerId): readonly Team[] {
  return rosterIndex(roster).teams.get(who) ?? [];
}

/** The teams somebody may look at: those they manage; all of them for an admin. */
export function teamsUnder(roster: Roster, who: LearnerId, roles: readonly Role[]): readonly Team[] {
  return roles.includes("admin") ? roster.teams : roster.teams.filter((team) => team.managers.includes(who));
}

/** The name the roster has for somebody; null where it has none. */
export function nameIn(roster: Roster, who: LearnerId): string | null {
  return rosterIndex(roster).names.get(who) ?? null;
}

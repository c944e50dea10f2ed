import type { Instant, LearnerId } from "./learner.ts";
import { foldName, plainName } from "./plain-name.ts";
import type { Role } from "./role.ts";
import { membersOf, type Roster, type RosterPerson, type Team } from "./roster.ts";

/** Most teams of an installation, and most people who are in one team. */
export const mostTeams = 1_000;
export const mostMembers = 2_000;

/** Who changes a team. An admin may change all; others what they manage when it is changed, whatever was true before. */
export interface Lead {
  readonly by: LearnerId;
  readonly isAdmin: boolean;
}

/** The team, where whoever it is may change it; else undefined. */
function ledTeam(was: Roster, id: string, { by, isAdmin }: Lead): Team | undefined {
  return was.teams.find((team) => team.id === id && (isAdmin || team.managers.includes(by)));
}

function withTeam(was: Roster, team: Team): Roster {
  return { ...was, teams: was.teams.map((one) => (one.id === team.id ? team : one)) };
}

/** The roster with these people's names, where it has none of them yet or another one; a name of nothing changes nothing. */
export function withPeople(was: Roster, people: readonly RosterPerson[]): Roster {
  const known = new Map(was.people.map((one) => [one.who, one]));
  let isSame = true;
  for (const { who, name } of people) {
    const plain = name === null ? "" : plainName(name);
    const before = known.get(who);
    if (before !== undefined && (plain === "" || plain === before.name)) continue;
    known.set(who, { who, name: plain === "" ? null : plain });
    isSame = false;
  }
  return isSame ? was : { ...was, people: [...known.values()] };
}

/** Whether a team of this name, however it is typed, is there. */
export function teamCalled(roster: Roster, name: string): Team | undefined {
  return roster.teams.find((team) => foldName(team.name) === foldName(name));
}

/** A team to be made. */
export interface NewTeam {
  readonly name: string;
  readonly managers: readonly RosterPerson[];
  readonly at: Instant;
}

/** The roster with a new, empty team; the same roster where the name is taken or nothing, or there are too many. */
export function createTeam(was: Roster, { name, managers, at }: NewTeam): Roster {
  const plain = plainName(name);
  if (foldName(plain) === "" || teamCalled(was, plain) !== undefined || was.teams.length >= mostTeams) return was;
  const ids = [...new Set(managers.map(({ who }) => who))];
  const team: Team = { id: `t${was.nextTeam}`, name: plain, managers: ids, members: [], codes: [], createdAt: at };
  return { ...withPeople(was, managers), teams: [...was.teams, team], nextTeam: was.nextTeam + 1 };
}

/** What is to be done with one team, by whom, when. */
export interface TeamChange extends Lead {
  readonly team: string;
  readonly at: Instant;
}

/** The roster without a team. Who was a member when stays, without the rest. */
export function deleteTeam(was: Roster, { team: id, at, ...lead }: TeamChange): Roster {
  const team = ledTeam(was, id, lead);
  if (team === undefined) return was;
  const members = team.members.map((one) => (one.until === null ? { ...one, until: at } : one));
  return {
    ...was,
    teams: was.teams.filter((one) => one !== team),
    former: [...(was.former ?? []), { ...team, managers: [], codes: [], members }],
  };
}

/** The roster with a team under another name; the same roster where that is taken or nothing. */
export function renameTeam(was: Roster, name: string, { team: id, ...lead }: TeamChange): Roster {
  const team = ledTeam(was, id, lead);
  const plain = plainName(name);
  const taken = teamCalled(was, plain);
  if (team === undefined || foldName(plain) === "" || (taken !== undefined && taken !== team)) return was;
  return plain === team.name ? was : withTeam(was, { ...team, name: plain });
}

/** The roster with these people in a team from now on; who is in it already stays as they are. */
export function addMembers(
  was: Roster,
  people: readonly RosterPerson[],
  { team: id, at, ...lead }: TeamChange,
): Roster {
  const team = ledTeam(was, id, lead);
  return team === undefined ? was : withMembers(was, { team, people, at });
}

interface Joining {
  readonly team: Team;
  readonly people: readonly RosterPerson[];
  readonly at: Instant;
}

/** Whoever is let in, by a manager or by a code. */
export function withMembers(was: Roster, { team, people, at }: Joining): Roster {
  const inside = new Set(membersOf(team));
  const room = Math.max(0, mostMembers - inside.size);
  const fresh = [...new Map(people.map((one) => [one.who, one])).values()]
    .filter(({ who }) => !inside.has(who))
    .slice(0, room);
  if (fresh.length === 0) return was;
  const members = [...team.members, ...fresh.map(({ who }) => ({ who, since: at, until: null }))];
  return withTeam(withPeople(was, fresh), { ...team, members });
}

/** The roster with these people no longer in a team; that they were in it stays. */
export function removeMembers(was: Roster, who: readonly LearnerId[], { team: id, at, ...lead }: TeamChange): Roster {
  const team = ledTeam(was, id, lead);
  return team === undefined ? was : withoutMembers(was, { team, who, at });
}

/** Somebody goes of their own accord. */
export function leaveTeam(was: Roster, who: LearnerId, { team: id, at }: Pick<TeamChange, "team" | "at">): Roster {
  const team = was.teams.find((one) => one.id === id);
  return team === undefined ? was : withoutMembers(was, { team, who: [who], at });
}

interface Leaving {
  readonly team: Team;
  readonly who: readonly LearnerId[];
  readonly at: Instant;
}

function withoutMembers(was: Roster, { team, who, at }: Leaving): Roster {
  if (!membersOf(team).some((one) => who.includes(one))) return was;
  const members = team.members.map((one) =>
    one.until === null && who.includes(one.who) ? { ...one, until: at } : one,
  );
  return withTeam(was, { ...team, members });
}

/** The roster with further managers of a team. */
export function addManagers(was: Roster, people: readonly RosterPerson[], { team: id, ...lead }: TeamChange): Roster {
  const team = ledTeam(was, id, lead);
  const fresh = people.filter(({ who }) => team?.managers.includes(who) === false);
  if (team === undefined || fresh.length === 0) return was;
  const managers = [...new Set([...team.managers, ...fresh.map(({ who }) => who)])];
  return withTeam(withPeople(was, fresh), { ...team, managers });
}

/** The roster with fewer managers of a team; the last of them goes only where an admin says so. */
export function removeManagers(was: Roster, who: readonly LearnerId[], { team: id, ...lead }: TeamChange): Roster {
  const team = ledTeam(was, id, lead);
  const left = team?.managers.filter((one) => !who.includes(one)) ?? [];
  if (team === undefined || left.length === team.managers.length || (left.length === 0 && !lead.isAdmin)) return was;
  return withTeam(was, { ...team, managers: left });
}

/** A role given or taken, by an admin. */
export interface Appointing {
  readonly people: readonly RosterPerson[];
  readonly role: Exclude<Role, "admin">;
  readonly by: LearnerId;
  readonly at: Instant;
}

/** The roster with these people in a role. */
export function appoint(was: Roster, { people, role, by, at }: Appointing): Roster {
  const fresh = people.filter(({ who }) => !was.appointed.some((one) => one.who === who && one.role === role));
  if (fresh.length === 0) return was;
  return {
    ...withPeople(was, fresh),
    appointed: [...was.appointed, ...fresh.map(({ who }) => ({ who, role, by, at }))],
  };
}

/** The roster with these people in that role no more; who was a manager manages no team either. */
export function dismiss(was: Roster, who: readonly LearnerId[], role: Appointing["role"]): Roster {
  const appointed = was.appointed.filter((one) => one.role !== role || !who.includes(one.who));
  const teams =
    role === "manager"
      ? was.teams.map((team) =>
          team.managers.some((one) => who.includes(one))
            ? { ...team, managers: team.managers.filter((one) => !who.includes(one)) }
            : team,
        )
      : was.teams;
  const isSame = appointed.length === was.appointed.length && teams.every((team, at) => team === was.teams[at]);
  return isSame ? was : { ...was, appointed, teams };
}

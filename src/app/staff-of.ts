import type { LearnerId } from "../domain/learner.ts";
import type { Role } from "../domain/role.ts";
import { membersOf, nameIn, type Roster, teamsOf, teamsUnder } from "../domain/roster.ts";
import type { Mention } from "../ports/platform.ts";
import type { Staff } from "../understanding/situation.ts";

/** Who asks, with which roles, and whom they mentioned. */
export interface Asker {
  readonly who: LearnerId;
  readonly roles: readonly Role[];
  readonly mentions: readonly Mention[];
}

/** The names that a message of this person may hold: those of their own teams, for trainers and admins everybody's. */
export function staffOf(roster: Roster, { who, roles, mentions }: Asker): Staff {
  const teams = teamsUnder(roster, who, roles);
  const all = roles.includes("admin") || roles.includes("trainer");
  const people = all
    ? roster.people.map(({ name }) => name)
    : [...new Set(teams.flatMap((team) => [...membersOf(team), ...team.managers]))].map((one) => nameIn(roster, one));
  return {
    roles,
    teams: [...new Set([...teams, ...teamsOf(roster, who)].map(({ name }) => name))],
    people: [...people.flatMap((name) => name ?? []), ...mentions.map(({ name }) => name)],
  };
}

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

type Names = Pick<Staff, "teams" | "people">;

/** By roster and asker with a role: what reads messages knows a list again by its being the very same. */
const remembered = new WeakMap<Roster, Map<string, Names>>();

/** The names that a message of this person may hold: those of their own teams, for trainers and admins everybody's. */
export function staffOf(roster: Roster, { who, roles, mentions }: Asker): Staff {
  const { teams, people } = roles.length === 0 ? namesFor(roster, who, roles) : rememberedNames(roster, who, roles);
  return { roles, teams, people: mentions.length === 0 ? people : [...people, ...mentions.map(({ name }) => name)] };
}

function rememberedNames(roster: Roster, who: LearnerId, roles: readonly Role[]): Names {
  const known = remembered.get(roster) ?? new Map<string, Names>();
  remembered.set(roster, known);
  const key = JSON.stringify([who, roles]);
  const names = known.get(key) ?? namesFor(roster, who, roles);
  known.set(key, names);
  return names;
}

function namesFor(roster: Roster, who: LearnerId, roles: readonly Role[]): Names {
  const teams = teamsUnder(roster, who, roles);
  const all = roles.includes("admin") || roles.includes("trainer");
  const people = all
    ? roster.people.map(({ name }) => name)
    : [...new Set(teams.flatMap((team) => [...membersOf(team), ...team.managers]))].map((one) => nameIn(roster, one));
  return {
    teams: [...new Set([...teams, ...teamsOf(roster, who)].map(({ name }) => name))],
    people: people.flatMap((name) => name ?? []),
  };
}

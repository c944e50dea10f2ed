import { type Office, openIdleOffice, openRosterInMemory } from "../../../src/app/office.ts";
import type { Desk } from "../../../src/app/respond.ts";
import { openStandings } from "../../../src/app/standing/open-standings.ts";
import type { Learner, LearnerId } from "../../../src/domain/learner.ts";
import { emptyRoster, type Roster, type Team } from "../../../src/domain/roster.ts";
import type { LookList } from "../../../src/ports/centre.ts";
import { openMemoryLooks } from "../../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { desk, me, type TryOut, tryOut } from "../try-out.ts";

/** A team that `me` manages, unless somebody else does. */
export interface MadeTeam {
  readonly name: string;
  readonly members: readonly (Learner | LearnerId)[];
  readonly manager?: LearnerId;
}

/** A conversation of a manager with the people of these teams already there. */
export interface TeamTalk extends TryOut {
  readonly looks: LookList;
  readonly roster: Roster;
}

/** Begins a conversation of whoever manages these teams; `admin`: of an admin. */
export async function teamTalk(
  teams: readonly MadeTeam[],
  admin = false,
  more: Partial<Office> = {},
): Promise<TeamTalk> {
  const people = teams.flatMap(({ members }) => members.filter((one) => typeof one !== "string"));
  const memory = openMemoryStore();
  for (const person of people) await memory.update(person.id, () => person);
  const roster: Roster = {
    ...emptyRoster,
    people: people.map(({ id, name }) => ({ who: id, name })),
    teams: teams.map(teamOf),
    nextTeam: teams.length + 1,
  };
  const looks = openMemoryLooks();
  const { store, find } = openStandings({ store: memory, desk: () => desk, roster: () => roster });
  const office = openIdleOffice({
    roster: openRosterInMemory(roster),
    admins: new Set(admin ? [me] : []),
    looks,
    standings: find,
    ...more,
  });
  const managed: Desk = { ...desk, office };
  return { ...tryOut({ store, desk: managed }), looks, roster };
}

function teamOf({ name, members, manager = me }: MadeTeam, at: number): Team {
  return {
    id: `t${at + 1}`,
    name,
    managers: [manager],
    members: members.map((one) => ({ who: typeof one === "string" ? one : one.id, since: 0, until: null })),
    codes: [],
    createdAt: 0,
  };
}

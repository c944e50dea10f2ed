import type { LearnerId } from "../../src/domain/learner.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import type { RosterStore } from "../../src/ports/centre.ts";
import { openRosterFile } from "../../src/storage/roster-file.ts";
import { morning } from "./try-out.ts";

interface Who {
  readonly boss: LearnerId;
  readonly other: LearnerId;
  readonly names: Readonly<Record<string, string>>;
}

/** Two people, each managing the other's team, both assessors. */
export async function openTestRoster(dir: string, { boss, other, names }: Who): Promise<RosterStore> {
  const people = [boss, other].map((who) => ({ who, name: names[who] ?? null }));
  const team = (teamId: string, by: LearnerId, of: LearnerId) => ({
    id: teamId,
    name: `Team ${teamId}`,
    managers: [by],
    members: [{ who: of, since: morning, until: null }],
    codes: [],
    createdAt: morning,
  });
  const roster: Roster = {
    ...emptyRoster,
    people,
    teams: [team("t1", boss, other), team("t2", other, boss)],
    appointed: [boss, other].map((who) => ({ who, role: "trainer", by: boss, at: morning })),
    nextTeam: 3,
  };
  const store = await openRosterFile(dir);
  await store.change(() => roster);
  return store;
}

import type { LearnerId } from "./learner.ts";
import type { Roster, Team } from "./roster.ts";

/** A roster by person, so that one message among thousands of people costs no more than among ten. */
export interface RosterIndex {
  /** The main account of each linked one. */
  readonly mains: ReadonlyMap<LearnerId, LearnerId>;
  /** The accounts linked to each main one, in the order in which they were. */
  readonly linked: ReadonlyMap<LearnerId, readonly LearnerId[]>;
  readonly names: ReadonlyMap<LearnerId, string | null>;
  /** The teams that each is a member of now, in the roster's order. */
  readonly teams: ReadonlyMap<LearnerId, readonly Team[]>;
  /** Whoever manages a team. */
  readonly managers: ReadonlySet<LearnerId>;
}

const known = new WeakMap<Roster, RosterIndex>();

/** The index of a roster, made when it is first asked for: a roster that is changed is another one. */
export function rosterIndex(roster: Roster): RosterIndex {
  const found = known.get(roster) ?? makeIndex(roster);
  known.set(roster, found);
  return found;
}

/** Where the roster says a thing twice, the first counts. */
function makeIndex({ links, people, teams }: Roster): RosterIndex {
  return {
    mains: new Map(links.toReversed().map(({ from, to }) => [from, to])),
    linked: gathered(links.map(({ from, to }) => [to, from])),
    names: new Map(people.toReversed().map(({ who, name }) => [who, name])),
    teams: gathered(
      teams.flatMap((team) => {
        const now = team.members.filter(({ until }) => until === null).map(({ who }) => who);
        return [...new Set(now)].map((who) => [who, team] as const);
      }),
    ),
    managers: new Set(teams.flatMap((team) => team.managers)),
  };
}

function gathered<One>(pairs: readonly (readonly [LearnerId, One])[]): ReadonlyMap<LearnerId, readonly One[]> {
  const lists = new Map<LearnerId, One[]>();
  for (const [who, one] of pairs) {
    const list = lists.get(who);
    if (list === undefined) lists.set(who, [one]);
    else list.push(one);
  }
  return lists;
}

import type { LearnerId } from "../../domain/learner.ts";
import { mayDo } from "../../domain/permission.ts";
import type { Role } from "../../domain/role.ts";
import { mainAccount, membersOf, nameIn, type Roster, rolesOf, teamsUnder } from "../../domain/roster.ts";

/** Who somebody is, as the roster has it now. */
export interface PagePerson {
  readonly name: string | null;
  readonly roles: readonly Role[];
  /** What they may see, by their roles and teams, as one text: another text, other rights. */
  readonly scope: string;
  /** Whom they may look at, by name, worked out when asked for; a name that two people have is nobody's. */
  readonly reach: () => ReadonlyMap<string, LearnerId>;
}

/** Who is who in the centre, at this moment. */
export interface PageRoster {
  readonly roster: () => Roster;
  readonly admins: ReadonlySet<LearnerId>;
}

/** Finds somebody, by any of their accounts. */
export function findPagePerson(account: LearnerId, { roster, admins }: PageRoster): PagePerson {
  const now = roster();
  const who = mainAccount(now, account);
  const roles = rolesOf(now, who, admins);
  return {
    name: nameIn(now, who),
    roles,
    scope: JSON.stringify([who, roles, teamsUnder(now, who, roles).map(({ id }) => id)]),
    reach: () => reachOf(now, who, roles),
  };
}

function reachOf(roster: Roster, who: LearnerId, roles: readonly Role[]): ReadonlyMap<string, LearnerId> {
  if (!mayDo("progress.member", roles)) return new Map();
  const names = new Map(roster.people.map((one) => [one.who, one.name]));
  const found = new Map<string, LearnerId>();
  const twice = new Set<string>();
  for (const member of new Set(teamsUnder(roster, who, roles).flatMap(membersOf))) {
    const name = names.get(member) ?? null;
    if (name === null || member === who) continue;
    if (found.has(name)) twice.add(name);
    found.set(name, member);
  }
  for (const name of twice) found.delete(name);
  return found;
}

import type { AuditEntry } from "../../domain/evidence.ts";
import { aliasesOf } from "../../domain/forget-person.ts";
import type { LearnerId } from "../../domain/learner.ts";
import type { Letter } from "../../domain/letter.ts";
import { mainAccount, nameIn, type Roster } from "../../domain/roster.ts";
import type { Look, LookedAt } from "../../ports/centre.ts";
import type { BrokenPlan } from "../../ports/rule-change.ts";

/** A letter this person let the assistant bring, and to whom. */
export interface SentLetter {
  readonly to: LearnerId;
  readonly letter: Letter;
}

/** What is found about somebody outside their record. */
export interface FoundBeside {
  readonly looks: readonly Look[];
  readonly log: readonly AuditEntry[];
  readonly lettersSent: readonly SentLetter[];
  /** Plans of theirs that a change of the rules broke. */
  readonly brokenPlans: readonly BrokenPlan[];
}

interface OfWhom extends FoundBeside {
  readonly roster: Roster;
  /** All accounts of the person. */
  readonly accounts: readonly LearnerId[];
}

/** All that is kept about somebody outside their record, as plain JSON: times as ISO 8601 in UTC. */
export function besideRecord(found: OfWhom): Readonly<Record<string, unknown>> {
  const { roster, accounts, looks, log, lettersSent, brokenPlans } = found;
  const mine = (id: LearnerId): boolean => accounts.includes(id);
  return {
    accounts: roster.links.filter(({ to }) => mine(to)).map(({ from, to, at }) => ({ from, to, linked: iso(at) })),
    nameInRoster: accounts.map((one) => nameIn(roster, one)).find((name) => name !== null) ?? null,
    teams: teamsWith(roster, mine),
    roles: roster.appointed
      .filter(({ who }) => mine(who))
      .map(({ role, by, at }) => ({ role, by: mainAccount(roster, by), at: iso(at) })),
    pseudonyms: aliasesOf(roster, accounts),
    codes: roster.linkCodes.filter(({ of }) => mine(of)).map(({ code, until }) => ({ code, until: iso(until) })),
    looks: {
      atYou: looks.filter((look) => !mine(look.by) && isSeen(look, roster, mine)).map(tellLook),
      byYou: looks.filter((look) => mine(look.by)).map(tellLook),
    },
    lettersYouSent: lettersSent.map(({ to, letter }) => ({ to, ...letter, at: iso(letter.at) })),
    brokenPlans: brokenPlans.filter(({ who }) => mine(who)).map((one) => ({ ...one, at: iso(one.at) })),
    evidenceLog: log.map((entry) => ({ ...entry, at: iso(entry.at) })),
  };
}

function teamsWith(roster: Roster, mine: (id: LearnerId) => boolean): readonly unknown[] {
  return everyTeam(roster).flatMap(({ name, managers, members }) => [
    ...(managers.some(mine) ? [{ team: name, as: "manager" }] : []),
    ...members
      .filter(({ who }) => mine(who))
      .map(({ since, until }) => ({
        team: name,
        as: "member",
        since: iso(since),
        until: until === null ? null : iso(until),
      })),
  ]);
}

/** Whom a look was at that may have been at the person of these accounts: they alone, or a team they ever were in. */
export function lookedAt(roster: Roster, accounts: readonly LearnerId[]): LookedAt {
  const theirs = everyTeam(roster).filter(({ members }) => members.some(({ who }) => accounts.includes(who)));
  return { people: accounts, teams: theirs.map(({ id }) => id) };
}

/** Whether a look was at this person: alone, or as a member of the team then. */
export function isSeen({ at, whom }: Look, roster: Roster, mine: (id: LearnerId) => boolean): boolean {
  if (whom.kind === "person") return mine(whom.who);
  const team = everyTeam(roster).find(({ id }) => id === whom.team);
  return (
    team?.members.some(({ who, since, until }) => mine(who) && since <= at && (until === null || at <= until)) ?? false
  );
}

/** Those that were deleted as well. */
const everyTeam = ({ teams, former = [] }: Roster) => [...teams, ...former];

const tellLook = ({ at, ...rest }: Look) => ({ at: iso(at), ...rest });

const iso = (at: number): string => new Date(at).toISOString();

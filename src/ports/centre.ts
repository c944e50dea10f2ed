import type { AuditEntry } from "../domain/evidence.ts";
import type { Instant, LearnerId } from "../domain/learner.ts";
import type { Roster } from "../domain/roster.ts";

/** Where the roster is kept. */
export interface RosterStore {
  /** As it is now; kept in memory, so that every message can look at it. */
  now(): Roster;
  /** Resolves when the changed roster is on the disk. `change` is pure; the same roster back: nothing is written. */
  change(change: (was: Roster) => Roster): Promise<Roster>;
}

/** Somebody looked at somebody else's progress or evidence. */
export interface Look {
  readonly at: Instant;
  readonly by: LearnerId;
  readonly byName: string | null;
  /** A team: all who were members then. */
  readonly whom:
    | { readonly kind: "person"; readonly who: LearnerId }
    | { readonly kind: "team"; readonly team: string };
  readonly what: "summary" | "member" | "evidence" | "export" | "digest";
}

/** Whom looks were at. */
export interface LookedAt {
  readonly people: readonly LearnerId[];
  /** Ids of teams. */
  readonly teams: readonly string[];
}

/** Every look at another person, for that person to see. */
export interface LookList {
  /** Resolves when it is on the disk. */
  note(look: Look): Promise<void>;
  /** All of them, newest first: a hundred thousand in a year of a large centre. Whoever answers a person asks for theirs. */
  list(): Promise<readonly Look[]>;
  /** Those at these people and at these teams, newest first. */
  at(whom: LookedAt): Promise<readonly Look[]>;
  /** Those by these people, newest first. */
  by(people: readonly LearnerId[]): Promise<readonly Look[]>;
  /** Takes out looks by and at this person alone; looks at a team stay, without the looker's name where it was them. */
  forget(who: LearnerId): Promise<void>;
  /** Takes out what is older. */
  prune(before: Instant): Promise<void>;
}

/** The evidence log: entries chained by hash, so that a changed past shows. */
export interface AuditLog {
  /** Adds entries in this order, each once by its id; resolves when they are on the disk. */
  append(entries: readonly AuditEntry[]): Promise<void>;
  /** Entries about these people or made by them, by pseudonym, oldest first. */
  entriesOf(aliases: readonly string[]): Promise<readonly AuditEntry[]>;
}

import type { Instant, Learner, LearnerId } from "../../domain/learner.ts";
import { mainAccount, membersOf, type Roster } from "../../domain/roster.ts";
import type { Standing } from "../../domain/standing.ts";
import type { ContentStore } from "../../ports/content-store.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { Library } from "../library.ts";
import { localDate } from "../local-date.ts";
import type { FindStandings } from "../office.ts";
import { unlessUnreadable } from "../unless-unreadable.ts";
import { standingOf } from "./standing-of.ts";

/** So many are remembered; the longest known go first. About 2 kB each. */
const mostRemembered = 20_000;
/** Records read at once: few, so that people who write meanwhile do not wait behind them. */
const mostAtOnce = 8;

/** What standings are found with. */
export interface StandingsWith {
  readonly store: LearnerStore;
  /** What is taught, as it is now: it may be read again. */
  readonly desk: () => { readonly content: ContentStore; readonly library: Library };
  readonly roster: () => Roster;
}

/** How people stand, remembered for their local day. */
export interface Standings {
  readonly find: FindStandings;
  /**
   * Looks at everybody, one record after the other, so that nobody waits for it: after a start and after midnight. Resolves
   * when all are remembered; what is remembered already costs nothing.
   */
  readonly warm: (at: Instant) => Promise<void>;
  /** The store to write to from now on: what is changed or erased through it is not remembered any more. */
  readonly store: LearnerStore;
}

interface Remembered {
  /** Undefined: nobody has heard from this person. */
  readonly standing: Standing | undefined;
  readonly timezone: string;
  readonly day: string;
  /** How often the record was changed before it was read; undefined where only this process changes it. */
  readonly changes: number | undefined;
}

/**
 * Opens them over a store. Changes of other processes are seen where the store tells of them; those that are written past
 * the store given back, where it does not, only the day after.
 */
export function openStandings({ store, desk, roster }: StandingsWith): Standings {
  const shelf = openShelf();
  let content: ContentStore | undefined;
  const stand = async (id: LearnerId, at: Instant, changes?: number): Promise<Standing | undefined> => {
    const known = shelf.get(id, at);
    if (known !== undefined && known.changes === changes) return known.standing;
    const keep = shelf.begin(id);
    const learner = await store.read(id);
    const timezone = learner?.timezone ?? "Europe/London";
    const standing = learner === undefined ? undefined : standingOf(learner, { ...desk(), at });
    keep({ standing, timezone, day: localDate(at, timezone), changes });
    return standing;
  };
  const find = async (who: readonly LearnerId[] | "everybody", at: Instant, atOnce: number) => {
    const now = desk().content;
    if (now !== content) shelf.clear();
    content = now;
    const wanted = who === "everybody" ? everybodyIn(roster()) : who;
    const changes = await store.changesOf?.(wanted);
    return findAll(wanted, (id) => stand(id, at, changes?.get(id)), atOnce);
  };
  return {
    find: (who, at) => find(who, at, mostAtOnce),
    warm: async (at) => {
      await find("everybody", at, 1);
    },
    store: watched(store, shelf.drop),
  };
}

function everybodyIn(roster: Roster): readonly LearnerId[] {
  return [...new Set(roster.teams.flatMap(membersOf).map((who) => mainAccount(roster, who)))];
}

/** One record that cannot be understood does not keep the others from being seen. */
async function findAll(
  who: readonly LearnerId[],
  stand: (id: LearnerId) => Promise<Standing | undefined>,
  atOnce: number,
): Promise<ReadonlyMap<LearnerId, Standing>> {
  const found = new Map<LearnerId, Standing>();
  const left = who.values();
  const work = async () => {
    for (const id of left) {
      const standing = await stand(id).catch(unlessUnreadable);
      if (standing !== undefined) found.set(id, standing);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

interface Shelf {
  readonly get: (id: LearnerId, at: Instant) => Remembered | undefined;
  /** To be called before a record is read; what comes of it is put away unless the record changed meanwhile. */
  readonly begin: (id: LearnerId) => (found: Remembered) => void;
  readonly drop: (id: LearnerId) => void;
  readonly clear: () => void;
}

function openShelf(): Shelf {
  const shelf = new Map<LearnerId, Remembered>();
  const reading = new Map<LearnerId, symbol>();
  return {
    get: (id, at) => {
      const known = shelf.get(id);
      return known !== undefined && known.day === localDate(at, known.timezone) ? known : undefined;
    },
    begin: (id) => {
      const mine = Symbol("reading");
      reading.set(id, mine);
      return (found) => {
        if (reading.get(id) !== mine) return;
        reading.delete(id);
        shelf.delete(id);
        shelf.set(id, found);
        const [oldest] = shelf.keys();
        if (shelf.size > mostRemembered && oldest !== undefined) shelf.delete(oldest);
      };
    },
    drop: (id) => {
      reading.delete(id);
      shelf.delete(id);
    },
    clear: () => {
      reading.clear();
      shelf.clear();
    },
  };
}

/** Whether a change of a record is one of how the person stands: most messages only change what was talked of. */
function changesStanding(was: Learner | undefined, next: Learner): boolean {
  if (was === undefined) return true;
  const fields = [
    "name",
    "timezone",
    "qualification",
    "plans",
    "quiz",
    "practice",
    "portfolio",
    "letters",
    "marks",
  ] as const;
  return fields.some((field) => was[field] !== next[field]);
}

function watched(store: LearnerStore, drop: (id: LearnerId) => void): LearnerStore {
  return {
    ...store,
    update: async (id, change) => {
      let changed = false;
      try {
        return await store.update(id, (was) => {
          const next = change(was);
          changed ||= changesStanding(was, next);
          return next;
        });
      } finally {
        if (changed) drop(id);
      }
    },
    forget: async (id) => {
      try {
        await store.forget(id);
      } finally {
        drop(id);
      }
    },
  };
}

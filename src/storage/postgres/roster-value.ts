import type { Kysely } from "kysely";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Roster } from "../../domain/roster.ts";
import type { RosterStore } from "../../ports/centre.ts";
import type { Timers } from "../../ports/timers.ts";
import { openOneByOne } from "../one-by-one.ts";
import { parseRoster } from "../roster-schema.ts";
import { nodeTimers } from "../timers.ts";
import type { Database } from "./open-database.ts";
import { openRosterListener } from "./roster-listener.ts";
import { tellNews, waitForOthers } from "./roster-news.ts";
import type { Tables } from "./tables.ts";
import { readNewer, readValue, type VersionedValue, writeValue } from "./versioned-value.ts";

/** The name of the roster among the values. */
export const rosterValueName = "roster";

/** So often another instance may be quicker before a change is given up. */
const mostTries = 100;

interface Held {
  readonly changes: number;
  readonly roster: Roster;
}

/** A roster for many instances, until `stop`. */
export interface SharedRoster extends RosterStore {
  stop(): Promise<void>;
}

/**
 * The roster as one row, held in memory. `change` resolves when every instance that listens has the new one, so that
 * rights taken away hold everywhere; it waits two seconds for them at most. An instance whose listening connection broke
 * looks every two seconds, and may be that much behind; some ten where the server died without a word, for then two limits
 * of a statement run out first. Rejects with EDAMAGED where the row is no roster, and leaves it.
 */
export async function openRosterValue(database: Database, timers: Timers = nodeTimers): Promise<SharedRoster> {
  const { run } = database;
  const inTurn = openOneByOne();
  let held = await run((db) => readHeld(db, database.where));
  const take = (found: Held): Held => {
    if (found.changes > held.changes) held = found;
    return held;
  };
  const look = async (): Promise<void> => {
    const found = await run((db) => readNewer(db, rosterValueName, held.changes));
    if (found !== undefined) take(heldOf(found, database.where));
  };
  const listener = await openRosterListener({ database, timers, look, held: () => held.changes });

  async function change(work: (was: Roster) => Roster): Promise<Roster> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const was = take(await run((db) => readHeld(db, database.where)));
      const next = work(was.roster);
      if (next === was.roster) return next;
      const written = { changes: was.changes + 1, roster: checked(next) };
      if (!(await run((db) => put(db, was.changes, written.roster)))) continue;
      take(written);
      await listener.tell();
      await waitForOthers({ database, timers, changes: written.changes });
      return written.roster;
    }
    throw new OutsideError("The list of teams is changed by too many at once", {
      where: database.where,
      code: "EBUSY",
    });
  }

  return { now: () => held.roster, change: (work) => inTurn(() => change(work)), stop: listener.stop };
}

/** The roster as it is now; an empty one where there is none yet. Rejects with EDAMAGED. */
export async function readRosterValue({ run, where }: Pick<Database, "run" | "where">): Promise<Roster> {
  return (await run((db) => readHeld(db, where))).roster;
}

async function readHeld(db: Kysely<Tables>, where: string): Promise<Held> {
  return heldOf(await readValue(db, rosterValueName), where);
}

function heldOf({ changes, value }: VersionedValue, where: string): Held {
  const roster = parseRoster(value);
  if (roster !== undefined) return { changes, roster };
  const message = `The list of teams and roles is damaged. Restore the row “${rosterValueName}” of the table “values” from a backup (${where})`;
  throw new OutsideError(message, { where, code: "EDAMAGED" });
}

/** What a change makes has to be read again by every instance: one that cannot be is a bug, and is not written. */
function checked(next: Roster): Roster {
  const roster = parseRoster(next);
  if (roster === undefined) throw new TypeError("A change made a roster that is none");
  return roster;
}

function put(db: Kysely<Tables>, changes: number, roster: Roster): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    const isWritten = await writeValue(step, rosterValueName, { changes, value: roster });
    if (isWritten) await tellNews(step);
    return isWritten;
  });
}

import type { Learner, LearnerId } from "../../domain/learner.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { Log } from "../../ports/log.ts";
import { openKeyedTurns } from "../keyed-turns.ts";
import { openStoreGate } from "../store-gate.ts";
import { openLearnerBundles } from "./learner-bundles.ts";
import { type Desk, openLearnerDesk } from "./learner-desk.ts";
import { learnerOf } from "./learner-key.ts";
import { mentioning } from "./mentioning.ts";
import type { Database } from "./open-database.ts";

export interface LearnersTableOptions {
  readonly database: Database;
  readonly log: Log;
  /** How many learners are kept in memory; 1,000 where nothing is said. */
  readonly cached?: number;
  /** Told how many seconds each update took that wrote something; needs `time`. */
  readonly onUpdate?: (seconds: number) => void;
  /** Milliseconds that never go back, from any start. */
  readonly time?: () => number;
}

/**
 * Learners in the tables `learners` and `answers`, for any number of processes at once. Each state of a record has a name
 * that is never used again; who writes says which state was changed, in one statement, and where somebody else was
 * quicker the change is made again to what is there now. So nothing that was acknowledged is lost, and nobody waits for
 * a lock but where three in a row were quicker. Where many learners are read or changed at once, some go together.
 *
 * What is kept in memory is asked for again by its name only. A damaged record is answered with EDAMAGED and one of a
 * newer program with EVERSION, for that learner alone. An update that rejects with `answered` true may have happened.
 * `close` leaves the database open.
 */
export function openLearnersTable(options: LearnersTableOptions): LearnerStore {
  const { database, log, cached = 1000, time = () => 0, onUpdate = () => undefined } = options;
  const gate = openStoreGate(database.where);
  const bundles = openLearnerBundles(database);
  const turns = openKeyedTurns<LearnerId, Desk>({
    capacity: cached,
    make: (id) => openLearnerDesk({ id, database, log, bundles }),
  });
  const turn = <T>(id: LearnerId, work: (desk: Desk) => Promise<T>) => gate.pass(() => turns.take(id, work));
  const timed = async (desk: Desk, change: (was: Learner | undefined) => Learner): Promise<Learner> => {
    const start = time();
    const { learner, wrote } = await desk.update(change);
    if (wrote) onUpdate((time() - start) / 1000);
    return learner;
  };
  return {
    read: (id) => turn(id, (desk) => desk.read()),
    update: (id, change) => turn(id, (desk) => timed(desk, change)),
    forget: (id) => turn(id, (desk) => desk.forget()),
    idleSince: (before, limit) => gate.pass(() => idleSince(database, before, limit)),
    dueBefore: (at, limit) => gate.pass(() => dueBefore(database, at, limit)),
    mentioning: (texts) => gate.pass(() => mentioning(database, texts)),
    close: () => gate.close(async () => undefined),
  };
}

const dayMs = 86_400_000;

async function idleSince(database: Database, before: number, limit: number): Promise<readonly LearnerId[]> {
  const rows = await database.run((db) =>
    db
      .selectFrom("learners")
      .select("id")
      .where("updated_at", "<", before)
      .where("updated_on", "<=", Math.trunc(before / dayMs))
      .orderBy("updated_on")
      .orderBy("updated_at")
      .orderBy("id")
      .limit(Math.max(0, limit))
      .execute(),
  );
  return rows.map(({ id }) => learnerOf(id));
}

/** Those that no instance is busy with. */
async function dueBefore(database: Database, at: number, limit: number): Promise<readonly LearnerId[]> {
  const rows = await database.run((db) =>
    db
      .selectFrom("learners")
      .select("id")
      .where("due_at", "<=", at)
      .where((one) => one.or([one("leased_until", "is", null), one("leased_until", "<", one.fn<Date>("now"))]))
      .orderBy("due_at")
      .orderBy("id")
      .limit(Math.max(0, limit))
      .execute(),
  );
  return rows.map(({ id }) => learnerOf(id));
}

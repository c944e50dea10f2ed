import type { Learner, LearnerId } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Log } from "../../ports/log.ts";
import { learnerHash } from "../learner-hash.ts";
import { settleLearner } from "../learner-record.ts";
import type { LearnerBundles } from "./learner-bundles.ts";
import { learnerKey } from "./learner-key.ts";
import { findChanges, findRows, type KnownLearner, rewriteRows } from "./learner-rows.ts";
import type { Database } from "./open-database.ts";
import { readLearner } from "./read-learner.ts";

type Change = (was: Learner | undefined) => Learner;

/** What became of an update. */
export interface Updated {
  readonly learner: Learner;
  /** False where the change changed nothing. */
  readonly wrote: boolean;
}

/** One learner, asked for by one after the other within this process. */
export interface Desk {
  read(): Promise<Learner | undefined>;
  update(change: Change): Promise<Updated>;
  forget(): Promise<void>;
}

interface State {
  readonly id: LearnerId;
  readonly database: Database;
  readonly log: Log;
  /** Through which rows are read and written where that needs no transaction. */
  readonly bundles: LearnerBundles;
  /** As this process last saw it; others may have changed it since. */
  known: KnownLearner | undefined;
}

/** So many tries without a lock, of which the first may be with what was in memory. */
const freeTries = 3;
/** With a lock only one who begins or is erased at that moment can be in the way. */
const mostTries = 20;

/** Begins with nothing in memory. */
export function openLearnerDesk(options: Omit<State, "known">): Desk {
  const state: State = { ...options, known: undefined };
  return {
    read: async () => (await readNow(state))?.learner,
    update: (change) => update(state, change),
    forget: () => forget(state),
  };
}

async function readNow(state: State): Promise<KnownLearner | undefined> {
  const { id, database, known } = state;
  if (known !== undefined && (await database.run((db) => findChanges(db, id))) === known.changes) return known;
  return fetchNow(state);
}

async function fetchNow(state: State): Promise<KnownLearner | undefined> {
  const { id, database, log, bundles } = state;
  state.known = undefined;
  const rows = await bundles.find(id);
  try {
    state.known = rows && readLearner(id, rows, database.where);
  } catch (error) {
    if (error instanceof OutsideError)
      log.error("A record of a learner cannot be read", { learner: learnerHash(id), code: error.code });
    throw error;
  }
  return state.known;
}

async function forget(state: State): Promise<void> {
  state.known = undefined;
  await state.database.run((db) => db.deleteFrom("learners").where("id", "=", learnerKey(state.id)).execute());
}

/** What a change makes of somebody, or what it threw. */
type Outcome =
  | { readonly kind: "same"; readonly learner: Learner }
  | { readonly kind: "next"; readonly learner: Learner }
  | { readonly kind: "threw"; readonly error: unknown };

function tryChange(id: LearnerId, change: Change, was: Learner | undefined): Outcome {
  try {
    const next = change(was);
    return next === was ? { kind: "same", learner: next } : { kind: "next", learner: settleLearner(id, next, was) };
  } catch (error) {
    return { kind: "threw", error };
  }
}

function conclude(outcome: Exclude<Outcome, { readonly kind: "next" }>): Updated {
  if (outcome.kind === "threw") throw outcome.error;
  return { learner: outcome.learner, wrote: false };
}

async function update(state: State, change: Change): Promise<Updated> {
  const { id, database } = state;
  // What is in memory is mostly still so, and the statement that writes finds out by itself.
  if (state.known !== undefined) {
    const outcome = tryChange(id, change, state.known.learner);
    const done = outcome.kind === "next" ? await write(state, outcome.learner, state.known) : undefined;
    if (done) return done;
  }
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const done = tries < freeTries ? await updateFree(state, change) : await updateLocked(state, change);
    if (done) return done;
  }
  throw new OutsideError("A learner's record is changed all the time", { where: database.where, code: "EAGAIN" });
}

/** Undefined where somebody else was quicker. */
async function updateFree(state: State, change: Change): Promise<Updated | undefined> {
  const was = await readNow(state);
  const outcome = tryChange(state.id, change, was?.learner);
  return outcome.kind === "next" ? write(state, outcome.learner, was) : conclude(outcome);
}

async function write(state: State, next: Learner, was: KnownLearner | undefined): Promise<Updated | undefined> {
  // Until the database has said yes, nobody may be answered from it.
  state.known = undefined;
  const changes = await state.bundles.rewrite({ next, was });
  if (changes === undefined) return undefined;
  state.known = { learner: next, changes };
  return { learner: next, wrote: true };
}

/** Reads, changes and writes while nobody else can; whoever comes meanwhile waits for the lock and is not passed over. */
async function updateLocked(state: State, change: Change): Promise<Updated | undefined> {
  const { id, database } = state;
  state.known = undefined;
  const found = await database.run((db) =>
    db.transaction().execute(async (within) => {
      await findChanges(within, id, true);
      const rows = await findRows(within, id);
      // Whatever the change throws is no failure of the database.
      const outcome = attemptChange(state, change, rows);
      if (outcome.kind !== "next") return { outcome, changes: undefined };
      return { outcome, changes: await rewriteRows(within, { next: outcome.learner, was: outcome.was }) };
    }),
  );
  const { outcome, changes } = found;
  if (outcome.kind !== "next") return conclude(outcome);
  if (changes === undefined) return undefined;
  state.known = { learner: outcome.learner, changes };
  return { learner: outcome.learner, wrote: true };
}

function attemptChange(
  { id, database }: State,
  change: Change,
  rows: Awaited<ReturnType<typeof findRows>>,
): Outcome & { readonly was?: KnownLearner | undefined } {
  try {
    const was = rows && readLearner(id, rows, database.where);
    return { ...tryChange(id, change, was?.learner), was };
  } catch (error) {
    return { kind: "threw", error };
  }
}

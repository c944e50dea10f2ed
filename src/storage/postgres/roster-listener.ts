import type { Timers } from "../../ports/timers.ts";
import { openOneByOne } from "../one-by-one.ts";
import type { Database } from "./open-database.ts";
import { openRosterEar, type RosterEar } from "./roster-ear.ts";

const lookEvery = 2_000;
const firstWait = 250;
const longestWait = 10_000;

interface Listening {
  readonly database: Database;
  readonly timers: Timers;
  /** Reads the roster afresh where it was changed; else costs next to nothing, as it is done every two seconds. */
  readonly look: () => Promise<void>;
  /** The changes of the roster in memory. */
  readonly held: () => number;
}

/** Keeps hearing of changes. */
export interface RosterListener {
  /** Shows the others which roster is in memory now; never rejects. */
  tell(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Listens on a connection of its own until `stop`: reads afresh when it hears of a change, after every time it had to
 * connect again, and every two seconds, also where it cannot connect. Resolves after the first try to connect.
 */
export async function openRosterListener({ database, timers, look, held }: Listening): Promise<RosterListener> {
  const { pool, instance, log, where } = database;
  const inTurn = openOneByOne();
  const state = { stopped: false, tries: 0, callOffConnect: () => {}, callOffLook: () => {} };
  let ear: RosterEar | undefined;

  function connectLater(): void {
    ear = undefined;
    if (state.stopped) return;
    const wait = Math.min(longestWait, firstWait * 2 ** state.tries);
    state.tries += 1;
    state.callOffConnect = timers.after(wait, () => void inTurn(connect));
  }

  async function connect(): Promise<void> {
    if (state.stopped) return;
    const onLost = () => {
      if (!state.stopped) log.error("The connection that hears of changed teams was lost", { where });
      connectLater();
    };
    const onNews = () => void inTurn(refresh);
    ear = await openRosterEar({ pool, instance, held, onNews, onLost }).catch(() => undefined);
    if (ear === undefined) return connectLater();
    state.tries = 0;
    await refresh();
  }

  async function refresh(): Promise<void> {
    if (state.stopped) return;
    await look().catch(() => undefined);
    await ear?.tell();
  }

  function lookLater(): void {
    if (state.stopped) return;
    const again = async () => {
      // At once: where the database's host is dead, each of them waits for its time limit.
      await Promise.all([ear?.check(), look().catch(() => undefined)]);
      await ear?.tell();
      lookLater();
    };
    state.callOffLook = timers.after(lookEvery, () => void inTurn(again));
  }

  await inTurn(connect);
  lookLater();
  return {
    tell: () => inTurn(async () => ear?.tell()),
    async stop() {
      state.stopped = true;
      state.callOffConnect();
      state.callOffLook();
      await inTurn(async () => ear?.close());
    },
  };
}

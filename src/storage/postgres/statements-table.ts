import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { SendStatements, StatementOutbox } from "../../ports/statement-outbox.ts";
import type { Timers } from "../../ports/timers.ts";
import { openOneByOne } from "../one-by-one.ts";
import { openStatementSender } from "../statement-sender.ts";
import { nodeTimers } from "../timers.ts";
import { storableText } from "./jsonb-text.ts";
import type { Database } from "./open-database.ts";
import {
  addStatements,
  claimStatements,
  countStatements,
  leaveClaims,
  removeStatements,
  renewClaims,
  stillClaimed,
} from "./statement-rows.ts";

/** So many are claimed at once: what one request to the store carries. */
const mostClaimed = 50;
/** So often what others left is looked for, and claims are renewed. */
const lookEvery = 5_000;
/** As in the outbox of a folder. */
const usualMost = 100_000;

interface TableOutbox {
  readonly database: Database;
  readonly send: SendStatements;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 up to 1: spreads what is tried again. */
  readonly chance: () => number;
  readonly timers?: Timers;
  readonly mostWaiting?: number;
}

/**
 * An outbox of rows that several instances send from, each what it has claimed; what one that dies had claimed another
 * sends after a minute, some of it again. What another forgets is not sent any more once its row is gone. What the store
 * refuses for good stays in its row with the reason. `waiting` is of all instances, and up to five seconds old.
 */
export function openStatementsTable(config: TableOutbox): StatementOutbox {
  const { database, timers = nodeTimers, mostWaiting = usualMost } = config;
  const { run, instance, where } = database;
  const refused = new Set<string>();
  const removals = openRemovals(database);
  let waiting = 0;
  let closed = false;
  const sender = openStatementSender({
    ...config,
    timers,
    setAside: { add: (lines) => setRefused(database, { lines, refused }) },
    asideName: "the table “statements”",
    stillOurs: (batch) => run((db) => stillClaimed(db, { instance, numbers: batch.map(({ number }) => number) })),
    onDropped: () => {
      if (sender.waiting() === 0 && !closed) rounds.soon();
    },
    done: ({ number, delivery }) => {
      if (!refused.delete(delivery.key)) removals.take(number);
      if (sender.waiting() === 0 && !closed) rounds.soon();
    },
  });
  /** Takes out what is sent and forgotten, and claims anew where nothing is left to send. */
  const turn = async (): Promise<void> => {
    if (sender.waiting() > 0) await run((db) => renewClaims(db, instance));
    await removals.flush();
    if (!closed && sender.waiting() === 0)
      sender.add(await run((db) => claimStatements(db, { instance, most: mostClaimed })));
  };
  const count = async (): Promise<void> => {
    waiting = await run(countStatements);
  };
  const rounds = openRounds({ timers, turn, after: count });
  const refuse = (message: string, code: string) => new OutsideError(message, { where, code });
  return {
    async keep(statements) {
      if (closed) throw refuse("The outbox of statements is closed", "ECLOSED");
      if (waiting + statements.length > mostWaiting)
        throw refuse("Too many statements wait for the Learning Record Store: these are not kept", "EBUSY");
      await run((db) => addStatements(db, statements));
      waiting += statements.length;
      rounds.soon();
    },
    forget(name) {
      sender.forget(name);
      removals.forget(name);
      rounds.soon();
    },
    waiting: () => waiting,
    async close(graceMs) {
      closed = true;
      await sender.close(graceMs);
      await rounds.stop();
      await run((db) => leaveClaims(db, instance)).catch(() => undefined);
    },
  };
}

/** What is to go, until it is gone. */
function openRemovals({ run }: Database) {
  let taken: readonly number[] = [];
  const forgotten = new Set<string>();
  return {
    take: (number: number) => {
      taken = [...taken, number];
    },
    forget: (name: string) => void forgotten.add(name),
    async flush() {
      const numbers = taken;
      await run((db) => removeStatements(db, numbers));
      taken = taken.slice(numbers.length);
      for (const name of forgotten) {
        await run((db) => db.deleteFrom("statements").where("actor", "=", storableText(name)).execute());
        forgotten.delete(name);
      }
    },
  };
}

interface Rounds {
  readonly timers: Timers;
  readonly turn: () => Promise<void>;
  /** Done beside, every few seconds. */
  readonly after: () => Promise<void>;
}

/** Turns one after the other, every few seconds and when asked for; one that fails is made up for by the next. */
function openRounds({ timers, turn, after }: Rounds) {
  const inTurn = openOneByOne();
  let stopped = false;
  let callOff = (): void => undefined;
  const ignore = (): void => undefined;
  const look = async (): Promise<void> => {
    await inTurn(turn).then(after).catch(ignore);
    if (!stopped) callOff = timers.after(lookEvery, () => void look());
  };
  void look();
  return {
    soon: () => void inTurn(turn).catch(ignore),
    async stop() {
      stopped = true;
      callOff();
      await inTurn(turn).catch(ignore);
    },
  };
}

const asideSchema = z.object({ reason: z.string(), statement: z.object({ id: z.string() }) });

interface Aside {
  readonly lines: readonly string[];
  /** Gets the ids. */
  readonly refused: Set<string>;
}

async function setRefused({ run }: Database, { lines, refused }: Aside): Promise<void> {
  for (const line of lines) {
    const { reason, statement } = asideSchema.parse(JSON.parse(line));
    const mark = { refused: reason, claimed_by: null, claimed_until: null };
    await run((db) => db.updateTable("statements").set(mark).where("id", "=", statement.id).execute());
    refused.add(statement.id);
  }
}

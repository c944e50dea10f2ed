import { afterEach } from "vitest";
import type { Delivery, Inbox } from "../../../src/ports/inbox.ts";
import type { Timers } from "../../../src/ports/timers.ts";
import { openInboxTable } from "../../../src/storage/postgres/inbox-table.ts";
import { type Database, openDatabase } from "../../../src/storage/postgres/open-database.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { keepLog, stoppedClock } from "../temp-folder.ts";
import { type WatchedDatabase, watchQueries } from "./watch-queries.ts";

/** One of several instances at one database. */
export interface InboxInstance {
  readonly inbox: Inbox;
  readonly database: WatchedDatabase;
  readonly log: ReturnType<typeof keepLog>;
}

interface InboxChoices {
  readonly leaseMs?: number;
  readonly timers?: Timers;
  readonly mostAtOnce?: number;
}

const opened: { readonly inboxes: Inbox[]; readonly databases: Database[] } = { inboxes: [], databases: [] };

/** Closes what `openInstance` opened; call it once at the top of a test file. */
export function closeInstances(): void {
  afterEach(async () => {
    await Promise.all(opened.inboxes.splice(0).map((inbox) => inbox.close(0)));
    await Promise.all(opened.databases.splice(0).map((database) => database.close().catch(() => undefined)));
  });
}

/** An instance with connections and a name of its own. */
export async function openInstance(url: string, options: InboxChoices = {}): Promise<InboxInstance> {
  const log = keepLog();
  const database = watchQueries(await openDatabase({ url, log, connections: 4 }));
  opened.databases.push(database);
  return { inbox: await openInbox(database, options), database, log };
}

/** One more inbox over the same connections. */
export async function openInbox(database: Database, options: InboxChoices = {}): Promise<Inbox> {
  const { log } = database;
  const inbox = await openInboxTable({
    database,
    platform: "slack",
    clock: stoppedClock,
    log,
    chance: () => 0,
    ...options,
  });
  opened.inboxes.push(inbox);
  return inbox;
}

/** So many instances at a database of their own. */
export async function openInstances(
  count: number,
  options: InboxChoices = {},
): Promise<readonly [InboxInstance, InboxInstance, ...InboxInstance[]]> {
  const url = await freshDatabase();
  const first = await openInstance(url, options);
  const second = await openInstance(url, options);
  const more: InboxInstance[] = [];
  while (more.length < count - 2) more.push(await openInstance(url, options));
  return [first, second, ...more];
}

export const delivery = (key: string, lane: string): Delivery => ({
  key,
  lane,
  at: stoppedClock.now(),
  body: `{"${key}":1}`,
});

/** The same numbers each time, from 0 up to `below`. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

import { scheduler } from "node:timers/promises";
import type { ServerKeeping } from "../../../src/keeping.ts";
import { openDownloadsTable } from "../../../src/storage/postgres/downloads-table.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { openPageTables } from "../../../src/storage/postgres/page-tables.ts";
import { fillKeeping } from "../../filled-keeping.ts";
import { idOf } from "../../storage/sample-learners.ts";
import { sampleStatement } from "../../storage/sample-statement.ts";

/** A delivery that waits in the inbox of Slack: accepted, and not yet answered. */
export const waitingDelivery = { key: "waits", lane: "D1", at: 1_380_000_000_000, body: '{"said":"Zoë\\u0000"}' };
/** A delivery that an earlier version has answered; whoever sends it again is told so. */
export const answeredDelivery = { ...waitingDelivery, key: "answered" };
/** A statement that waits for the Learning Record Store. */
export const waitingStatement = sampleStatement("waits");
/** Somebody to whom a message with this key was sent. */
export const prompted = { who: idOf("slack:T1/U0"), key: "daily 2013-09-26" };

/** Puts something into every table, as a server would: a step that adds a table adds what fills it here. */
export async function fillTables(keeping: ServerKeeping): Promise<void> {
  await fillKeeping(keeping, 2);
  await keeping.rules?.write([]);
  const answered = await keeping.openInbox("teams");
  await answered.accept(answeredDelivery);
  await answered.begin(async () => undefined);
  while (answered.waiting() > 0) await scheduler.wait(20);
  await answered.close(1_000);
  const inbox = await keeping.openInbox("slack");
  await inbox.accept(waitingDelivery);
  await inbox.close(0);
  const statements = await keeping.openStatements(async () => ({ kind: "later", reason: "", retryAfterMs: 60_000 }));
  await statements.keep([waitingStatement]);
  await statements.close(0);
  await keeping.shared?.pace.reserve("slack T1", 1, 1_000);
  const leases = keeping.shared?.leases();
  await leases?.takeDue(1_390_000_000_000, 10, new Set());
  await leases?.begin(prompted.who, prompted.key);
  await leases?.close(new Set());
}

/** Links, sessions and what was made for them: nothing that is read again, for it lives for minutes. */
export async function fillPageTables(database: Database): Promise<void> {
  const pages = openPageTables(database);
  const file = { name: "plan.csv", type: "text/csv", bytes: new TextEncoder().encode("unit,state") };
  await pages.addLink("a link's hash", prompted.who);
  await pages.addLink("another link's hash", prompted.who);
  await pages.enter("a link's hash", "a session's hash");
  const place = { session: "a session's hash", scope: "all", name: "plan" };
  await pages.shelve(place, { kind: "made", html: "<p>Plan</p>" });
  await openDownloadsTable(database).put("a token", prompted.who, file);
}

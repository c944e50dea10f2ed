import { join } from "node:path";
import { OutsideError } from "../domain/outside-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { SendStatements, Statement, StatementOutbox } from "../ports/statement-outbox.ts";
import type { Timers } from "../ports/timers.ts";
import { openLineFile } from "./append-lines.ts";
import type { FileSystem } from "./file-system.ts";
import { openInboxRecord } from "./inbox-record.ts";
import { openStatementSender } from "./statement-sender.ts";
import { nodeTimers } from "./timers.ts";
import type { Kept } from "./work-lanes.ts";

/** Some 200 MB of memory and disk; what comes beyond is refused, and can be exported later. */
const usualMost = 100_000;
/** From here on an operator is told. */
const manyWaiting = 10_000;

export interface OutboxConfig {
  /** A folder of its own. For one process: the one that has the lock of the data folder. */
  readonly dir: string;
  readonly send: SendStatements;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 up to 1: spreads what is tried again. */
  readonly chance: () => number;
  readonly timers?: Timers;
  readonly fs?: FileSystem;
  readonly mostWaiting?: number;
}

/**
 * An outbox in a journal: what was kept outlasts kill -9 and a power cut, and is sent, in order and up to 50 at a time,
 * until the store has it; after a kill some are sent again. What the store refuses for good goes to `refused.jsonl` in
 * the same folder, each line with the reason.
 */
export async function openStatementOutbox(config: OutboxConfig): Promise<StatementOutbox> {
  const { clock, log, timers = nodeTimers, mostWaiting = usualMost } = config;
  const record = await openInboxRecord(config);
  const setAside = openLineFile(join(record.where, "refused.jsonl"));
  const sender = openStatementSender({ ...config, timers, setAside, done: record.done });
  let number = record.left.reduce((most, { number: one }) => Math.max(most, one), 0);
  let toldAt = Number.NEGATIVE_INFINITY;
  let closed = false;
  if (record.left.length > 0)
    log.info("Statements that an earlier run left will be sent", { waiting: record.left.length });
  sender.add(record.left);

  function warn(): void {
    if (sender.waiting() < manyWaiting || clock.now() - toldAt < 3_600_000) return;
    toldAt = clock.now();
    const most = `At ${mostWaiting} no more are kept.`;
    log.error(`Many statements wait for the Learning Record Store. ${most}`, { waiting: sender.waiting() });
  }

  async function keepOne(statement: Statement): Promise<Kept> {
    number += 1;
    const delivery = {
      key: statement.id,
      lane: statement.actor.account.name,
      at: clock.now(),
      body: JSON.stringify(statement),
    };
    const kept: Kept = { number, delivery, again: false };
    await record.accepted(kept);
    return kept;
  }

  return {
    async keep(statements) {
      const refuse = (message: string, code: string) => new OutsideError(message, { where: record.where, code });
      if (closed) throw refuse("The outbox of statements is closed", "ECLOSED");
      warn();
      if (sender.waiting() + statements.length > mostWaiting)
        throw refuse("Too many statements wait for the Learning Record Store: these are not kept", "EBUSY");
      // Asked for together they share one write to the disk.
      sender.add(await Promise.all(statements.map(keepOne)));
    },
    forget: sender.forget,
    waiting: sender.waiting,
    async close(graceMs) {
      closed = true;
      await sender.close(graceMs);
      await record.close();
    },
  };
}

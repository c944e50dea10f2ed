import { OutsideError } from "../domain/outside-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { Delivery, Inbox } from "../ports/inbox.ts";
import type { Log } from "../ports/log.ts";
import type { Timers } from "../ports/timers.ts";
import { openSeenKeys } from "./seen-keys.ts";
import { nodeTimers } from "./timers.ts";
import { type Kept, openWorkLanes } from "./work-lanes.ts";

/** What every inbox needs, wherever it keeps what it accepts. */
export interface InboxConfig {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 up to 1: spreads what is tried again. */
  readonly chance: () => number;
  readonly timers?: Timers;
  /** More deliveries that wait are refused with EBUSY; 10,000 where nothing is said. */
  readonly mostWaiting?: number;
  /** So many lanes are worked on at once; 256 where nothing is said. */
  readonly mostAtOnce?: number;
}

/** Where an inbox keeps what it accepts. */
export interface InboxRecord {
  /** Names the place in errors. */
  readonly where: string;
  /** What an earlier run left, in the order it was accepted. */
  readonly left: readonly Kept[];
  /** Keys of what an earlier run accepted, as far as they are known. */
  readonly seen: readonly string[];
  /** Resolves when it would outlast whatever this place outlasts. */
  accepted(kept: Kept): Promise<void>;
  done(kept: Kept): void;
  close(): Promise<void>;
}

/** The inbox over a record; deliveries that came while it is closed or full are refused. */
export function openInbox(record: InboxRecord, config: InboxConfig): Inbox {
  const { clock, log, chance, timers = nodeTimers, mostWaiting = 10_000, mostAtOnce = 256 } = config;
  const seen = openSeenKeys(clock);
  const lanes = openWorkLanes({ clock, log, chance, timers, mostAtOnce, done: record.done });
  /** What is just being made to last, by key. */
  const arriving = new Map<string, Promise<void>>();
  let number = record.left.reduce((most, one) => Math.max(most, one.number), 0);
  let closing: Promise<void> | undefined;
  for (const key of record.seen) seen.add(key);
  for (const one of record.left) lanes.add(one);

  const refuse = (message: string, code: string) => new OutsideError(message, { where: record.where, code });

  async function take(delivery: Delivery): Promise<void> {
    number += 1;
    const kept: Kept = { number, delivery, again: false };
    try {
      await record.accepted(kept);
      seen.add(delivery.key);
      lanes.add(kept);
    } finally {
      arriving.delete(delivery.key);
    }
  }

  async function finish(graceMs: number): Promise<void> {
    await Promise.allSettled(arriving.values());
    await lanes.close(graceMs);
    await record.close();
  }

  return {
    async accept(delivery) {
      if (closing) throw refuse("The inbox is closed", "ECLOSED");
      const first = arriving.get(delivery.key);
      if (first) return first.then(() => "repeated");
      if (seen.has(delivery.key)) return "repeated";
      if (lanes.waiting() + arriving.size >= mostWaiting) throw refuse("Too many deliveries wait", "EBUSY");
      const taking = take(delivery);
      arriving.set(delivery.key, taking);
      await taking;
      return "accepted";
    },
    begin: (work) => lanes.begin(work),
    waiting: () => lanes.waiting(),
    close: (graceMs) => {
      closing ??= finish(graceMs);
      return closing;
    },
  };
}

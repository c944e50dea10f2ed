import { OutsideError } from "../../domain/outside-error.ts";
import type { Delivery, Inbox } from "../../ports/inbox.ts";
import type { InboxConfig } from "../open-inbox.ts";
import { nodeTimers } from "../timers.ts";
import { InboxDesk } from "./inbox-desk.ts";
import { inboxRows } from "./inbox-rows.ts";
import type { Database } from "./open-database.ts";

export interface InboxTableConfig extends InboxConfig {
  readonly database: Database;
  /** Inboxes of one platform share what waits, over all instances. */
  readonly platform: string;
  /**
   * A claim that was not renewed for so long is another instance's to take, or for a third of it where its instance gives
   * no sign of life either; 30 s where nothing is said.
   */
  readonly leaseMs?: number;
}

/**
 * An inbox in the database, shared by any number of instances: each delivery is worked on by one of them at a time, those
 * of a lane in the order they came over all instances. What an instance leaves that was killed is taken over after some ten
 * seconds, what one leaves that is cut off or stands still when its claims have run out; with `again`. While the database is gone nothing is accepted, and what is under way goes on.
 */
export async function openInboxTable(config: InboxTableConfig): Promise<Inbox> {
  const { database, platform, leaseMs = 30_000, timers = nodeTimers, mostWaiting = 10_000, mostAtOnce = 256 } = config;
  const rows = inboxRows({ database, platform, leaseMs });
  const desk = new InboxDesk({ ...config, rows, timers, leaseMs, mostWaiting, mostAtOnce });
  await desk.count();
  const refuse = (message: string, code: string) => new OutsideError(message, { where: database.where, code });
  /** What is just being accepted, by key. */
  const arriving = new Map<string, Promise<boolean>>();
  let closing: Promise<void> | undefined;

  async function take(delivery: Delivery): Promise<boolean> {
    try {
      return await desk.accept(delivery);
    } finally {
      arriving.delete(delivery.key);
    }
  }

  async function finish(graceMs: number): Promise<void> {
    await Promise.allSettled(arriving.values());
    await desk.close(graceMs);
  }

  return {
    async accept(delivery) {
      if (closing) throw refuse("The inbox is closed", "ECLOSED");
      const first = arriving.get(delivery.key);
      if (first) return first.then(() => "repeated");
      if (desk.waiting() + arriving.size >= mostWaiting) {
        if (await rows.has(delivery.key)) return "repeated";
        throw refuse("Too many deliveries wait", "EBUSY");
      }
      const taking = take(delivery);
      arriving.set(delivery.key, taking);
      return (await taking) ? "accepted" : "repeated";
    },
    begin: (work) => desk.begin(work),
    waiting: () => desk.waiting(),
    close: (graceMs) => {
      closing ??= finish(graceMs);
      return closing;
    },
  };
}

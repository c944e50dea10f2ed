import { OutsideError } from "../../../src/domain/outside-error.ts";
import type { Delivery, Inbox, Round } from "../../../src/ports/inbox.ts";

/** An inbox that keeps nothing, for tests: one lane after the other, failures wait for `again`. */
export interface MemoryInbox extends Inbox {
  /** Everything that was accepted, in order. */
  readonly accepted: readonly Delivery[];
  /** Works once more on what failed; resolves when nothing is being worked on. */
  again(): Promise<void>;
  /** Works once more on everything, as after a kill between sending and noting that it was sent. */
  afresh(): Promise<void>;
  /** Resolves when nothing is being worked on. */
  quiet(): Promise<void>;
  /** What was given up, with the error. */
  readonly lost: readonly unknown[];
  /** Makes the next accepts reject. */
  fill(): void;
  /** Keeps the accepts that come from now on waiting, as a slow disk does, until they are let go. */
  hold(): { letGo(): void };
}

export function openMemoryInbox(): MemoryInbox {
  const accepted: Delivery[] = [];
  const keys = new Set<string>();
  const failed: { readonly delivery: Delivery; readonly again: boolean }[] = [];
  const lost: unknown[] = [];
  let work: ((delivery: Delivery, round: Round) => Promise<void>) | undefined;
  let waiting: Delivery[] = [];
  let full = false;
  let disk = Promise.resolve();
  const lanes = new Map<string, Promise<void>>();

  const run = async (delivery: Delivery, again: boolean): Promise<void> => {
    try {
      await work?.(delivery, { again });
    } catch (error) {
      if (error instanceof OutsideError) failed.push({ delivery, again: again || error.answered });
      else lost.push(error);
    }
  };
  const enqueue = (delivery: Delivery, again: boolean): void => {
    const before = lanes.get(delivery.lane) ?? Promise.resolve();
    lanes.set(
      delivery.lane,
      before.then(() => run(delivery, again)),
    );
  };
  const quiet = async (): Promise<void> => {
    await Promise.all(lanes.values());
  };
  return {
    accepted,
    lost,
    accept: async (delivery) => {
      await disk;
      if (full) throw new OutsideError("full", { where: "inbox", code: "EBUSY" });
      if (keys.has(delivery.key)) return "repeated";
      keys.add(delivery.key);
      accepted.push(delivery);
      if (work === undefined) waiting.push(delivery);
      else enqueue(delivery, false);
      return "accepted";
    },
    begin: async (given) => {
      work = given;
      for (const delivery of waiting) enqueue(delivery, false);
      waiting = [];
    },
    waiting: () => failed.length + waiting.length,
    again: async () => {
      for (const { delivery, again } of failed.splice(0)) enqueue(delivery, again);
      await quiet();
    },
    afresh: async () => {
      for (const delivery of accepted) enqueue(delivery, true);
      await quiet();
    },
    quiet,
    fill: () => {
      full = true;
    },
    hold: () => {
      let letGo: () => void = () => undefined;
      disk = new Promise((resolve) => {
        letGo = resolve;
      });
      return { letGo: () => letGo() };
    },
    close: () => quiet(),
  };
}

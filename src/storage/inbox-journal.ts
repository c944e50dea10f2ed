import type { Log } from "../ports/log.ts";
import { systemCode } from "./file-error.ts";
import { acceptedLine, doneLine } from "./inbox-lines.ts";
import type { Journal } from "./journal.ts";
import type { InboxRecord } from "./open-inbox.ts";
import type { Timers } from "./timers.ts";
import type { Kept } from "./work-lanes.ts";

/** A journal that is larger than this, or older, is begun anew with only what still waits. */
const largest = 4 * 1024 * 1024;
const oldest = 5 * 60_000;
/** When nothing else is written, the disk learns after so many milliseconds what is done. */
const lazy = 500;

/** A journal with what is alive in it. */
export interface LiveJournal {
  readonly journal: Journal;
  /** What was accepted and is not done, by its number. */
  readonly live: Map<number, Kept>;
  readonly timers: Timers;
  readonly log: Log;
}

/** Only what still waits stays on the disk: the rest is other people's words. */
async function beginAnew({ journal, live }: LiveJournal): Promise<void> {
  await journal.remove(await journal.turn(() => [...live.values()].map(acceptedLine)));
}

function keepShort(kept: LiveJournal) {
  const { journal, timers, log } = kept;
  const now = { limit: largest, begunWith: journal.size(), turning: false, stopped: false };
  let callOff = (): void => undefined;

  async function turn(): Promise<void> {
    now.turning = true;
    callOff();
    try {
      await beginAnew(kept);
      now.begunWith = journal.size();
      now.limit = Math.max(largest, 2 * now.begunWith);
    } catch (error) {
      now.limit = journal.size() + largest;
      log.error("The inbox's journal could not be begun anew", { code: systemCode(error) ?? "BUG" });
    }
    now.turning = false;
    if (!now.stopped) wait();
  }

  function wait(): void {
    callOff = timers.after(oldest, () => (journal.size() === now.begunWith ? wait() : void turn()));
  }

  wait();
  return {
    look: () => {
      if (journal.size() > now.limit && !now.turning) void turn();
    },
    stop: () => {
      now.stopped = true;
      callOff();
    },
  };
}

async function finish(kept: LiveJournal): Promise<void> {
  const { journal, live, log } = kept;
  try {
    await beginAnew(kept);
    if (live.size === 0) await journal.remove(await journal.turn(() => undefined));
  } catch (error) {
    log.error("The inbox's journal could not be begun anew", { code: systemCode(error) ?? "BUG" });
  }
  await journal.close();
}

/** A record of deliveries in a journal; what is done is written with the next that is accepted. */
export function recordInJournal(kept: LiveJournal): Pick<InboxRecord, "accepted" | "done" | "close"> {
  const { journal, live, timers } = kept;
  const shortness = keepShort(kept);
  let flushing: (() => void) | undefined;
  let closed = false;

  function flush(): void {
    flushing = undefined;
    // Where it fails, it is written with the next delivery.
    journal.flush().catch(() => undefined);
  }

  return {
    async accepted(one) {
      await journal.append(acceptedLine(one), () => live.set(one.number, one));
      shortness.look();
    },
    done(one) {
      if (closed) return;
      live.delete(one.number);
      journal.note(doneLine(one));
      flushing ??= timers.after(lazy, flush);
    },
    close() {
      closed = true;
      flushing?.();
      shortness.stop();
      return finish(kept);
    },
  };
}

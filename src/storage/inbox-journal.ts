import type { Log } from "../ports/log.ts";
import type { Timers } from "../ports/timers.ts";
import { systemCode } from "./file-error.ts";
import { acceptedLine, doneLine } from "./inbox-lines.ts";
import type { Journal } from "./journal.ts";
import type { InboxRecord } from "./open-inbox.ts";
import type { Kept } from "./work-lanes.ts";

/**
 * A journal that is larger than this, or older, is begun anew with only what still waits. The file before it stays for one
 * turn more, or as long again: whoever is copying the folder may not have come to the new one.
 */
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

/** Goes on with only what still waits: the rest is other people's words. Answers the files before, oldest first. */
function beginAnew({ journal, live }: LiveJournal): Promise<readonly string[]> {
  return journal.turn(() => [...live.values()].map(acceptedLine));
}

function keepShort(kept: LiveJournal) {
  const { journal, timers, log } = kept;
  const now = { limit: largest, begunWith: journal.size(), turning: false, stopped: false };
  let callOff = (): void => undefined;

  async function renew(): Promise<void> {
    // Where it is not known which file is written now, no older one is removed for its age.
    now.begunWith = -1;
    const older = await beginAnew(kept);
    now.begunWith = journal.size();
    now.limit = Math.max(largest, 2 * now.begunWith);
    await journal.remove(older.slice(0, -1));
  }

  async function shorten(how: () => Promise<void>): Promise<void> {
    if (now.turning || now.stopped) return;
    now.turning = true;
    callOff();
    try {
      await how();
    } catch (error) {
      now.limit = journal.size() + largest;
      log.error("The inbox's journal could not be begun anew", { code: systemCode(error) ?? "BUG" });
    }
    now.turning = false;
    if (!now.stopped) wait();
  }

  function age(): Promise<void> {
    return journal.size() === now.begunWith ? journal.remove(journal.older()) : renew();
  }

  function wait(): void {
    callOff = timers.after(oldest, () => void shorten(age));
  }

  wait();
  return {
    look: () => {
      if (journal.size() > now.limit) void shorten(renew);
    },
    /** Another file is begun where this one was taken away, or cannot be written. */
    failed: () => void shorten(renew),
    stop: () => {
      now.stopped = true;
      callOff();
    },
  };
}

async function finish(kept: LiveJournal): Promise<void> {
  const { journal, live, log } = kept;
  try {
    await journal.remove(await beginAnew(kept));
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
    journal.flush().catch(shortness.failed);
  }

  return {
    async accepted(one) {
      await journal
        .append(acceptedLine(one), () => live.set(one.number, one))
        .catch((error: unknown) => {
          shortness.failed();
          throw error;
        });
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

import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { SendStatements, Sent } from "../ports/statement-outbox.ts";
import type { Timers } from "../ports/timers.ts";
import type { LineFile } from "./append-lines.ts";
import { systemCode } from "./file-error.ts";
import type { Kept } from "./work-lanes.ts";

/** So many go together: what a store refuses is then found with at most six halvings. */
const mostTogether = 50;
const firstWait = 1_000;
const longestWait = 5 * 60_000;
/** An operator is told of the same trouble once in so many milliseconds. */
const tellAgain = 3_600_000;

interface SenderConfig {
  readonly send: SendStatements;
  readonly clock: Clock;
  readonly log: Log;
  readonly chance: () => number;
  readonly timers: Timers;
  /** Where what the store refuses for good goes. */
  readonly setAside: LineFile;
  /** What an operator calls that place; "refused.jsonl" where nothing is said. */
  readonly asideName?: string;
  /** Called once for each that is taken, set aside or forgotten. */
  readonly done: (kept: Kept) => void;
  /**
   * Asked just before these are sent where somebody else may take them away: the numbers of those that still are to be sent.
   * The others are dropped without `done`. Where it rejects, it is tried again later.
   */
  readonly stillOurs?: (batch: readonly Kept[]) => Promise<readonly number[]>;
  /** Told when some were dropped so. */
  readonly onDropped?: () => void;
}

/** Sends statements one batch after the other, in order, until each is taken or refused for good. */
export interface StatementSender {
  add(kept: readonly Kept[]): void;
  forget(lane: string): void;
  waiting(): number;
  /** Goes on for at most so many milliseconds, and not where it waits to try again. */
  close(graceMs: number): Promise<void>;
}

type Stop = Extract<Sent, { kind: "later" | "shut" }>;

/** Opens with nothing to send. */
export function openStatementSender(config: SenderConfig): StatementSender {
  const { timers, done } = config;
  const queue = new Map<number, Kept>();
  const deliver = deliverer(config, takingOut(queue, config));
  const pauses = openPauses(config);
  const state = { running: false, closing: false, closed: false };
  let callOff = (): void => undefined;
  let resting = false;
  let whenIdle = (): void => undefined;

  async function run(): Promise<void> {
    if (state.running || resting || state.closed) return;
    state.running = true;
    while (queue.size > 0 && !state.closed) {
      const stop = await deliver(first(queue, mostTogether));
      if (stop === undefined) pauses.reset();
      else {
        rest(pauses.after(stop));
        break;
      }
    }
    state.running = false;
    whenIdle();
  }

  function rest(waitMs: number): void {
    if (state.closing) return;
    resting = true;
    callOff = timers.after(waitMs, () => {
      resting = false;
      void run();
    });
  }

  return {
    add(kept) {
      for (const one of kept) queue.set(one.number, one);
      // At the end of this turn of the event loop, so that what came together goes together.
      if (kept.length > 0) setImmediate(() => void run());
    },
    forget(lane) {
      for (const kept of [...queue.values()].filter(({ delivery }) => delivery.lane === lane)) {
        queue.delete(kept.number);
        done(kept);
      }
    },
    waiting: () => queue.size,
    async close(graceMs) {
      state.closing = true;
      callOff();
      if (graceMs > 0 && !resting && queue.size > 0) {
        await new Promise<void>((resolve) => {
          callOff = timers.after(graceMs, resolve);
          whenIdle = resolve;
          void run();
        });
        callOff();
      }
      state.closed = true;
    },
  };
}

function first(queue: ReadonlyMap<number, Kept>, most: number): readonly Kept[] {
  const batch: Kept[] = [];
  for (const kept of queue.values()) {
    if (batch.length >= most) break;
    batch.push(kept);
  }
  return batch;
}

/** What becomes of those that are not to be sent any more. */
interface Queued {
  readonly taken: (kept: Kept) => void;
  readonly dropped: (gone: readonly Kept[]) => void;
}

function takingOut(queue: Map<number, Kept>, { done, onDropped }: SenderConfig): Queued {
  return {
    taken: (kept) => {
      if (queue.delete(kept.number)) done(kept);
    },
    dropped: (gone) => {
      for (const { number } of gone) queue.delete(number);
      onDropped?.();
    },
  };
}

async function oursAmong(
  batch: readonly Kept[],
  { stillOurs }: Pick<SenderConfig, "stillOurs">,
): Promise<readonly Kept[] | Stop> {
  try {
    const numbers = new Set((await stillOurs?.(batch)) ?? batch.map(({ number }) => number));
    return batch.filter(({ number }) => numbers.has(number));
  } catch (error) {
    return laterFor(error);
  }
}

function laterFor(error: unknown): Stop {
  return { kind: "later", reason: systemCode(error) ?? "BUG", retryAfterMs: undefined };
}

/** Sends a batch; where the store does not like it, by halves, down to the one it does not like. Answers why it cannot go on. */
function deliverer(config: SenderConfig, { taken, dropped }: Queued) {
  const { send, setAside, asideName = "refused.jsonl", log } = config;
  return async function deliver(wanted: readonly Kept[]): Promise<Stop | undefined> {
    const batch = await oursAmong(wanted, config);
    if ("kind" in batch) return batch;
    if (batch.length < wanted.length) dropped(wanted.filter((kept) => !batch.includes(kept)));
    if (batch.length === 0) return undefined;
    const sent = await send(batch.map(({ delivery }) => delivery.body));
    const isAlone = batch.length === 1;
    if (sent.kind === "later" || sent.kind === "shut") return sent;
    if (sent.kind !== "kept" && !isAlone) {
      const half = Math.ceil(batch.length / 2);
      return (await deliver(batch.slice(0, half))) ?? (await deliver(batch.slice(half)));
    }
    if (sent.kind === "refused") {
      const stop = await putAside(batch, sent.reason);
      if (stop !== undefined) return stop;
    }
    // Alone and "taken": the store has it from an earlier try, as an id says all that is stated.
    for (const kept of batch) taken(kept);
    return undefined;
  };

  async function putAside(batch: readonly Kept[], reason: string): Promise<Stop | undefined> {
    try {
      await setAside.add(
        batch.map(({ delivery }) => `{"reason":${JSON.stringify(reason)},"statement":${delivery.body}}`),
      );
    } catch (error) {
      return laterFor(error);
    }
    log.error(`The Learning Record Store refused a statement; it lies in ${asideName} with the reason`, {
      statement: batch[0]?.delivery.key ?? "",
      status: reason.slice(0, 3),
    });
    return undefined;
  }
}

function openPauses({ clock, log, chance }: Pick<SenderConfig, "clock" | "log" | "chance">) {
  let tries = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (message: string, code: string) => {
    if (clock.now() - toldAt < tellAgain) return;
    toldAt = clock.now();
    log.error(message, { code });
  };
  return {
    reset() {
      if (tries > 0 && toldAt > Number.NEGATIVE_INFINITY) log.info("The Learning Record Store takes statements again");
      tries = 0;
      toldAt = Number.NEGATIVE_INFINITY;
    },
    after(stop: Stop): number {
      tries += 1;
      if (stop.kind === "shut") {
        const fix = "Check XAPI_LRS_URL, XAPI_LRS_KEY and XAPI_LRS_SECRET; statements are kept and tried again";
        tell(`The Learning Record Store does not let us in. ${fix}`, stop.reason);
        return longestWait;
      }
      if (tries > 5)
        tell("The Learning Record Store does not answer; statements are kept and tried again", stop.reason);
      // Between three and five quarters, so that what failed together does not come back together.
      const pause = Math.min(longestWait, firstWait * 2 ** Math.min(tries - 1, 20)) * (0.75 + chance() / 2);
      return Math.round(stop.retryAfterMs ?? pause);
    },
  };
}

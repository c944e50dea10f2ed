import type { Clock } from "../ports/clock.ts";
import type { Delivery, Round } from "../ports/inbox.ts";
import type { Log } from "../ports/log.ts";
import type { Timers } from "../ports/timers.ts";
import { openLaneQueue } from "./lane-queue.ts";
import { type Failure, openRetries, type Retries } from "./retries.ts";

/** A delivery that was accepted; `again`: an earlier run may have worked on it. */
export interface Kept {
  readonly number: number;
  readonly delivery: Delivery;
  readonly again: boolean;
}

type Work = (delivery: Delivery, round: Round) => Promise<void>;

/** Works off what was accepted: one delivery of a lane at a time, many lanes at once. */
export interface WorkLanes {
  /** Its turn comes in a later turn of the event loop, so that whoever accepted it can say so first. */
  add(kept: Kept): void;
  /** Resolves once work was begun on what was added before. */
  begin(work: Work): Promise<void>;
  waiting(): number;
  /** Works on what is ready, for at most so many milliseconds. What waits to be tried again is left. */
  close(graceMs: number): Promise<void>;
}

interface LanesConfig {
  readonly clock: Clock;
  readonly log: Log;
  readonly timers: Timers;
  readonly chance: () => number;
  readonly mostAtOnce: number;
  /** Called once for each delivery that is done or given up. */
  readonly done: (kept: Kept) => void;
}

interface Item {
  readonly kept: Kept;
  tries: number;
  again: boolean;
}

/** Calls `run` once at the end of this turn of the event loop, however often it is asked. */
function onceLater(run: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setImmediate(() => {
      asked = false;
      run();
    });
  };
}

async function tryOne(work: Work, item: Item, retries: Retries): Promise<Failure | undefined> {
  if (item.tries === 0 && item.kept.again && retries.tooLate(item.kept.delivery)) return { kind: "given-up" };
  item.tries += 1;
  try {
    await work(item.kept.delivery, { again: item.again });
    return undefined;
  } catch (error) {
    return retries.judge(error, item.kept.delivery, item.tries);
  }
}

/** Resolves when what is begun calls back, or after so many milliseconds. */
async function atMost(timers: Timers, ms: number, begin: (finished: () => void) => void): Promise<void> {
  let callOff = (): void => undefined;
  await new Promise<void>((resolve) => {
    callOff = timers.after(ms, resolve);
    begin(resolve);
  });
  callOff();
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Opens lanes in which nothing is worked on before `begin`. */
export function openWorkLanes(config: LanesConfig): WorkLanes {
  const queue = openLaneQueue<Item>();
  const retries = openRetries(config);
  const state = { running: 0, closing: false, closed: false };
  let work: Work | undefined;
  let whenIdle = (): void => undefined;
  const pumpLater = onceLater(pump);

  function pump(): void {
    while (work && !state.closed && state.running < config.mostAtOnce) {
      const next = queue.take();
      if (!next) break;
      state.running += 1;
      void tryOne(work, next.item, retries).then((failure) => settle(next.lane, next.item, failure));
    }
    if (state.running === 0 && (queue.ready() === 0 || !work)) whenIdle();
  }

  function settle(lane: string, item: Item, failure: Failure | undefined): void {
    state.running -= 1;
    if (state.closed) return;
    if (failure?.kind === "again") rest(lane, item, failure);
    else {
      queue.drop(lane);
      config.done(item.kept);
    }
    pump();
  }

  function rest(lane: string, item: Item, failure: Extract<Failure, { kind: "again" }>): void {
    item.again ||= failure.answered;
    if (state.closing) return;
    retries.rest(failure.waitMs, () => {
      queue.putBack(lane);
      pump();
    });
  }

  async function close(graceMs: number): Promise<void> {
    state.closing = true;
    retries.stop();
    const untilIdle = (idle: () => void): void => {
      whenIdle = idle;
      pump();
    };
    if (graceMs > 0) await atMost(config.timers, graceMs, untilIdle);
    state.closed = true;
  }

  return {
    add(kept) {
      queue.add(kept.delivery.lane, { kept, tries: 0, again: kept.again });
      pumpLater();
    },
    async begin(task) {
      work = task;
      await nextTurn();
      pump();
    },
    waiting: queue.size,
    close,
  };
}

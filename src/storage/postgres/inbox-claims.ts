import type { Instant } from "../../domain/learner.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Delivery, Round } from "../../ports/inbox.ts";
import type { Log } from "../../ports/log.ts";
import type { Timers } from "../../ports/timers.ts";
import { type Failure, openRetries } from "../retries.ts";
import type { ClaimedRow, RenewedRow } from "./inbox-rows.ts";

export type Work = (delivery: Delivery, round: Round) => Promise<void>;

/** What this instance has claimed, and what it does with it. Knows nothing of the database. */
export interface Claims {
  /** Work begins in a later turn of the event loop, so that whoever accepted it can say so first. */
  add(rows: readonly ClaimedRow[], until: Instant): void;
  begin(work: Work): void;
  /** How many lanes more could be worked on now; 0 before `begin`. */
  free(): number;
  /** Keeps so many of them free for what is being claimed, until it is called off. */
  reserve(count: number): () => void;
  numbers(): readonly number[];
  /** What was asked after and did not come back is not ours any more: its work is abandoned. */
  renewed(asked: readonly number[], rows: readonly RenewedRow[], until: Instant): void;
  /** Done, or lost: it is known no more. */
  forget(claim: ClaimedRow): void;
  /** How many there are, whatever becomes of them. */
  size(): number;
  /** Nothing is being worked on, nor ready to be. */
  isIdle(): boolean;
  /** Rests no more: what is to be tried again is left to others. */
  stopResting(): void;
  /** Begins nothing more. Answers what was not begun, or is at rest, and what is being worked on. */
  stop(): { readonly idle: readonly number[]; readonly begun: readonly number[] };
}

interface ClaimsConfig {
  readonly clock: Clock;
  readonly log: Log;
  readonly timers: Timers;
  readonly chance: () => number;
  readonly mostAtOnce: number;
  /** The work is over, or was given up. The claim stays until it is forgotten. */
  readonly onDone: (claim: ClaimedRow) => void;
  readonly onRest: (claim: ClaimedRow, waitMs: number) => void;
  /** A claim's time is over as far as we know: it has to be renewed before work on it begins. */
  readonly onStale: () => void;
  /** Something changed that may leave room for more, or nothing to do. */
  readonly onRoom: () => void;
}

interface Held {
  claim: ClaimedRow;
  until: Instant;
  state: "ready" | "running" | "resting" | "settling";
}

/** Opens with nothing claimed. */
export function openClaims(config: ClaimsConfig): Claims {
  const { clock, log, mostAtOnce } = config;
  const retries = openRetries(config);
  const held = new Map<number, Held>();
  const state = { running: 0, reserved: 0, closing: false, stopped: false, asked: false };
  const ready: Held[] = [];
  let work: Work | undefined;

  function pumpLater(): void {
    if (state.asked) return;
    state.asked = true;
    setImmediate(() => {
      state.asked = false;
      pump();
    });
  }

  function pump(): void {
    while (work && !state.stopped && state.running < mostAtOnce) {
      const next = ready[0];
      if (!next) return;
      if (next.until <= clock.now()) return config.onStale();
      ready.shift();
      void runOne(work, next);
    }
  }

  async function runOne(task: Work, one: Held): Promise<void> {
    const { claim } = one;
    if (claim.tries === 0 && retries.tooLate(claim.delivery)) return settle(one, { kind: "given-up" });
    one.state = "running";
    state.running += 1;
    let failure: Failure | undefined;
    try {
      await task(claim.delivery, { again: claim.again });
    } catch (error) {
      failure = retries.judge(error, claim.delivery, claim.tries + 1);
    }
    state.running -= 1;
    settle(one, failure);
  }

  function settle(one: Held, failure: Failure | undefined): void {
    if (!state.stopped && isOurs(one)) {
      if (failure?.kind === "again") rest(one, failure);
      else {
        one.state = "settling";
        config.onDone(one.claim);
      }
    }
    config.onRoom();
    pump();
  }

  function rest(one: Held, { waitMs, answered }: Extract<Failure, { kind: "again" }>): void {
    const { claim } = one;
    one.state = "resting";
    one.claim = { ...claim, tries: claim.tries + 1, again: claim.again || answered };
    config.onRest(one.claim, waitMs);
    if (state.closing) return;
    retries.rest(waitMs, () => {
      if (!isOurs(one)) return;
      one.state = "ready";
      ready.push(one);
      pump();
    });
  }

  const isOurs = (one: Held): boolean => held.get(one.claim.number) === one;

  function drop(one: Held): void {
    held.delete(one.claim.number);
    const at = ready.indexOf(one);
    if (at >= 0) ready.splice(at, 1);
  }

  function keep(claim: ClaimedRow, until: Instant): void {
    const known = held.get(claim.number);
    if (known) {
      known.until = until;
      return;
    }
    const one: Held = { claim, until, state: "ready" };
    held.set(claim.number, one);
    ready.push(one);
  }

  return {
    add(rows, until) {
      for (const claim of rows) keep(claim, until);
      pumpLater();
    },
    begin(task) {
      work = task;
    },
    free: () => (work && !state.stopped ? Math.max(0, mostAtOnce - state.running - ready.length - state.reserved) : 0),
    reserve(count) {
      state.reserved += count;
      return () => {
        state.reserved -= count;
      };
    },
    numbers: () => [...held.keys()],
    renewed(asked, rows, until) {
      const still = new Map(rows.map((row) => [row.number, row.renewed]));
      for (const number of asked) {
        const one = held.get(number);
        if (one && still.get(number)) one.until = until;
        else if (one && !still.has(number) && one.state !== "settling") {
          drop(one);
          log.info("A delivery is worked on by another instance", { state: one.state });
        }
      }
      pump();
      config.onRoom();
    },
    forget(claim) {
      const one = held.get(claim.number);
      if (one) drop(one);
    },
    size: () => held.size,
    isIdle: () => state.running === 0 && (ready.length === 0 || !work),
    stopResting() {
      state.closing = true;
      retries.stop();
    },
    stop() {
      state.stopped = true;
      const numbersOf = (isBegun: boolean) =>
        [...held.values()].filter((one) => (one.state === "running") === isBegun && one.state !== "settling");
      return {
        idle: numbersOf(false).map((one) => one.claim.number),
        begun: numbersOf(true).map((one) => one.claim.number),
      };
    },
  };
}

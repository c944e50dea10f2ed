import type { Instant } from "../../domain/learner.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Delivery, Round } from "../../ports/inbox.ts";
import type { Log } from "../../ports/log.ts";
import type { Timers } from "../../ports/timers.ts";
import { type Failure, openRetries, type Retries } from "../retries.ts";
import type { ClaimedRow, RenewedRow } from "./inbox-rows.ts";

export type Work = (delivery: Delivery, round: Round) => Promise<void>;

export interface ClaimsConfig {
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
  /** By our own clock, from when the statement was sent: never later than the database thinks. */
  until: Instant;
  state: "ready" | "running" | "resting" | "settling";
}

/** What this instance has claimed of an inbox, and the work on it. Knows nothing of the database. */
export class InboxClaims {
  readonly #config: ClaimsConfig;
  readonly #retries: Retries;
  readonly #held = new Map<number, Held>();
  readonly #ready: Held[] = [];
  #work: Work | undefined;
  #running = 0;
  #reserved = 0;
  #state: "open" | "closing" | "stopped" = "open";
  #asked = false;

  constructor(config: ClaimsConfig) {
    this.#config = config;
    this.#retries = openRetries(config);
  }

  /** Work begins in a later turn of the event loop, so that whoever accepted it can say so first. */
  add(rows: readonly ClaimedRow[], until: Instant): void {
    for (const claim of rows) {
      const known = this.#held.get(claim.number);
      if (known) known.until = until;
      else this.#makeReady({ claim, until, state: "ready" });
    }
    if (this.#asked) return;
    this.#asked = true;
    setImmediate(() => {
      this.#asked = false;
      this.#pump();
    });
  }

  begin(work: Work): void {
    this.#work = work;
  }

  /** How many lanes more could be worked on now; 0 before `begin`. */
  free(): number {
    if (!this.#work || this.#state === "stopped") return 0;
    return Math.max(0, this.#config.mostAtOnce - this.#running - this.#ready.length - this.#reserved);
  }

  /** Keeps so many of them free for what is being claimed, until it is called off. */
  reserve(count: number): () => void {
    this.#reserved += count;
    return () => {
      this.#reserved -= count;
    };
  }

  numbers(): readonly number[] {
    return [...this.#held.keys()];
  }

  /** How many there are, whatever becomes of them. */
  size(): number {
    return this.#held.size;
  }

  /** Nothing is being worked on, nor ready to be. */
  isIdle(): boolean {
    return this.#running === 0 && (this.#ready.length === 0 || !this.#work);
  }

  /** What was asked after and did not come back is not ours any more: whatever becomes of its work counts no more. */
  renewed(asked: readonly number[], rows: readonly RenewedRow[], until: Instant): void {
    const still = new Map(rows.map((row) => [row.number, row.renewed]));
    for (const number of asked) {
      const one = this.#held.get(number);
      if (one && still.get(number)) one.until = until;
      else if (one && !still.has(number) && one.state !== "settling") {
        this.#drop(one);
        this.#config.log.info("A delivery is worked on by another instance", { state: one.state });
      }
    }
    this.#pump();
    this.#config.onRoom();
  }

  /** It is done, or was lost. */
  forget(claim: ClaimedRow): void {
    const one = this.#held.get(claim.number);
    if (one) this.#drop(one);
  }

  /** What is to be tried again later is left to others from now on. */
  stopResting(): void {
    if (this.#state === "open") this.#state = "closing";
    this.#retries.stop();
  }

  /** Begins nothing more. Answers what was not begun or is at rest, and what is being worked on. */
  stop(): { readonly idle: readonly number[]; readonly begun: readonly number[] } {
    this.#state = "stopped";
    const numbersOf = (...states: readonly Held["state"][]) =>
      [...this.#held.values()].filter((one) => states.includes(one.state)).map((one) => one.claim.number);
    return { idle: numbersOf("ready", "resting"), begun: numbersOf("running", "settling") };
  }

  #makeReady(one: Held): void {
    one.state = "ready";
    this.#held.set(one.claim.number, one);
    this.#ready.push(one);
  }

  #pump(): void {
    while (this.#work && this.#state !== "stopped" && this.#running < this.#config.mostAtOnce) {
      const next = this.#ready[0];
      if (!next) return;
      if (next.until <= this.#config.clock.now()) {
        this.#config.onStale();
        return;
      }
      this.#ready.shift();
      void this.#runOne(this.#work, next);
    }
  }

  async #runOne(work: Work, one: Held): Promise<void> {
    const { delivery, again, tries } = one.claim;
    one.state = "running";
    this.#running += 1;
    let failure: Failure | undefined;
    try {
      if (tries > 0 || !this.#retries.tooLate(delivery)) await work(delivery, { again });
    } catch (error) {
      failure = this.#retries.judge(error, delivery, tries + 1);
    }
    this.#running -= 1;
    if (this.#state !== "stopped" && this.#isOurs(one)) this.#settle(one, failure);
    this.#config.onRoom();
    this.#pump();
  }

  #settle(one: Held, failure: Failure | undefined): void {
    if (failure?.kind !== "again") {
      one.state = "settling";
      this.#config.onDone(one.claim);
      return;
    }
    const { claim } = one;
    one.state = "resting";
    one.claim = { ...claim, tries: claim.tries + 1, again: claim.again || failure.answered };
    this.#config.onRest(one.claim, failure.waitMs);
    if (this.#state === "closing") return;
    this.#retries.rest(failure.waitMs, () => {
      if (!this.#isOurs(one)) return;
      this.#makeReady(one);
      this.#pump();
    });
  }

  #isOurs(one: Held): boolean {
    return this.#held.get(one.claim.number) === one;
  }

  #drop(one: Held): void {
    this.#held.delete(one.claim.number);
    const at = this.#ready.indexOf(one);
    if (at >= 0) this.#ready.splice(at, 1);
  }
}

import type { Clock } from "../../ports/clock.ts";
import type { Delivery } from "../../ports/inbox.ts";
import type { Log } from "../../ports/log.ts";
import type { Timers } from "../../ports/timers.ts";
import { InboxClaims, type Work } from "./inbox-claims.ts";
import type { ClaimedRow, InboxRows } from "./inbox-rows.ts";
import { openOutage } from "./outage.ts";
import { openRepeating } from "./repeating.ts";
import { sendTogether } from "./statements-together.ts";

export interface DeskConfig {
  readonly rows: InboxRows;
  readonly clock: Clock;
  readonly log: Log;
  readonly timers: Timers;
  readonly chance: () => number;
  readonly leaseMs: number;
  readonly mostWaiting: number;
  readonly mostAtOnce: number;
}

/** So many go with one statement. */
const mostTogether = 100;
/** Every second or two, so that instances do not ask at the same moment. */
const pollMs = 1_000;

/** What one instance does with the inbox of a platform: between the rows and what it has claimed of them. */
export class InboxDesk {
  readonly #config: DeskConfig;
  readonly #claims: InboxClaims;
  readonly #outage;
  readonly #accepts = sendTogether({
    most: mostTogether,
    send: (batch: readonly Delivery[]) => this.#acceptAll(batch),
  });
  readonly #dones = sendTogether({ most: mostTogether, send: (batch: readonly ClaimedRow[]) => this.#endAll(batch) });
  readonly #renewal;
  readonly #poll;
  /** Undone and not claimed here, as far as is known. */
  #elsewhere = 0;
  #changes = 0;
  /** Something waits that could not be claimed, because as many lanes as may be were worked on. */
  #hungry = false;
  #closed = false;
  #ending = 0;
  #filling: Promise<void> | undefined;
  /** An answer of the database was lost, and with it perhaps what it had claimed for us. */
  #unsure = false;
  #clearing: Promise<boolean> | undefined;
  #whenIdle = (): void => undefined;

  constructor(config: DeskConfig) {
    this.#config = config;
    const { rows, timers, leaseMs } = config;
    const pause = () => pollMs * (1 + config.chance());
    this.#outage = openOutage(config);
    this.#claims = new InboxClaims({
      ...config,
      onDone: (claim) => void this.#end(claim),
      onRest: (claim, waitMs) => void this.#outage.attempt(() => rows.rest(claim, waitMs)),
      onStale: () => this.#renewal.now(),
      onRoom: () => this.#onRoom(),
    });
    // Two renewals may be missed before anybody asks whether we are still there.
    const renewMs = () => (this.#outage.isDown() ? Math.min(pause(), leaseMs / 6) : leaseMs / 6);
    this.#renewal = openRepeating({ timers, waitMs: renewMs, run: () => this.#renew() });
    this.#poll = openRepeating({ timers, waitMs: () => Math.min(pause(), leaseMs), run: () => this.#look() });
  }

  /** False: its key was there. */
  accept(delivery: Delivery): Promise<boolean> {
    return this.#accepts.add(delivery);
  }

  async begin(work: Work): Promise<void> {
    this.#claims.begin(work);
    this.#renewal.start();
    this.#poll.start();
    await this.#outage.attempt(() => this.#fill());
    await new Promise((resolve) => void setImmediate(resolve));
  }

  /** What is not done, over all instances: exact where nobody else is at work, else as it was a second or two ago. */
  waiting(): number {
    return this.#claims.size() + this.#elsewhere;
  }

  async count(): Promise<void> {
    const before = this.#changes;
    const counted = await this.#config.rows.sweep(this.#config.mostWaiting + 1);
    if (before === this.#changes) this.#elsewhere = Math.max(0, counted - this.#claims.size());
  }

  async close(graceMs: number): Promise<void> {
    this.#claims.stopResting();
    if (graceMs > 0) await this.#idleWithin(graceMs);
    this.#closed = true;
    this.#renewal.stop();
    this.#poll.stop();
    const { idle, begun } = this.#claims.stop();
    await this.#dones.idle();
    const { rows } = this.#config;
    if (idle.length + begun.length > 0) await this.#outage.attempt(() => rows.release(idle, begun));
  }

  #idleWithin(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#config.timers.after(ms, resolve);
      this.#whenIdle = () => {
        callOff();
        resolve();
      };
      this.#onRoom();
    });
  }

  #addClaimed(got: readonly ClaimedRow[], sentAt: number): void {
    this.#claims.add(got, sentAt + this.#config.leaseMs);
    this.#elsewhere = Math.max(0, this.#elsewhere - got.length);
    this.#changes += 1;
  }

  /** Runs a statement that claims, of which at most so many. */
  async #claim<T>(most: number, run: () => Promise<T>): Promise<T> {
    const giveBack = this.#claims.reserve(most);
    this.#changes += 1;
    try {
      return await run();
    } catch (error) {
      this.#unsure = true;
      throw error;
    } finally {
      giveBack();
    }
  }

  async #acceptAll(batch: readonly Delivery[]): Promise<readonly boolean[]> {
    await this.#clearing;
    const sentAt = this.#config.clock.now();
    const free = Math.min(this.#claims.free(), batch.length);
    const got = await this.#claim(free, () => this.#config.rows.accept(batch, free));
    const mine = batch.flatMap((delivery, at): readonly ClaimedRow[] => {
      const { number = null, mine: isOurs = false } = got[at] ?? {};
      return number !== null && isOurs ? [{ number, delivery, again: false, tries: 0 }] : [];
    });
    const accepted = got.filter((one) => one.number !== null).length;
    this.#elsewhere += accepted;
    this.#addClaimed(mine, sentAt);
    if (accepted > mine.length && mine.length === free) this.#hungry = true;
    this.#onRoom();
    return got.map((one) => one.number !== null);
  }

  async #endAll(batch: readonly ClaimedRow[]): Promise<readonly true[]> {
    await this.#clearing;
    const sentAt = this.#config.clock.now();
    const goesOn = !this.#hungry && !this.#closed;
    const next = await this.#claim(goesOn ? batch.length : 0, () => this.#config.rows.done(batch, goesOn));
    for (const claim of batch) this.#claims.forget(claim);
    this.#addClaimed(next, sentAt);
    return batch.map(() => true);
  }

  /** Until the database has kept it: the claim is renewed so long. */
  async #end(claim: ClaimedRow): Promise<void> {
    const { timers, chance } = this.#config;
    this.#ending += 1;
    while (!this.#closed && !(await this.#outage.attempt(async () => void (await this.#dones.add(claim)))))
      await new Promise<void>((resolve) => void timers.after(pollMs * (1 + chance()), resolve));
    this.#ending -= 1;
    this.#onRoom();
  }

  #onRoom(): void {
    if (this.#hungry && this.#claims.free() > 0 && !this.#filling) void this.#outage.attempt(() => this.#fill());
    else this.#tellIdle();
  }

  #tellIdle(): void {
    if (this.#claims.isIdle() && this.#ending === 0 && !this.#filling) this.#whenIdle();
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#takeAll().finally(() => {
      this.#filling = undefined;
      this.#tellIdle();
    });
    return this.#filling;
  }

  async #takeAll(): Promise<void> {
    // What is claimed before that is over would be given back while it is worked on. It ends with the limits of a statement.
    await this.#clearing;
    for (let most = this.#someFree(); most > 0; most = this.#hungry ? this.#someFree() : 0) {
      const sentAt = this.#config.clock.now();
      const takesOver = !this.#outage.wasJustDown();
      // What comes in while this is under way may find no room, and makes it hungry again.
      this.#hungry = false;
      const got = await this.#claim(most, () => this.#config.rows.take(most, takesOver));
      this.#addClaimed(got, sentAt);
      if (got.length >= most) this.#hungry = true;
    }
  }

  /** Not all: what is accepted meanwhile is to find room. */
  #someFree(): number {
    return Math.ceil(this.#claims.free() / 2);
  }

  async #renew(): Promise<void> {
    const numbers = this.#claims.numbers();
    if (numbers.length === 0) return;
    const { rows, clock, leaseMs } = this.#config;
    const sentAt = clock.now();
    await this.#outage.attempt(async () => this.#claims.renewed(numbers, await rows.renew(numbers), sentAt + leaseMs));
  }

  /** Only while nothing else claims: what has just been claimed would be taken for lost. */
  async #disown(): Promise<void> {
    if (!this.#unsure || this.#filling || this.#accepts.size() + this.#dones.size() > 0) return;
    this.#clearing = this.#outage.attempt(() => this.#config.rows.disown(this.#claims.numbers()));
    if (await this.#clearing) this.#unsure = false;
    this.#clearing = undefined;
  }

  async #look(): Promise<void> {
    await this.#disown();
    if (!this.#outage.wasJustDown()) await this.#outage.attempt(() => this.#config.rows.expireGone());
    if (this.#claims.free() > 0) await this.#outage.attempt(() => this.#fill());
    await this.#outage.attempt(() => this.count());
  }
}

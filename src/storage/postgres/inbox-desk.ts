import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Delivery } from "../../ports/inbox.ts";
import type { Log } from "../../ports/log.ts";
import type { Timers } from "../../ports/timers.ts";
import { type Claims, openClaims, type Work } from "./inbox-claims.ts";
import type { ClaimedRow, InboxRows } from "./inbox-rows.ts";
import { openRepeating } from "./repeating.ts";
import { sendTogether } from "./statements-together.ts";

/** What one instance does with the inbox of a platform: between the rows and what it has claimed of them. */
export interface InboxDesk {
  /** False: its key was there. */
  accept(delivery: Delivery): Promise<boolean>;
  begin(work: Work): Promise<void>;
  /** What is not done, over all instances: exact while nothing is under way elsewhere, else as it was a second ago. */
  waiting(): number;
  count(): Promise<void>;
  close(graceMs: number): Promise<void>;
}

interface DeskConfig {
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

/** Opens with nothing claimed, and asks nothing by itself before `begin`. */
export function openInboxDesk(config: DeskConfig): InboxDesk {
  const { rows, clock, log, timers, leaseMs } = config;
  const state = { elsewhere: 0, changes: 0, hungry: false, closed: false, ending: 0, down: false };
  let whenIdle = (): void => undefined;
  let filling: Promise<void> | undefined;
  const claims: Claims = openClaims({
    ...config,
    onDone: (claim) => void end(claim),
    onRest: (claim, waitMs) => void attempt(() => rows.rest(claim, waitMs)),
    onStale: () => renewal.now(),
    onRoom,
  });
  const accepts = sendTogether({ most: mostTogether, send: acceptAll });
  const dones = sendTogether({ most: mostTogether, send: endAll });
  const renewal = openRepeating({ timers, waitMs: () => leaseMs / 3, run: renew });
  const poll = openRepeating({ timers, waitMs: () => pollMs * (1 + config.chance()), run: look });

  /** Tells an operator once that the database is gone, and once that it is back. */
  async function attempt(run: () => Promise<void>): Promise<boolean> {
    try {
      await run();
      if (state.down) log.info("The inbox's database answers again");
      state.down = false;
      return true;
    } catch (error) {
      const code = error instanceof OutsideError ? error.code : "BUG";
      if (!state.down) log.error("The inbox's database does not answer", { code });
      state.down = true;
      return false;
    }
  }

  function addClaimed(got: readonly ClaimedRow[], sentAt: number): void {
    claims.add(got, sentAt + leaseMs);
    state.elsewhere = Math.max(0, state.elsewhere - got.length);
    state.changes += 1;
  }

  async function acceptAll(batch: readonly Delivery[]): Promise<readonly boolean[]> {
    const sentAt = clock.now();
    const free = Math.min(claims.free(), batch.length);
    const giveBack = claims.reserve(free);
    state.changes += 1;
    const got = await rows.accept(batch, free).finally(giveBack);
    const mine = batch.flatMap((delivery, at): readonly ClaimedRow[] => {
      const { number = null, mine: isOurs = false } = got[at] ?? {};
      return number !== null && isOurs ? [{ number, delivery, again: false, tries: 0 }] : [];
    });
    const accepted = got.filter((one) => one.number !== null).length;
    state.elsewhere += accepted;
    addClaimed(mine, sentAt);
    if (accepted > mine.length && mine.length === free) state.hungry = true;
    onRoom();
    return got.map((one) => one.number !== null);
  }

  async function endAll(batch: readonly ClaimedRow[]): Promise<readonly true[]> {
    const sentAt = clock.now();
    const goesOn = !state.hungry && !state.closed;
    const giveBack = claims.reserve(goesOn ? batch.length : 0);
    state.changes += 1;
    const next = await rows.done(batch, goesOn).finally(giveBack);
    for (const claim of batch) claims.forget(claim);
    addClaimed(next, sentAt);
    return batch.map(() => true);
  }

  async function end(claim: ClaimedRow): Promise<void> {
    state.ending += 1;
    while (!state.closed && !(await attempt(async () => void (await dones.add(claim))))) await pause();
    state.ending -= 1;
    onRoom();
  }

  const pause = (): Promise<void> =>
    new Promise((resolve) => void timers.after(pollMs * (1 + config.chance()), resolve));

  function onRoom(): void {
    if (state.hungry && claims.free() > 0 && !filling) void attempt(fill);
    else tellIdle();
  }

  function tellIdle(): void {
    if (claims.isIdle() && state.ending === 0 && !filling) whenIdle();
  }

  function fill(): Promise<void> {
    filling ??= takeAll().finally(() => {
      filling = undefined;
      tellIdle();
    });
    return filling;
  }

  async function takeAll(): Promise<void> {
    for (let most = claims.free(); most > 0; most = state.hungry ? claims.free() : 0) {
      const sentAt = clock.now();
      const giveBack = claims.reserve(most);
      const got = await rows.take(most).finally(giveBack);
      addClaimed(got, sentAt);
      state.hungry = got.length >= most;
    }
  }

  async function renew(): Promise<void> {
    const numbers = claims.numbers();
    if (numbers.length === 0) return;
    const sentAt = clock.now();
    await attempt(async () => claims.renewed(numbers, await rows.renew(numbers), sentAt + leaseMs));
  }

  async function count(): Promise<void> {
    const before = state.changes;
    const counted = await rows.sweep(config.mostWaiting + 1);
    if (before === state.changes) state.elsewhere = Math.max(0, counted - claims.size());
  }

  async function look(): Promise<void> {
    if (claims.free() > 0) await attempt(fill);
    await attempt(count);
  }

  async function close(graceMs: number): Promise<void> {
    claims.stopResting();
    if (graceMs > 0)
      await new Promise<void>((resolve) => {
        const callOff = timers.after(graceMs, resolve);
        whenIdle = () => {
          callOff();
          resolve();
        };
        onRoom();
      });
    state.closed = true;
    renewal.stop();
    poll.stop();
    const { idle, begun } = claims.stop();
    await dones.idle();
    if (idle.length + begun.length > 0) await attempt(() => rows.release(idle, begun));
  }

  return {
    accept: (delivery) => accepts.add(delivery),
    async begin(work) {
      claims.begin(work);
      renewal.start();
      poll.start();
      await attempt(fill);
      await new Promise((resolve) => void setImmediate(resolve));
    },
    waiting: () => claims.size() + state.elsewhere,
    count,
    close,
  };
}

import type { Learner, LearnerId } from "../domain/learner.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { PromptLeases } from "../ports/leases.ts";
import type { Claim } from "../ports/prompter.ts";
import { errorCode } from "./error-code.ts";
import { type InHand, openInHand } from "./in-hand.ts";
import { loneLeases } from "./lone-leases.ts";
import type { SchedulerOptions } from "./scheduler-options.ts";
import { openPromptSender, type PromptSender } from "./send-prompts.ts";
import { type Times, usualTimes } from "./times.ts";

/** Looks every few seconds who is due, and sends. */
export interface Scheduler {
  /** Looks at once who is due, or once more after the look under way; resolves when that is done. Never rejects. */
  look(): Promise<void>;
  /** Begins nothing new and finishes what is under way, for at most so many milliseconds. */
  stop(graceMs: number): Promise<void>;
}

/** Learners looked at between two questions to the store. */
const page = 500;
/**
 * How people are claimed for. Alone: few at once, as other things go on in this process. Where several instances share a
 * database that answers for many at once: many, but hardly quicker than is sent, so that what was just read is still in
 * memory when it is sent, and others find people to take.
 */
const manners = {
  alone: { atOnce: 4, ahead: Number.POSITIVE_INFINITY },
  shared: { atOnce: 32, ahead: 400 },
} as const;
/** Nobody waits longer than this for the people before them, whose workspace may have a slow pace. */
const breathMs = 500;
/** People whose message waits in memory for its turn; the rest wait in their records until half of these are done. */
const usualInHand = 10_000;
/** For so many ticks a record that cannot be read, or whose platform is not running, is left alone. */
const restTicks = 40;

interface State extends SchedulerOptions {
  readonly leases: PromptLeases;
  readonly allTimes: Times;
  readonly sender: PromptSender;
  /** For whom something is under way: nobody is ever worked on twice at once. */
  readonly inHand: InHand;
  /** Who is left alone, and until which tick. */
  readonly resting: Map<LearnerId, number>;
  readonly mostInHand: number;
  readonly manner: (typeof manners)[keyof typeof manners];
  ticks: number;
  stopping: boolean;
  /** More are due than may be in hand. */
  isFull: boolean;
}

/**
 * Starts the scheduler. It decides nothing: whether somebody is due, too late or to be asked at all says the prompter by
 * the record, so that late ticks, restarts and jumps of the clock cost nobody a second message. Each step is durable
 * before the next: claimed, begun, sent, settled. A message a platform may have taken is looked for; where that cannot be
 * done it is not sent again: better none than two.
 */
export function openScheduler(options: SchedulerOptions): Scheduler {
  const allTimes = { ...usualTimes, ...options.times };
  const inHand = openInHand(options.timers, () => lookOn());
  const leases = options.leases ?? loneLeases(options.store);
  const release = (id: LearnerId): void => {
    inHand.drop(id);
    leases.free(id);
  };
  const sender = openPromptSender({ ...options, leases, allTimes, release });
  const { mostInHand = usualInHand } = options;
  const manner = options.leases === undefined ? manners.alone : manners.shared;
  const mine = { leases, allTimes, sender, inHand, mostInHand, manner, resting: new Map() };
  const state: State = { ...options, ...mine, ticks: 0, stopping: false, isFull: false };
  let looking: Promise<void> = Promise.resolve();
  let callOff = (): void => undefined;
  const arm = (ms: number): void => {
    if (state.stopping) return;
    callOff = options.timers.after(ms, () => {
      void look().finally(() => arm(allTimes.tick));
    });
  };
  let next: Promise<void> | undefined;
  const look = (): Promise<void> => {
    next ??= looking.then(() => {
      next = undefined;
      return tick(state).then(lookOn);
    });
    looking = next;
    return looking;
  };
  // More are due than may be in hand: the next of them when half are done, and not only at the next tick.
  const lookOn = (): void => {
    if (state.isFull && inHand.all.size <= state.mostInHand / 2) void look();
  };
  arm(allTimes.firstTick);
  return {
    look,
    async stop(graceMs) {
      state.stopping = true;
      callOff();
      const ended = Promise.all([looking, sender.stop()]).then(() => undefined);
      let forget = (): void => undefined;
      const grace = new Promise<void>((resolve) => {
        forget = options.timers.after(graceMs, resolve);
      });
      await Promise.race([ended, grace]);
      forget();
      // What is still under way stays ours until its lease is over: nobody else begins it meanwhile.
      await leases.close(sender.underWay());
    },
  };
}

/** Never rejects. */
async function tick(state: State): Promise<void> {
  if (state.stopping) return;
  state.ticks += 1;
  for (const [id, until] of state.resting) if (until <= state.ticks) state.resting.delete(id);
  const trouble = new Map<string, number>();
  try {
    await gather(state, trouble);
  } catch (error) {
    state.log.error("Who is due for a daily question could not be found out", { code: errorCode(error) });
  }
  for (const [code, people] of trouble)
    state.log.error("Daily questions have to wait: records or platforms are not to be had", { code, people });
}

type Trouble = Map<string, number>;

/** Claims for everybody who is due, a page at a time; what was claimed is sent while the next page is looked at. */
async function gather(state: State, trouble: Trouble): Promise<void> {
  const { leases, clock, inHand, resting, sender, mostInHand, manner } = state;
  // Nobody is looked at twice in one go, whatever their record says: who is due all the time would keep it from ending.
  const busy = new Set([...inHand.all, ...resting.keys()]);
  const most = busy.size + mostInHand;
  state.isFull = false;
  while (!state.stopping && inHand.all.size < mostInHand && busy.size < most) {
    const ids = await leases.takeDue(clock.now(), Math.min(page, mostInHand - inHand.all.size), busy);
    if (ids.length === 0) return sender.gathered();
    for (const id of ids) busy.add(id);
    for (const hand of await claimPage(ids, state, trouble)) hand();
    await inHand.fallTo(manner.ahead, breathMs);
  }
  if (state.stopping) return;
  state.isFull = true;
  sender.gathered();
}

async function claimPage(ids: readonly LearnerId[], state: State, trouble: Trouble): Promise<readonly (() => void)[]> {
  const left = ids.values();
  const claims: (() => void)[] = [];
  const worker = async (): Promise<void> => {
    for (const id of left) if (!state.stopping) claims.push(...(await claimOne(id, state, trouble)));
  };
  await Promise.all(Array.from({ length: state.manner.atOnce }, worker));
  return state.stopping ? [] : claims;
}

/** What is to be handed over for one person: nothing, or one thing. */
async function claimOne(id: LearnerId, state: State, trouble: Trouble): Promise<readonly (() => void)[]> {
  const { store, prompter, clock, inHand, sender, leases } = state;
  let claim: Claim | undefined;
  let missed = 0;
  const done = (): void => {
    inHand.drop(id);
    leases.free(id);
  };
  const rest = (code: string): void => {
    done();
    state.resting.set(id, state.ticks + restTicks);
    trouble.set(code, (trouble.get(code) ?? 0) + 1);
  };
  inHand.add(id);
  try {
    const kept = await changeLearner(store, id, (was) => {
      claim = prompter.claim(was, clock.now());
      missed = missedIn(claim.learner) - missedIn(was);
      return claim.learner;
    });
    if (missed > 0) sender.count("missed", kept?.address ?? null, missed);
    const { send, doubt } = claim ?? {};
    if (kept !== undefined && doubt !== undefined) return [() => sender.doubt({ id, doubt })];
    if (kept !== undefined && send !== undefined)
      return [() => sender.send({ id, send }) || rest(`no ${send.to.platform}`)];
    done();
  } catch (error) {
    rest(errorCode(error));
  }
  return [];
}

const missedIn = ({ daily }: Learner): number => daily.prompts.filter(({ state }) => state === "missed").length;

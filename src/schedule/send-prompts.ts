import { isDeepStrictEqual } from "node:util";
import type { Address, LearnerId } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { Begun, PromptLeases } from "../ports/leases.ts";
import type { PromptFate } from "../ports/metrics.ts";
import type { PromptOutcome, PromptToSend } from "../ports/prompter.ts";
import { errorCode } from "./error-code.ts";
import { keepOutcome } from "./keep-outcome.ts";
import { type Desk, type Desks, openDesks } from "./open-desks.ts";
import type { Claimed, Doubted, SchedulerOptions } from "./scheduler-options.ts";
import type { Times } from "./times.ts";

/** Sends what was claimed, each lane at its own pace. */
export interface PromptSender {
  /** False where the platform of this person is not running. */
  send(job: Claimed): boolean;
  /** Finds out whether a message arrived. */
  doubt(job: Doubted): void;
  /** Everything due now was handed over. */
  gathered(): void;
  /** Counts what was not sent at all, for the lane of this address. */
  count(fate: PromptFate, to: Address | null, count: number): void;
  /** Whose message is being sent or looked for just now. */
  underWay(): ReadonlySet<LearnerId>;
  /** Begins nothing new; resolves when what is under way has come to its end. */
  stop(): Promise<void>;
}

interface SenderOptions extends SchedulerOptions {
  readonly leases: PromptLeases;
  readonly allTimes: Times;
  /** Called once for each person handed over when nothing is under way for this person any more. */
  readonly release: (id: LearnerId) => void;
}

interface Sender extends SenderOptions {
  /** How often in a row a person's latest message was refused. */
  readonly refusals: Map<LearnerId, { readonly key: string; readonly tries: number }>;
  readonly resting: Set<() => void>;
  stopped: boolean;
}

/** How often a platform is asked for a message before it counts as unsure. */
const mostLooks = 3;

/** Opens with nothing to send. */
export function openPromptSender(options: SenderOptions): PromptSender {
  const sender: Sender = { ...options, refusals: new Map(), resting: new Set(), stopped: false };
  const underway = new Map<Promise<void>, LearnerId>();
  const watched = (id: LearnerId, work: Promise<void>): Promise<void> => {
    underway.set(work, id);
    return work.finally(() => underway.delete(work));
  };
  const desks: Desks = openDesks({
    ...options,
    times: options.allTimes,
    send: (job, desk) => watched(job.id, sendOne(job, desk, sender)),
    look: (job, desk) => watched(job.id, lookForOne(job, desk, sender)),
  });
  return {
    send(job) {
      const desk = desks.of(job.send.to);
      desk?.sending.add(job);
      return desk !== undefined;
    },
    doubt: (job) => void watched(job.id, beginDoubt(job, desks.of(job.doubt.to), sender)),
    gathered: () => {
      for (const { fanOut, sending } of desks.all()) fanOut.gathered(sending.waiting());
    },
    count: (outcome, to, count) => {
      if (to !== null) desks.of(to)?.fanOut.count(outcome, count);
      options.metrics.prompted({ platform: to?.platform ?? "none", outcome, count });
    },
    underWay: () => new Set(underway.values()),
    stop: async () => {
      sender.stopped = true;
      for (const { sending, looking, fanOut } of desks.all()) {
        sending.stop();
        looking.stop();
        fanOut.stop();
      }
      for (const callOff of sender.resting) callOff();
      await Promise.all(underway.keys());
    },
  };
}

async function sendOne(claimed: Claimed, desk: Desk, sender: Sender): Promise<void> {
  const { id } = claimed;
  const send = await composed(claimed, sender);
  // Nothing was begun: the record says when it is looked at again.
  if (send === undefined) return sender.release(id);
  const begun = await beginAsOurs({ id, send }, sender);
  if (begun === "no") return sender.release(id);
  const came = begun === "before" ? "doubtful" : await tell({ id, send }, desk, sender);
  if (came === "doubtful") return beginDoubt({ id, doubt: { to: send.to, key: send.key } }, desk, sender);
  await settle({ id, doubt: send, outcome: came }, desk, sender);
}

/** The message as it goes out; undefined where it cannot be made now. */
async function composed({ send }: Claimed, { log }: Sender): Promise<PromptToSend | undefined> {
  if (send.compose === undefined) return send;
  try {
    return { to: send.to, key: send.key, reply: await send.compose() };
  } catch (error) {
    log.error("A message could not be composed; it is tried again", { code: errorCode(error) });
    return undefined;
  }
}

/**
 * Whether the message may go out now: this person is ours, no instance has begun it before, and the record says so. One
 * begun before is in doubt as if the record said so: an instance died between the two.
 */
async function beginAsOurs({ id, send }: Claimed, sender: Sender): Promise<"ours" | "before" | "no"> {
  const { leases, log } = sender;
  let begun: Begun;
  try {
    begun = await leases.begin(id, send.key);
  } catch (error) {
    log.error("A daily question could not be begun", { code: errorCode(error) });
    return "no";
  }
  if (begun === "lost") return "no";
  if (await begin({ id, send }, sender)) return begun;
  if (begun === "ours") await unbegin({ id, key: send.key }, sender);
  return "no";
}

/** Where this cannot be kept, the message is looked for before it is sent. */
async function unbegin({ id, key }: { readonly id: LearnerId; readonly key: string }, sender: Sender): Promise<void> {
  try {
    await sender.leases.undo(id, key);
  } catch (error) {
    sender.log.error("A daily question will be looked for before it is sent", { code: errorCode(error) });
  }
}

/** Whether the record says, durably, that the message may be out: the record says so, durably. */
async function begin({ id, send }: Claimed, { store, prompter, clock, log }: Sender): Promise<boolean> {
  let begun = false;
  try {
    const kept = await changeLearner(store, id, (was) => {
      // Who has another address by now is claimed for anew.
      const isThere = isDeepStrictEqual(was.address, send.to);
      const next = isThere ? prompter.begin(was, send.key, clock.now()) : undefined;
      begun = next !== undefined;
      return next ?? was;
    });
    return begun && kept !== undefined;
  } catch (error) {
    log.error("A daily question could not be begun", { code: errorCode(error) });
    return false;
  }
}

async function tell({ id, send }: Claimed, desk: Desk, sender: Sender): Promise<PromptOutcome | "doubtful"> {
  try {
    await desk.platform.tell(send.to, send.reply, send.key);
    desk.sending.well();
    return { kind: "sent" };
  } catch (error) {
    return judge(error, { id, key: send.key }, { desk, sender });
  }
}

function judge(
  error: unknown,
  { id, key }: { readonly id: LearnerId; readonly key: string },
  { desk, sender }: { readonly desk: Desk; readonly sender: Sender },
): PromptOutcome | "doubtful" {
  const { clock, log, allTimes, refusals } = sender;
  const outside = error instanceof OutsideError ? error : undefined;
  if (outside?.code === "EGONE") return { kind: "unreachable" };
  const wait = outside?.retryAfterMs;
  if (wait === undefined) desk.sending.failed();
  else desk.sending.pause(wait);
  if (outside === undefined || outside.answered) {
    const facts = { platform: desk.platform.name, code: errorCode(error) };
    log.error("Nobody can say yet whether a daily question arrived", facts);
    return "doubtful";
  }
  const last = refusals.get(id);
  const tries = (last?.key === key ? last.tries : 0) + 1;
  refusals.set(id, { key, tries });
  const backoff = Math.min(allTimes.firstBackoff * 2 ** (tries - 1), allTimes.longestBackoff);
  return { kind: "later", at: clock.now() + Math.ceil(wait ?? backoff) };
}

/** Leaves the message alone for a while, as it may still be on its way, and then looks for it. */
async function beginDoubt(job: Doubted, desk: Desk | undefined, sender: Sender): Promise<void> {
  if (desk?.platform.told === undefined) return settle({ ...job, outcome: { kind: "unsure" } }, desk, sender);
  lookLater({ ...job, tries: 0 }, desk, sender);
}

function lookLater(job: Doubted & { readonly tries: number }, desk: Desk, sender: Sender): void {
  // What a stop leaves is looked for after the next start.
  if (sender.stopped) return;
  const callOff = sender.timers.after(sender.allTimes.lookAfter, () => {
    sender.resting.delete(callOff);
    desk.looking.add(job);
  });
  sender.resting.add(callOff);
}

async function lookForOne(
  { id, doubt, tries }: Doubted & { readonly tries: number },
  desk: Desk,
  sender: Sender,
): Promise<void> {
  let found: boolean | undefined;
  try {
    found = await desk.platform.told?.(doubt.to, doubt.key);
  } catch (error) {
    const { log } = sender;
    log.error("A daily question could not be looked for", { platform: desk.platform.name, code: errorCode(error) });
    if (tries + 1 < mostLooks) return lookLater({ id, doubt, tries: tries + 1 }, desk, sender);
  }
  await settle({ id, doubt, outcome: outcomeOf(found, sender) }, desk, sender);
}

function outcomeOf(found: boolean | undefined, { clock }: Sender): PromptOutcome {
  if (found === undefined) return { kind: "unsure" };
  return found ? { kind: "sent" } : { kind: "later", at: clock.now() };
}

interface Ending extends Doubted {
  readonly outcome: PromptOutcome;
}

async function settle({ id, doubt, outcome }: Ending, desk: Desk | undefined, sender: Sender): Promise<void> {
  if (outcome.kind === "later") await unbegin({ id, key: doubt.key }, sender);
  await keepOutcome({ id, key: doubt.key, outcome }, sender);
  if (outcome.kind !== "later") sender.refusals.delete(id);
  desk?.fanOut.count(outcome.kind);
  sender.metrics.prompted({ platform: doubt.to.platform, outcome: outcome.kind, count: 1 });
  sender.release(id);
}

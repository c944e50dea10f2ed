import { scheduler } from "node:timers/promises";
import { sendSigned } from "../e2e/slack/built-slack.ts";
import type { FakeSlack } from "../platforms/slack/fake-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";

/** People who go on talking, whatever happens behind the address they talk to. */
export interface SteadyTalk {
  /** Says nothing more; resolves when everybody who was acknowledged was answered, or as nobody comes any more. */
  stop(): Promise<TalkCounts>;
}

export interface TalkCounts {
  readonly people: number;
  readonly sent: number;
  readonly acknowledged: number;
  /** Not acknowledged: Slack would send them again, and switch the app off if there were many. */
  readonly refused: number;
  /** Of those that were acknowledged. */
  readonly answered: number;
  /** Answers more than there were questions. */
  readonly "answered twice": number;
  /** What was said instead of an acknowledgement, and how often: 0 where nothing was. */
  readonly statuses: Readonly<Record<number, number>>;
  /** The longest that a request waited for its acknowledgement, in milliseconds; Slack gives it 3,000. */
  readonly "longest ms": number;
}

export interface TalkOptions {
  readonly slack: FakeSlack;
  readonly url: string;
  readonly people: number;
  /** Messages a second, of all of them together. */
  readonly rate: number;
  /** Begins their names: a second talk has other people. */
  readonly prefix?: string;
}

/** After the first, in turn; each has one answer. They read and write plan, quiz and memory. */
const greeting = "I'm doing the Level 2";
const sayings = ["quiz me", "b", "save 1 2 3", "where am I?", "can I take unit 6 and 8?"];
/** Milliseconds without a new answer after which no more is waited for: longer than a lease of a server that died. */
const patience = 60_000;

/** Begins to talk: at an even pace, each person in turn, without waiting for answers. */
export function startTalk({ slack, url, people, rate, prefix = "T" }: TalkOptions): SteadyTalk {
  const acknowledged = new Map<string, number>();
  const statuses: Record<number, number> = {};
  const under: Promise<void>[] = [];
  let [sent, longest, isStopped] = [0, 0, false];
  const say = async (at: number): Promise<void> => {
    const name = `${prefix}${at % people}`;
    const round = Math.floor(at / people);
    const text = round === 0 ? greeting : (sayings[(round - 1) % sayings.length] ?? greeting);
    const begun = performance.now();
    const status = await sendSigned(url, messageEvent(text, { channel: `D${name}`, user: `U${name}` })).catch(() => 0);
    longest = Math.max(longest, performance.now() - begun);
    if (status === 200) acknowledged.set(name, (acknowledged.get(name) ?? 0) + 1);
    else statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const talk = async (): Promise<void> => {
    const begun = performance.now();
    for (; !isStopped; sent += 1) {
      under.push(say(sent));
      await scheduler.wait(Math.max(0, begun + ((sent + 1) * 1_000) / rate - performance.now()));
    }
  };
  const talking = talk();
  return {
    stop: async () => {
      isStopped = true;
      await talking;
      await Promise.all(under);
      const asked = [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
      await untilQuiet(() => answersIn(slack, acknowledged).answered === asked, slack);
      const { answered, twice } = answersIn(slack, acknowledged);
      return {
        people: acknowledged.size,
        sent,
        acknowledged: asked,
        refused: sent - asked,
        answered,
        "answered twice": twice,
        statuses,
        "longest ms": Math.round(longest),
      };
    },
  };
}

function answersIn(slack: FakeSlack, acknowledged: ReadonlyMap<string, number>) {
  const got = new Map<string, number>();
  for (const { method, args } of slack.written()) {
    const channel = String(args["channel"]);
    // The word that it takes a moment is no answer, and goes another way.
    if (method === "chat.postMessage") got.set(channel, (got.get(channel) ?? 0) + 1);
  }
  let [answered, twice] = [0, 0];
  for (const [name, asked] of acknowledged) {
    const count = got.get(`D${name}`) ?? 0;
    answered += Math.min(asked, count);
    twice += Math.max(0, count - asked);
  }
  return { answered, twice };
}

async function untilQuiet(isDone: () => boolean, slack: FakeSlack): Promise<void> {
  let [written, since] = [slack.written().length, performance.now()];
  while (!isDone() && performance.now() - since < patience) {
    await scheduler.wait(50);
    if (slack.written().length === written) continue;
    [written, since] = [slack.written().length, performance.now()];
  }
  // One too many may still be on its way.
  await scheduler.wait(1_000);
}

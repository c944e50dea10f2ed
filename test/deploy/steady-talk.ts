import { scheduler } from "node:timers/promises";
import { z } from "zod";
import { nonceOf } from "../../src/platforms/slack/nonce.ts";
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
  /** Of those that were acknowledged, by the name that each answer carries in its blocks. */
  readonly answered: number;
  /** Messages that repeat an answer, whether its question was acknowledged or not. */
  readonly "answered twice": number;
  /** Messages to these people that answer nothing they said. */
  readonly "out of place": number;
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
  const said = new Map<string, Saying>();
  const statuses: Record<number, number> = {};
  const under: Promise<void>[] = [];
  let [sent, longest, isStopped] = [0, 0, false];
  const say = async (at: number): Promise<void> => {
    const name = `${prefix}${at % people}`;
    const round = Math.floor(at / people);
    const text = round === 0 ? greeting : (sayings[(round - 1) % sayings.length] ?? greeting);
    const [channel, ts] = [`D${name}`, `1700000000.${String(at + 1).padStart(6, "0")}`];
    const saying = { name, channel, isAcknowledged: false };
    said.set(nonceOf(`m/T1/${channel}/${ts}`), saying);
    const begun = performance.now();
    const status = await sendSigned(url, messageEvent(text, { channel, user: `U${name}`, ts })).catch(() => 0);
    longest = Math.max(longest, performance.now() - begun);
    if (status === 200) saying.isAcknowledged = true;
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
      const acknowledged = [...said.values()].filter(({ isAcknowledged }) => isAcknowledged);
      await untilQuiet(() => answersIn(slack, said).answered === acknowledged.length, slack);
      const { answered, twice, strays } = answersIn(slack, said);
      return {
        people: new Set(acknowledged.map(({ name }) => name)).size,
        sent,
        acknowledged: acknowledged.length,
        refused: sent - acknowledged.length,
        answered,
        "answered twice": twice,
        "out of place": strays,
        statuses,
        "longest ms": Math.round(longest),
      };
    },
  };
}

/** Something that was said, kept by the name that its answer will carry. */
interface Saying {
  readonly name: string;
  readonly channel: string;
  isAcknowledged: boolean;
}

const blocksSchema = z.tuple([z.looseObject({ block_id: z.string() })]).rest(z.unknown());

/** Each message of an answer begins with a block that has the answer's name and is the only one of its own name. */
function answersIn(slack: FakeSlack, said: ReadonlyMap<string, Saying>) {
  const channels = new Set([...said.values()].map(({ channel }) => channel));
  const [answers, firsts] = [new Set<string>(), new Set<string>()];
  let [twice, strays] = [0, 0];
  for (const { method, args } of slack.written()) {
    const channel = String(args["channel"]);
    // The word that it takes a moment is no answer, and goes another way.
    if (method !== "chat.postMessage" || !channels.has(channel)) continue;
    const first = blocksSchema.safeParse(args["blocks"]).data?.[0].block_id ?? "";
    const answer = first.split(":")[1] ?? "";
    if (said.get(answer)?.channel !== channel) strays += 1;
    else if (firsts.has(first)) twice += 1;
    firsts.add(first);
    answers.add(answer);
  }
  const answered = [...said].filter(([name, { isAcknowledged }]) => isAcknowledged && answers.has(name)).length;
  return { answered, twice, strays };
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

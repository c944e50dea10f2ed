import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { type BuiltServer, signingSecret, startBuilt } from "../e2e/slack/built-slack.ts";
import { type FakeSlack, openFakeSlack } from "../platforms/slack/fake-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";
import type { PostgresServer } from "../postgres/start-postgres.ts";
import { type AnswerCounts, openAnswerBook } from "./answer-book.ts";
import { cpuOf, cpuOfFamily, quantile } from "./process-stats.ts";
import { question, truth } from "./question.ts";

/** So many people at a time each wait for the answer to their message; then the next one writes. */
export const unanswered = 64;
const people = 300;
const warmUp = 100;
/** Within it an answer too many has come. */
const settleMs = 2_000;

/**
 * So many messages to so many built servers on one database, as a line. A message counts once its right answer has come to
 * Slack's stand-in, in the channel of its sender; the time is from the first message sent to the last right answer, after
 * the answers to a warm-up are all there. At no time are there more than `unanswered` messages without their answer, so that
 * answers cannot pile up. Processor time is that of the same span; an answer that does not come within 15 s is missing.
 */
export async function messagesWith(count: number, messages: number, postgres: PostgresServer): Promise<string> {
  const slack = await openFakeSlack();
  const settings = {
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: await postgres.newDatabase(),
  };
  const servers: BuiltServer[] = [];
  try {
    for (let at = 0; at < count; at += 1) servers.push(await startBuilt(settings));
    const talk = openTalk(slack, servers);
    const warm = await talk({ first: 0, many: warmUp });
    await sleep(settleMs);
    if (faultsOf(warm) !== "none") throw new Error(`Of the warm-up: ${faultsOf(warm)}`);
    const use = () => ({
      own: servers.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
      database: cpuOfFamily(postgres.pid ?? 0),
    });
    const before = use();
    const talked = await talk({ first: warmUp, many: messages });
    const after = use();
    const used = { own: after.own - before.own, database: after.database - before.database };
    await sleep(settleMs);
    return `${count} instances: ${told(talked, messages)}; ${perMessage(used, messages)}; faults: ${faultsOf(talked)}`;
  } finally {
    for (const one of servers) one.signal("SIGTERM");
    await Promise.all(servers.map((one) => one.ended));
    await slack.close();
  }
}

/** What became of messages; counts go on until the next are sent. */
interface Talked {
  readonly counts: () => AnswerCounts;
  readonly unacknowledged: number;
  /** From the first message sent to the last right answer. */
  readonly seconds: number;
  /** From a message sent to its answer. */
  readonly waitsMs: readonly number[];
}

function told({ counts, seconds, waitsMs }: Talked, messages: number): string {
  const { wrong, missing } = counts();
  const right = Math.max(0, messages - wrong - missing);
  const waits = [0.5, 0.95].map((share) => quantile(waitsMs, share).toFixed(0));
  return `${right} of ${messages} answered right, ${(right / seconds).toFixed(0)}/s, after ${waits.join(" ms (median), ")} ms (95th percentile)`;
}

function perMessage({ own, database }: { readonly own: number; readonly database: number }, messages: number): string {
  return `instances ${(own / messages).toFixed(2)}, PostgreSQL ${(database / messages).toFixed(2)}`;
}

function faultsOf({ counts, unacknowledged }: Talked): string {
  const { wrong, missing, surplus } = counts();
  const found = Object.entries({ wrong, missing, surplus, unacknowledged }).filter(([, times]) => times > 0);
  return found.map(([what, times]) => `${times} ${what}`).join(", ") || "none";
}

/** Sends those messages, each to the next server, and resolves when the last one has its answer or waited too long for it. */
function openTalk(slack: FakeSlack, servers: readonly BuiltServer[]) {
  let [book, lastRight] = [openAnswerBook(truth), 0];
  // Sees every call as it comes, and leaves what it gets as usual.
  slack.script(({ method, args }) => {
    if (method !== "chat.postMessage") return undefined;
    const text = String(args["text"]);
    if (text.includes(truth)) lastRight = performance.now();
    book.arrived(String(args["channel"]), text);
    return undefined;
  });
  return async ({ first, many }: { readonly first: number; readonly many: number }): Promise<Talked> => {
    book = openAnswerBook(truth);
    const left = Array.from({ length: many }, (_, at) => first + at).values();
    const waitsMs: number[] = [];
    let unacknowledged = 0;
    const begun = performance.now();
    const worker = async (): Promise<void> => {
      for (const at of left) {
        const [channel, user] = [`DB${at % people}`, `UB${at % people}`];
        const sent = performance.now();
        const answer = book.expect(channel);
        const status = await servers[at % servers.length]
          ?.send(messageEvent(question, { channel, user }))
          .catch(() => 0);
        if (status !== 200) unacknowledged += 1;
        if (await answer) waitsMs.push(performance.now() - sent);
      }
    };
    await Promise.all(Array.from({ length: unanswered }, worker));
    return { counts: book.counts, unacknowledged, seconds: (lastRight - begun) / 1_000, waitsMs };
  };
}

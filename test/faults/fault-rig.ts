import { scheduler } from "node:timers/promises";
import { type BuiltServer, signingSecret, startBuilt, until } from "../e2e/slack/built-slack.ts";
import { type FakeSlack, openFakeSlack, type SlackApiCall } from "../platforms/slack/fake-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";
import {
  overTcp,
  type PostgresOptions,
  type PostgresServer,
  runSql,
  startPostgres,
} from "../postgres/start-postgres.ts";
import { startTcpProxy, type TcpProxy } from "../postgres/tcp-proxy.ts";

/** Milliseconds: both cores may be busy. */
export const patience = 60_000;

/** Somebody new says that they do the Level 2: an event that can be sent again as it was. */
export const greetingOf = (name: string): object => saidBy(name, "I'm doing the Level 2");

const saidBy = (name: string, text: string): object => messageEvent(text, { channel: `D${name}`, user: `U${name}` });

/** A database and Slack's stand-in, each behind a proxy, and as many instances as a test starts. */
export interface FaultRig {
  readonly slack: FakeSlack;
  /** Between the instances and Slack's Web API. */
  readonly slackNet: TcpProxy;
  readonly postgres: PostgresServer;
  /** Between the instances and PostgreSQL. */
  readonly proxy: TcpProxy;
  /** The instances' database, past the proxy. */
  readonly database: string;
  /** Over the proxies; `settings` beside the usual ones. */
  start(settings?: Readonly<Record<string, string>>): Promise<BuiltServer>;
  /** A new person says that they do the Level 2; true where the instance acknowledged it. */
  greet(server: BuiltServer, name: string): Promise<boolean>;
  say(server: BuiltServer, name: string, text: string): Promise<number>;
  /** What was written to this person, but for the word that it takes a moment. */
  said(name: string): readonly string[];
  /** Slack never answers these calls, nor does what they ask, until the function returned is called. */
  hold(isHeld: Held): () => void;
  close(): Promise<void>;
}

type Held = (call: SlackApiCall) => boolean;

/** Opens with nothing started but database, proxies and stand-in. */
export async function openFaultRig(options: PostgresOptions = {}): Promise<FaultRig> {
  const slack = await openFakeSlack();
  const holds = new Set<Held>();
  slack.script((call) => {
    for (const isHeld of holds) if (isHeld(call)) return "silent";
    return historyOf(slack, call);
  });
  const slackNet = await startTcpProxy({ port: Number(new URL(slack.origin).port) });
  const postgres = await startPostgres({ durable: true, port: true, ...options });
  const proxy = await startTcpProxy({ port: postgres.port ?? 0 });
  const database = await postgres.newDatabase();
  const started: BuiltServer[] = [];
  const say = (server: BuiltServer, name: string, text: string) => server.send(saidBy(name, text)).catch(() => 0);
  return {
    slack,
    slackNet,
    postgres,
    proxy,
    database,
    start: async (settings = {}) => {
      const server = await startBuilt({
        SLACK_BOT_TOKEN: "xoxb-test",
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_API_URL: `http://127.0.0.1:${slackNet.port}/api/`,
        DATABASE_URL: overTcp(database, proxy.port),
        ...settings,
      });
      started.push(server);
      return server;
    },
    say,
    greet: async (server, name) => (await server.send(greetingOf(name)).catch(() => 0)) === 200,
    said: (name) =>
      slack
        .written()
        .filter(({ method, args }) => method === "chat.postMessage" && args["channel"] === `D${name}`)
        .map(({ args }) => String(args["text"])),
    hold: (isHeld) => {
      holds.add(isHeld);
      return () => void holds.delete(isHeld);
    },
    close: async () => {
      for (const one of started) one.signal("SIGKILL");
      await Promise.all(started.map((one) => one.ended));
      await Promise.all([proxy.stop(), slackNet.stop()]);
      await postgres.stop();
      await slack.close();
    },
  };
}

/** Slack shows what was written in a direct message to whoever looks for an answer there; undefined for other calls. */
export function historyOf(slack: FakeSlack, { method, args }: SlackApiCall): { readonly body: object } | undefined {
  if (method === "conversations.open") return { body: { ok: true, channel: { id: args["users"] } } };
  if (method !== "conversations.history") return undefined;
  const messages = slack.written().filter((one) => one.args["channel"] === args["channel"]);
  return { body: { ok: true, messages: messages.map((one) => one.args) } };
}

/** Resolves when all of these people were answered. */
export async function untilAnswered(rig: FaultRig, names: readonly string[]): Promise<void> {
  const waiting = () => names.filter((name) => rig.said(name).length === 0);
  await until(
    () => waiting().length === 0,
    () => `${waiting().length} of ${names.length} wait`,
    2 * patience,
  );
}

/** After the last message was done, an answer too many may still be on its way for so many milliseconds. */
const settleMs = 500;

/** Resolves once no message waits in this database: answered, found to be answered, or given up. */
export async function untilDone(database: string): Promise<void> {
  let waiting = 0;
  const isDone = async (): Promise<boolean> => {
    waiting = (await runSql(database, "select from inbox where done_at is null")).rows.length;
    return waiting === 0;
  };
  await until(isDone, () => `${waiting} messages wait`, 2 * patience);
  await scheduler.wait(settleMs);
}

/** What one fault did to people who each said one thing that was acknowledged. */
export interface FaultTold {
  readonly fault: string;
  readonly names: readonly string[];
  /** Told before what became of them. */
  readonly counts: Readonly<Record<string, number>>;
}

/** People without an answer, and with more than one. */
export interface Amiss {
  readonly lost: number;
  readonly twice: number;
}

/**
 * Waits until no message waits any more, and tells how many of these people Slack's stand-in got no answer for, and how many
 * more than one: counted, and told, also where the wait came to nothing.
 */
export async function tellAnswers(rig: FaultRig, { fault, names, counts }: FaultTold): Promise<Amiss> {
  try {
    await untilDone(rig.database);
  } finally {
    const { lost, twice } = amiss(rig, names);
    tellFault(fault, { ...counts, lost, "answered twice": twice });
  }
  return amiss(rig, names);
}

function amiss(rig: FaultRig, names: readonly string[]): Amiss {
  return { lost: countOf(rig, names, (times) => times === 0), twice: countOf(rig, names, (times) => times > 1) };
}

/** What becomes of people where all is well. */
export const nobody: Amiss = { lost: 0, twice: 0 };

/** Resolves once this instance says that it is ready, or that it is not. */
export function untilReady(server: BuiltServer, ready = true): Promise<void> {
  return until(
    async () => (await isReady(server)) === ready,
    () => server.lines.join("\n"),
    patience,
  );
}

/** Whether this instance says that it is ready. */
export async function isReady({ url }: BuiltServer): Promise<boolean> {
  const response = await fetch(`${url}/readyz`).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.status === 200;
}

/** How many of these people were answered so often. */
export function countOf(rig: FaultRig, names: readonly string[], fits: (times: number) => boolean): number {
  return names.filter((name) => fits(rig.said(name).length)).length;
}

/** So many names of people. */
export function namesOf(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`);
}

/** Greets all of them at once; those whose message was acknowledged. */
export async function greetAll(
  rig: FaultRig,
  server: BuiltServer,
  names: readonly string[],
): Promise<readonly string[]> {
  const greeted = await Promise.all(names.map(async (name) => ((await rig.greet(server, name)) ? [name] : [])));
  return greeted.flat();
}

/** For whoever reads the table of faults. */
export function tellFault(fault: string, counts: Readonly<Record<string, number>>): void {
  const told = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(`fault | ${fault} | ${told.join(", ")}\n`);
}

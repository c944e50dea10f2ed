import { type BuiltServer, signingSecret, startBuilt, until } from "../e2e/slack/built-slack.ts";
import { type FakeSlack, openFakeSlack, type SlackApiCall } from "../platforms/slack/fake-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";
import { overTcp, type PostgresServer, startPostgres } from "../postgres/start-postgres.ts";
import { startTcpProxy, type TcpProxy } from "../postgres/tcp-proxy.ts";

/** Milliseconds: both cores may be busy. */
export const patience = 60_000;

/** A database behind a proxy, Slack's stand-in, and as many instances as a test starts. */
export interface FaultRig {
  readonly slack: FakeSlack;
  readonly postgres: PostgresServer;
  readonly proxy: TcpProxy;
  /** Over the proxy; `settings` beside the usual ones. */
  start(settings?: Readonly<Record<string, string>>): Promise<BuiltServer>;
  /** A new person says that they do the Level 2; true where the instance acknowledged it. */
  greet(server: BuiltServer, name: string): Promise<boolean>;
  say(server: BuiltServer, name: string, text: string): Promise<number>;
  /** What was written to this person, but for the word that it takes a moment. */
  said(name: string): readonly string[];
  close(): Promise<void>;
}

/** Opens with nothing started but database, proxy and stand-in. */
export async function openFaultRig(): Promise<FaultRig> {
  const slack = await openFakeSlack();
  slack.script((call) => historyOf(slack, call));
  const postgres = await startPostgres({ durable: true, port: true });
  const proxy = await startTcpProxy({ port: postgres.port ?? 0 });
  const database = overTcp(await postgres.newDatabase(), proxy.port);
  const started: BuiltServer[] = [];
  const say = (server: BuiltServer, name: string, text: string) =>
    server.send(messageEvent(text, { channel: `D${name}`, user: `U${name}` })).catch(() => 0);
  return {
    slack,
    postgres,
    proxy,
    start: async (settings = {}) => {
      const server = await startBuilt({
        SLACK_BOT_TOKEN: "xoxb-test",
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_API_URL: slack.apiUrl,
        DATABASE_URL: database,
        ...settings,
      });
      started.push(server);
      return server;
    },
    say,
    greet: async (server, name) => (await say(server, name, "I'm doing the Level 2")) === 200,
    said: (name) =>
      slack
        .written()
        .filter(({ method, args }) => method === "chat.postMessage" && args["channel"] === `D${name}`)
        .map(({ args }) => String(args["text"])),
    close: async () => {
      for (const one of started) one.signal("SIGKILL");
      await Promise.all(started.map((one) => one.ended));
      await proxy.stop();
      await postgres.stop();
      await slack.close();
    },
  };
}

/** Slack shows what was written in a direct message to whoever looks for an answer there; undefined for other calls. */
export function historyOf(slack: FakeSlack, { method, args }: SlackApiCall): { readonly body: object } | undefined {
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

/** Whether this instance says that it is ready. */
export async function isReady({ url }: BuiltServer): Promise<boolean> {
  const response = await fetch(`${url}/readyz`).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.status === 200;
}

/** For whoever reads the table of faults. */
export function tellFault(fault: string, counts: Readonly<Record<string, number>>): void {
  const told = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(`fault | ${fault} | ${told.join(", ")}\n`);
}

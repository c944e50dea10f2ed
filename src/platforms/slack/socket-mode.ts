import { SocketModeClient } from "@slack/socket-mode";
import type { WebClientOptions } from "@slack/web-api";
import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { PlatformState } from "../../ports/platform.ts";
import type { BoltLog } from "./bolt-log.ts";
import type { Taken } from "./take-body.ts";

export interface SocketModeOptions {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  /** Keeps a body; resolves when it may be acknowledged. */
  readonly take: (value: unknown, text: string) => Promise<Taken>;
  readonly clock: Clock;
  readonly log: Log;
  readonly packageLog: BoltLog;
}

/** A connection to Slack that is made again whenever it ends. */
export interface SocketMode {
  start(): void;
  state(): PlatformState;
  stop(): Promise<void>;
}

/** How long a connection may take until Slack says hello, and the longest wait before another try; milliseconds. */
const helloMs = 20_000;
const longestWaitMs = 30_000;
/** A connection that lasted so long was a good one; milliseconds. */
const steadyMs = 10_000;

/**
 * Slack's Socket Mode. The package's own reconnecting is off: where Slack cannot be reached, its promise rejects with nobody
 * to catch it, and the process would end. Here each connection is a client of its own, and the next is tried for ever.
 */
export function openSocketMode(options: SocketModeOptions): SocketMode {
  let state: PlatformState = { connected: false, detail: "not connected yet" };
  let stopped = false;
  let current: SocketModeClient | undefined;
  let wake: () => void = () => undefined;

  async function connectFor(failures: number): Promise<number> {
    const client = openClient(options);
    current = client;
    const ended = new Promise<void>((resolve) => client.once("disconnected", () => resolve()));
    const since = options.clock.now();
    try {
      await withLimit(client.start(), helloMs);
    } catch (error) {
      const code = codeOf(error);
      if (failures === 0 || code !== state.detail) options.log.error("Slack's Socket Mode is out of reach", { code });
      state = { connected: false, detail: code };
      void client.disconnect().catch(() => undefined);
      return failures + 1;
    }
    state = { connected: true, detail: "Socket Mode" };
    options.log.info("connected to Slack by Socket Mode");
    await ended;
    state = { connected: false, detail: "the connection ended" };
    if (!stopped) options.log.info("the connection to Slack ended, and is made again");
    // One that ends as soon as it is made is not to be made again and again without a pause.
    return options.clock.now() - since < steadyMs ? failures + 1 : 0;
  }

  async function keepConnected(): Promise<void> {
    for (let failures = 0; !stopped; ) {
      failures = await connectFor(failures);
      if (!stopped && failures > 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(500 * 2 ** failures, longestWaitMs));
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
  }

  let running: Promise<void> = Promise.resolve();
  return {
    start: () => {
      running = keepConnected();
    },
    state: () => state,
    stop: async () => {
      stopped = true;
      wake();
      await withLimit(current?.disconnect() ?? Promise.resolve(), 2_000).catch(() => undefined);
      await withLimit(running, 2_000).catch(() => undefined);
    },
  };
}

/** What the package hands over for every envelope; `ack` is its own function. */
const envelope = z.looseObject({
  body: z.looseObject({}),
  ack: z.custom<() => Promise<unknown>>((value) => typeof value === "function"),
});

function openClient({ appToken, clientOptions, take, packageLog, log }: SocketModeOptions): SocketModeClient {
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: packageLog,
    clientOptions: { ...clientOptions, retryConfig: { retries: 0 } },
  });
  client.on("slack_event", (received: unknown) => {
    const read = envelope.safeParse(received).data;
    if (read === undefined) return log.info("a message of Slack's socket could not be read, and is left");
    const { body, ack } = read;
    void take(body, JSON.stringify(body))
      // Not acknowledged, it comes again.
      .then((taken) => (taken === "busy" ? undefined : ack()))
      .catch(() => log.info("an acknowledgement did not reach Slack; it will send that again"));
  });
  return client;
}

function withLimit<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("ETIMEDOUT")), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const slackError = z.looseObject({ data: z.looseObject({ error: z.string() }) });
const coded = z.looseObject({ original: z.looseObject({ code: z.string() }).optional(), code: z.string().optional() });

/** Slack's word for what is wrong ("invalid_auth"), else the system's. */
function codeOf(error: unknown): string {
  const said = slackError.safeParse(error).data?.data.error;
  const known = coded.safeParse(error).data;
  return said ?? known?.original?.code ?? known?.code ?? "ETIMEDOUT";
}

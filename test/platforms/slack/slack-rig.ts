import { createHmac, randomBytes } from "node:crypto";
import { createAssistant } from "../../../src/app/handle.ts";
import { openSlack } from "../../../src/platforms/slack/connect-slack.ts";
import type { Pause } from "../../../src/platforms/slack/post-message.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import type { DrawPicture } from "../../../src/ports/draw.ts";
import type { Inbox } from "../../../src/ports/inbox.ts";
import type { InstallationStore } from "../../../src/ports/installation-store.ts";
import type { Metrics } from "../../../src/ports/metrics.ts";
import type { Assistant, ChatPlatform } from "../../../src/ports/platform.ts";
import type { SlackSettings } from "../../../src/ports/settings.ts";
import { type HttpServer, openHttpServer } from "../../../src/server/http-server.ts";
import { openMemoryInbox } from "../../../src/storage/memory-inbox.ts";
import { openMemoryInstallations } from "../../../src/storage/memory-installations.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { desk } from "../../app/try-out.ts";
import { type FakeSlack, openFakeSlack } from "./fake-slack.ts";

export const signingSecret = "a signing secret for tests";
/** When tests of Slack take place: Monday, 23 November 2026, 9 o'clock. */
export const monday = Date.UTC(2026, 10, 23, 9);

/** The assistant in a Slack that is made of a stand-in Web API and our own signed requests. */
export interface SlackRig {
  readonly slack: FakeSlack;
  readonly platform: ChatPlatform;
  readonly assistant: Assistant;
  /** What operators were told, one JSON text a note. */
  readonly notes: readonly string[];
  /** Posts a body to /slack/events as Slack does; resolves with status and text. */
  send(body: object | string, how?: Sending): Promise<{ readonly status: number; readonly text: string }>;
  /** A direct message to the assistant. */
  says(text: string, more?: object): ReturnType<SlackRig["send"]>;
  get(path: string): Promise<Response>;
  close(): Promise<void>;
}

/** How a request is made. */
export interface Sending {
  readonly secret?: string;
  /** Seconds that the sender's clock is ahead. */
  readonly skew?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RigOptions {
  readonly slack?: FakeSlack;
  readonly settings?: Partial<SlackSettings>;
  readonly clock?: Clock;
  readonly assistant?: Assistant;
  readonly inbox?: Inbox;
  readonly installations?: InstallationStore;
  readonly draw?: DrawPicture;
  /** Counts nothing where absent. */
  readonly metrics?: Metrics;
  readonly pause?: Pause;
  readonly after?: (ms: number, run: () => void) => () => void;
}

const uncounted: Metrics = {
  answered: () => undefined,
  failed: () => undefined,
  retried: () => undefined,
  stored: () => undefined,
};

// Else the first question that needs the notes holds up everything for seconds, and time limits run out.
desk.library.warm();
const makeReference = () => randomBytes(4).toString("hex");

/** Opens it; everything listens on 127.0.0.1. The content is read once for all rigs of a process. */
export async function openSlackRig(options: RigOptions = {}): Promise<SlackRig> {
  const slack = options.slack ?? (await openFakeSlack());
  const clock = options.clock ?? { now: () => monday };
  const notes: string[] = [];
  const note = (message: string, fields?: object) => void notes.push(JSON.stringify({ message, ...fields }));
  const log = { error: note, info: note };
  const assistant = options.assistant ?? createAssistant({ ...desk, store: openMemoryStore(), log, makeReference });
  const platform = openSlack({
    settings: {
      appToken: undefined,
      signingSecret,
      botToken: "xoxb-test",
      oauth: undefined,
      apiUrl: slack.apiUrl,
      ...options.settings,
    },
    inbox: options.inbox ?? openMemoryInbox({ clock, log, chance: () => 0.5 }),
    installations: options.installations ?? openMemoryInstallations(),
    clock,
    log,
    metrics: options.metrics ?? uncounted,
    makeNonce: () => randomBytes(6).toString("hex"),
    ...(options.draw === undefined ? {} : { draw: options.draw }),
    ...(options.pause === undefined ? {} : { pause: options.pause }),
    ...(options.after === undefined ? {} : { after: options.after }),
  });
  const server = await openHttpServer({ host: "127.0.0.1", port: 0, routes: platform.routes, log });
  await platform.start(assistant);
  const send = sender(server, clock);
  return {
    slack,
    platform,
    assistant,
    notes,
    send,
    get: (path) => fetch(`${server.url}${path}`, { redirect: "manual" }),
    says: (text, more = {}) => send(messageEvent(text, more)),
    close: async () => {
      await platform.stop(1_000);
      await server.stop(100);
      await slack.close();
    },
  };
}

let count = 0;

/** An event of somebody who wrote to the assistant; `more` changes the message inside. */
export function messageEvent(text: string, more: object = {}): object {
  count += 1;
  const ts = `1700000000.${String(count).padStart(6, "0")}`;
  return {
    type: "event_callback",
    team_id: "T1",
    api_app_id: "A1",
    event_id: `Ev${count}`,
    event_time: 1_700_000_000,
    authorizations: [{ team_id: "T1", user_id: "UBOT", is_bot: true, is_enterprise_install: false }],
    event: { type: "message", channel: "D1", channel_type: "im", user: "U1", text, ts, ...more },
  };
}

function sender(server: HttpServer, clock: Clock): SlackRig["send"] {
  return async (body, { secret = signingSecret, skew = 0, type = "application/json", headers = {} } = {}) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const stamp = Math.floor(clock.now() / 1_000) + skew;
    const signature = `v0=${createHmac("sha256", secret).update(`v0:${stamp}:${text}`).digest("hex")}`;
    const response = await fetch(`${server.url}/slack/events`, {
      method: "POST",
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": String(stamp),
        "x-slack-signature": signature,
        ...headers,
      },
      body: text,
    });
    return { status: response.status, text: await response.text() };
  };
}

/** A form body, as presses and commands come. */
export function formBody(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

export const formType = "application/x-www-form-urlencoded";

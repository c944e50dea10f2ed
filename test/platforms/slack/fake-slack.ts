import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One call of the Web API as it came. */
export interface SlackApiCall {
  readonly method: string;
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What the stand-in answers: JSON with a status and headers, or a connection cut off before or after it has the request. */
export type SlackApiAnswer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: object }
  | "reset"
  | "silent";

/** A stand-in for Slack's Web API that keeps what was posted and does as it is told. */
export interface FakeSlack {
  readonly apiUrl: string;
  readonly origin: string;
  readonly calls: SlackApiCall[];
  /** Everything written to people, in order: chat.postMessage, chat.postEphemeral and response_url. */
  written(): readonly SlackApiCall[];
  /** Resolves once so many were written. */
  waitForWritten(count: number): Promise<readonly SlackApiCall[]>;
  /** Decides what the next calls get; undefined: as usual. */
  script(decide: (call: SlackApiCall) => SlackApiAnswer | undefined): void;
  close(): Promise<void>;
}

const writing = new Set(["chat.postMessage", "chat.postEphemeral", "response_url"]);

/** Begins to listen on a free port of this machine. */
export async function openFakeSlack(port = 0): Promise<FakeSlack> {
  const calls: SlackApiCall[] = [];
  const waiting: { readonly count: number; readonly done: () => void }[] = [];
  let decide: (call: SlackApiCall) => SlackApiAnswer | undefined = () => undefined;
  const written = () => calls.filter((call) => writing.has(call.method));
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    const answer = decide(call);
    if (answer === "silent") return;
    calls.push(call);
    const {
      status = 200,
      headers = {},
      body,
    } = answer === "reset" ? { body: {} } : (answer ?? { body: usual(call, calls.length) });
    if (answer === "reset") request.socket.destroy();
    else response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    for (const one of waiting) if (written().length >= one.count) one.done();
  }

  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${isInfo(address) ? address.port : 0}`;
  return {
    apiUrl: `${origin}/api/`,
    origin,
    calls,
    written,
    waitForWritten: async (count) => {
      if (written().length < count) await new Promise<void>((done) => waiting.push({ count, done }));
      return written();
    },
    script: (how) => {
      decide = how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isInfo(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address !== "string";
}

async function readCall(request: IncomingMessage): Promise<SlackApiCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  const elsewhere = request.url?.startsWith("/upload") ? "upload" : "response_url";
  const method = request.url?.startsWith("/api/") ? request.url.slice("/api/".length) : elsewhere;
  const token = request.headers.authorization ?? "";
  return { method, token, args: text.startsWith("{") ? JSON.parse(text) : fieldsOf(text) };
}

/** The package sends forms in which lists and objects are JSON. */
function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Array.from(new URLSearchParams(text), ([name, value]) => [name, readValue(value)]));
}

function readValue(text: string): unknown {
  try {
    return /^[[{]/.test(text) ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

function usual({ method, args }: SlackApiCall, count: number): object {
  const ts = `1700000000.${String(count).padStart(6, "0")}`;
  if (method === "auth.test") return { ok: true, team_id: "T1", user_id: "UBOT", bot_id: "BBOT" };
  if (method === "users.info")
    return {
      ok: true,
      user: { id: args["user"], tz: "Europe/London", locale: "en-GB", profile: { first_name: "Alex" } },
    };
  if (method === "conversations.history") return { ok: true, messages: [] };
  return { ok: true, channel: args["channel"] ?? "D1", ts };
}

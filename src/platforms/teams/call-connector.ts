import http from "node:http";
import https from "node:https";
import { OutsideError } from "../../domain/outside-error.ts";
import { callMs } from "./limits.ts";
import type { Timer } from "./timer.ts";

/** One request to the channel's REST interface. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  /** Absent where nothing is sent. */
  readonly json?: string;
  /** Absent: no header `authorization`, for a connector that asks for none. */
  readonly bearer?: string | undefined;
}

/** What came back, whatever its status. */
export interface CallAnswer {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
  readonly body: string;
}

/** Sends one call, once. Rejects with an `OutsideError` where no answer came: `answered` once there was a connection. */
export type MakeCall = (call: Call) => Promise<CallAnswer>;

/** More of an answer than this is not read: they are ids, and pages of a list of members. */
const mostBody = 512 * 1024;
/** Idle connections are given up before the other side does, so that no call is lost on one that is just being closed. */
const idleMs = 4_000;

/**
 * Calls over connections that are kept, with a time limit, and never repeated. Microsoft's package has a client of its
 * own; it waits for ever, repeats a POST after a reset, and makes a new client for every message.
 */
export function openCalls(timer: Timer): { readonly call: MakeCall; close(): void } {
  const agents = { http: new http.Agent(kept), https: new https.Agent(kept) };
  return {
    call: (call) => callOnce(call, agents, timer),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

const kept = { keepAlive: true, maxSockets: 64, timeout: idleMs } as const;

interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

function callOnce(call: Call, agents: Agents, timer: Timer): Promise<CallAnswer> {
  return new Promise((resolve, reject) => {
    const secure = call.url.startsWith("https:");
    const options = { method: call.method, agent: secure ? agents.https : agents.http, headers: headersOf(call) };
    const request = secure ? https.request(call.url, options) : http.request(call.url, options);
    let connected = false;
    const fail = (code: string, cause?: unknown) => {
      cancel();
      request.destroy();
      const where = "teams connector";
      reject(
        new OutsideError(`no answer of the Teams connector: ${code}`, { where, code, answered: connected, cause }),
      );
    };
    const cancel = timer(callMs, () => fail("ETIMEDOUT"));
    request.on("socket", (socket) => {
      connected = request.reusedSocket;
      if (!connected) socket.once(secure ? "secureConnect" : "connect", () => (connected = true));
    });
    request.on("error", (error) => fail(codeOf(error), error));
    request.on("response", (response) => {
      readBody(response, (body) => {
        cancel();
        resolve({ status: response.statusCode ?? 0, retryAfterMs: retryAfter(response.headers["retry-after"]), body });
      });
      response.on("error", (error) => fail(codeOf(error), error));
      response.on("aborted", () => fail("ECONNRESET"));
    });
    request.end(call.json);
  });
}

function readBody(response: http.IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mostBody) chunks.push(chunk);
  });
  response.on("end", () => done(Buffer.concat(chunks).toString("utf8")));
}

function headersOf({ json, bearer }: Call): http.OutgoingHttpHeaders {
  return {
    accept: "application/json",
    ...(json === undefined
      ? {}
      : { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(json) }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "ECONNECTION";
}

function retryAfter(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : seconds * 1_000;
}

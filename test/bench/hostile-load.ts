import { randomBytes } from "node:crypto";
import { Agent, type IncomingMessage, type RequestOptions, request } from "node:http";
import { connect, type Socket } from "node:net";
import { z } from "zod";
import { hostileTokens } from "./hostile-tokens.ts";

/**
 * A process of its own that does to a server what it may expect of anybody on the internet, so many requests a second, until
 * it is told to end by SIGTERM; then it prints what it got, as one line of JSON: how often each kind got which answer. Where
 * a kind is named, it sends that alone, over connections of a few.
 */
const [address = "", rate = "500", only] = process.argv.slice(2);
const { hostname, port } = new URL(z.url().parse(address));
const perSecond = z.coerce.number().parse(rate);

const heldOpen = 300;
const got = new Map<string, number>();
const count = (kind: string, what: string): void => {
  const key = `${kind}: ${what}`;
  got.set(key, (got.get(key) ?? 0) + 1);
};

const agent = new Agent({ keepAlive: true, maxSockets: 128 });
const small = Buffer.from('{"type":"event_callback"}');
const megabyte = Buffer.alloc(999_000, "x");
const larger = Buffer.alloc(1_100_000, "x");
// Made before: what the load itself costs is not what is measured.
const signatures = Array.from({ length: 256 }, () => `v0=${randomBytes(32).toString("hex")}`);
const tokens = hostileTokens(256);
const paths = Array.from({ length: 256 }, () => `/${randomBytes(12).toString("hex")}/..%00`);
const downloads = Array.from({ length: 256 }, () => `/files/${randomBytes(32).toString("base64url")}`);
let turn = 0;
const next = (from: readonly string[]): string => from[turn++ % from.length] ?? "";

function post(
  kind: string,
  path: string,
  { headers, body }: { headers: RequestOptions["headers"]; body: Buffer },
): void {
  const length = { "content-length": body.length };
  send(kind, { path, method: "POST", headers: { ...headers, ...length } }, body);
}

function send(kind: string, options: RequestOptions, body?: Buffer): void {
  const sent = request({ host: hostname, port, agent, ...options }, (response: IncomingMessage) => {
    response.resume();
    response.on("end", () => count(kind, String(response.statusCode)));
    response.on("error", () => undefined);
  });
  sent.on("error", () => count(kind, "cut off"));
  sent.end(body);
}

interface Attack {
  readonly kind: string;
  /** Its part of a hundred requests. */
  readonly share: number;
  readonly run: () => void;
  due: number;
}

const stamp = (secondsAgo: number): string => String(Math.floor(Date.now() / 1_000) - secondsAgo);
const json = { "content-type": "application/json" };
type Send = (kind: string) => void;
const slack =
  (body: Buffer, secondsAgo = 0): Send =>
  (kind) => {
    const signed = { "x-slack-request-timestamp": stamp(secondsAgo), "x-slack-signature": next(signatures) };
    post(kind, "/slack/events", { headers: { ...json, ...signed }, body });
  };
const teams =
  (from: readonly string[]): Send =>
  (kind) =>
    post(kind, "/api/messages", { headers: { ...json, authorization: `Bearer ${next(from)}` }, body: small });

function sendGarbage(): void {
  const socket = connect(Number(port), hostname, () => socket.write("\u0000garbage / nothing\r\n\r\n"));
  socket.on("data", (data) => count("malformed", String(data).slice(9, 12)));
  socket.on("error", () => count("malformed", "cut off"));
}

const shares: readonly (readonly [kind: string, share: number, send: Send])[] = [
  ["unsigned", 18, (kind) => post(kind, "/slack/events", { headers: json, body: small })],
  ["old timestamp", 14, slack(small, 3_600)],
  ["wrong signature", 18, slack(small)],
  ["1 MB, wrong signature", 1, slack(megabyte)],
  ["over 1 MB", 1, slack(larger)],
  ["junk path", 12, (kind) => post(kind, next(paths), { headers: {}, body: small })],
  ["junk download", 6, (kind) => send(kind, { path: next(downloads) })],
  ["junk JWT", 14, teams(tokens.junk)],
  ["forged JWT", 12, teams(tokens.forged)],
  ["malformed", 4, sendGarbage],
];
const attacks: readonly Attack[] = shares
  .filter(([kind]) => only === undefined || kind === only)
  .map(([kind, share, send]) => ({ kind, share: only === undefined ? share : 100, run: () => send(kind), due: 0 }));

type HeldKind = "slow body" | "idle connection";

/** A connection that sends its body a byte a second, or nothing at all. */
function hold(kind: HeldKind): Socket {
  const socket = connect(Number(port), hostname);
  const signed = `X-Slack-Request-Timestamp: ${stamp(0)}\r\nX-Slack-Signature: ${next(signatures)}\r\n`;
  const head = `POST /slack/events HTTP/1.1\r\nHost: x\r\n${signed}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n`;
  if (kind === "slow body") socket.write(head);
  socket.resume();
  socket.on("error", () => undefined);
  socket.on("close", () => {
    count(kind, "cut off");
    open.delete(socket);
    setTimeout(() => hold(kind), 200);
  });
  open.set(socket, kind);
  return socket;
}

const open = new Map<Socket, HeldKind>();
for (let n = 0; n < (only === undefined ? heldOpen : 0); n++) {
  setTimeout(() => hold("slow body"), n * 5);
  setTimeout(() => hold("idle connection"), n * 5);
}
let beat = 0;
setInterval(() => {
  // A tenth of them ten times a second: each sends a byte a second.
  beat += 1;
  let at = 0;
  for (const [socket, kind] of open) {
    at += 1;
    if (kind === "slow body" && at % 10 === beat % 10) socket.write("x");
  }
}, 100);

// In small steps, so that a rate is steady and not a burst each second.
const stepMs = 5;
let done = performance.now();
setInterval(() => {
  const now = performance.now();
  // After a hold-up nothing is made up for: that would be a burst.
  const elapsed = Math.min(now - done, 4 * stepMs);
  done = now;
  for (const one of attacks) {
    for (one.due += (perSecond * one.share * elapsed) / 100_000; one.due >= 1; one.due -= 1) one.run();
  }
}, stepMs);

process.stdout.write("begun\n");
process.once("SIGTERM", () => {
  process.stdout.write(`${JSON.stringify({ open: open.size, ...Object.fromEntries(got) })}\n`, () => process.exit(0));
});
// Nothing outlives the bench that started it.
process.stdin.once("end", () => process.exit(0)).resume();

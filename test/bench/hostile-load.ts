import { randomBytes } from "node:crypto";
import { Agent, type RequestOptions, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setPriority } from "node:os";
import { z } from "zod";

/**
 * A process of its own that does to a server what it may expect of anybody on the internet, at a steady rate, until it is
 * told to end by SIGTERM; then it prints what it got, as one line of JSON: how often each kind of request got which answer.
 */
const [address = ""] = process.argv.slice(2);
const { hostname, port } = new URL(z.url().parse(address));

// It shares a core with the chat and with Slack's stand-in, which must not wait for it: the server is what is measured.
setPriority(19);

const heldOpen = 300;
const got = new Map<string, number>();
const count = (kind: string, what: string): void => {
  const key = `${kind}: ${what}`;
  got.set(key, (got.get(key) ?? 0) + 1);
};

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const megabyte = Buffer.alloc(999_000, "x");
const larger = Buffer.alloc(1_100_000, "x");

const signed = () => ({
  "content-type": "application/json",
  "x-slack-request-timestamp": String(Math.floor(Date.now() / 1_000)),
  "x-slack-signature": `v0=${randomBytes(32).toString("hex")}`,
});
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const token = (): string =>
  `Bearer ${part({ alg: "RS256", kid: randomBytes(8).toString("hex") })}.${part({ iss: "https://api.botframework.com", exp: 4_000_000_000 })}.${randomBytes(256).toString("base64url")}`;

function post(
  kind: string,
  path: string,
  { headers, body }: { headers: RequestOptions["headers"]; body: Buffer },
): void {
  const options = {
    host: hostname,
    port,
    path,
    method: "POST",
    agent,
    headers: { ...headers, "content-length": body.length },
  };
  const sent = request(options, (response) => {
    response.resume();
    response.on("end", () => count(kind, String(response.statusCode)));
  });
  sent.on("error", () => count(kind, "cut off"));
  sent.end(body);
}

const small = Buffer.from('{"type":"event_callback"}');

interface Attack {
  readonly perSecond: number;
  readonly run: () => void;
  due: number;
}

const attack = (perSecond: number, run: () => void): Attack => ({ perSecond, run, due: 0 });
const slack = (kind: string, body: Buffer) => () => post(kind, "/slack/events", { headers: signed(), body });
const attacks: readonly Attack[] = [
  attack(200, slack("wrong signature", small)),
  attack(10, slack("1 MB, wrong signature", megabyte)),
  attack(10, slack("over 1 MB", larger)),
  attack(200, () => post("junk path", `/${randomBytes(12).toString("hex")}/..%00`, { headers: {}, body: small })),
  attack(200, () => post("junk JWT", "/api/messages", { headers: { authorization: token() }, body: small })),
];

type HeldKind = "slow body" | "idle connection";

/** A connection that sends its body a byte a second, or nothing at all. */
function hold(kind: HeldKind): Socket {
  const socket = connect(Number(port), hostname);
  const head =
    "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
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
for (let n = 0; n < heldOpen; n++) {
  setTimeout(() => hold("slow body"), n * 5);
  setTimeout(() => hold("idle connection"), n * 5);
}
setInterval(() => {
  for (const [socket, kind] of open) if (kind === "slow body") socket.write("x");
}, 1_000);

// In small steps, so that a rate is steady and not a burst each second.
const stepMs = 20;
setInterval(() => {
  for (const one of attacks) {
    for (one.due += (one.perSecond * stepMs) / 1_000; one.due >= 1; one.due -= 1) one.run();
  }
}, stepMs);

process.once("SIGTERM", () => {
  process.stdout.write(`${JSON.stringify({ open: open.size, ...Object.fromEntries(got) })}\n`, () => process.exit(0));
});
// Nothing outlives the bench that started it.
process.stdin.once("end", () => process.exit(0)).resume();

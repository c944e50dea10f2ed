import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { top } from "../run-program.ts";

export const signingSecret = "a signing secret for tests";

/** The built server, running. */
export interface BuiltServer {
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Every line it wrote. */
  readonly lines: readonly string[];
  /** Posts a body as Slack would; resolves with the status. */
  send(body: object | string, type?: string): Promise<number>;
  signal(signal: NodeJS.Signals): void;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
}

/** Starts `node dist/main.js` with these settings alone, of another checkout where one is named; resolves when it says that it has started. */
export async function startBuilt(
  env: Readonly<Record<string, string>>,
  dataDir = mkdtempSync(join(tmpdir(), "unitwise-slack-")),
  checkout = top,
): Promise<BuiltServer> {
  const child = spawn(process.execPath, [`${checkout}/dist/main.js`], {
    cwd: dataDir,
    env: { PATH: process.env["PATH"], PORT: "0", DATA_DIR: join(dataDir, "data"), ...env },
    stdio: "pipe",
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const url = await startedAt(child, lines);
  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    lines,
    send: (body, type) => sendSigned(url, body, { type }),
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

function startedAt(child: ChildProcessWithoutNullStreams, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stderr.on("data", (chunk: Buffer) => lines.push(String(chunk)));
    createInterface(child.stdout).on("line", (line) => {
      lines.push(line);
      const note = line.startsWith("{") ? JSON.parse(line) : {};
      if (note.message === "started") resolve(note.url);
    });
    child.once("close", () => reject(new Error(lines.join("\n"))));
  });
}

/** How it is posted: JSON where nothing is said, by a Slack whose clock is right. */
export interface SignedSending {
  readonly type?: string | undefined;
  /** So far is the clock of that Slack ahead of ours. */
  readonly aheadMs?: number;
}

/** Posts a body to this server as Slack would; resolves with the status. */
export async function sendSigned(
  url: string,
  body: object | string,
  { type = "application/json", aheadMs = 0 }: SignedSending = {},
): Promise<number> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const stamp = Math.floor((Date.now() + aheadMs) / 1_000);
  const signature = `v0=${createHmac("sha256", signingSecret).update(`v0:${stamp}:${text}`).digest("hex")}`;
  const headers = { "content-type": type, "x-slack-request-timestamp": String(stamp), "x-slack-signature": signature };
  const response = await fetch(`${url}/slack/events`, { method: "POST", headers, body: text });
  await response.arrayBuffer();
  return response.status;
}

/** Resolves once this holds; rejects after ten seconds, or as many milliseconds as are given, with what `describe` says. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  describe: () => string = () => "",
  longest = 10_000,
): Promise<void> {
  const end = Date.now() + longest;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it did not come to that: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

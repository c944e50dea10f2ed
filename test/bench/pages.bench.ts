import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { tell } from "./bench-table.ts";
import type { ChatWish, PagesAt, ProcessorUsed } from "./pages-server.ts";
import { median } from "./process-stats.ts";

const perSecond = 50;
const chatPerSecond = 50;
const seconds = 20;
/** As many, beside messages, as it takes until what is run often is compiled. */
const warmUps = 400;
const atMostKb = 100;

/** One page fetched. */
interface Fetched {
  /** Milliseconds until the first byte of the answer. */
  readonly first: number;
  readonly bytes: number;
  readonly withoutPictures: number;
}

/**
 * The team page of ten people: one request after the other with nothing else to do, then 50 a second beside 50 typed
 * messages a second in the same process. Records are in memory: what a disk costs is measured by "store". Beside each, what
 * the server took of the processor, which other work on the machine does not lengthen.
 */
export async function benchPages(): Promise<readonly string[]> {
  const server = fork(join(import.meta.dirname, "pages-server.ts"), { execArgv: ["--import", "tsx"] });
  try {
    const [at] = (await once(server, "message")) satisfies readonly PagesAt[];
    return await measure(server, at);
  } finally {
    server.kill();
  }
}

async function measure(server: ChildProcess, at: PagesAt): Promise<readonly string[]> {
  const agent = new Agent({ keepAlive: true });
  await wish(server, chatPerSecond);
  for (let run = 0; run < warmUps; run += 1) await fetchPage(at, run, agent);
  await wish(server, 0);
  const idle: Fetched[] = [];
  for (let run = 0; run < 100; run += 1) idle.push(await fetchPage(at, run, agent));
  const idleCpu = await wish(server, chatPerSecond);
  const busy = await load(at, agent);
  const busyCpu = await wish(server, 0);
  agent.destroy();
  const [still, loaded] = [figures(idle), figures(busy)];
  const [sample] = busy;
  const kb = Math.max(...busy.map(({ withoutPictures }) => withoutPictures)) / 1000;
  tell(`team page: ${loaded.p50.toFixed(1)} ms, ${loaded.p99.toFixed(1)} ms`);
  return [
    `Team page, first byte, idle: median ${still.p50.toFixed(1)} ms, p99 ${still.p99.toFixed(1)} ms (${idle.length} requests, ${(idleCpu / idle.length).toFixed(1)} ms of the processor each)`,
    `At ${perSecond} requests/s beside ${chatPerSecond} messages/s: median ${loaded.p50.toFixed(1)} ms, p99 ${loaded.p99.toFixed(1)} ms (${busy.length} requests, ${(busyCpu / seconds).toFixed(0)} ms of the processor a second)`,
    `Ratio to idle: median ${(loaded.p50 / still.p50).toFixed(1)}, p99 ${(loaded.p99 / still.p99).toFixed(1)}`,
    `Page weight: ${kb.toFixed(1)} kB without pictures, ${((sample?.bytes ?? 0) / 1000).toFixed(1)} kB with; asked: under ${atMostKb} kB: ${kb < atMostKb ? "met" : "NOT MET"}`,
  ];
}

/** Has so many messages a second written from now on; answers what the processor was used since the wish before. */
async function wish(server: ChildProcess, perSecond: number): Promise<number> {
  server.send({ perSecond } satisfies ChatWish);
  const [{ cpuMs }] = (await once(server, "message")) satisfies readonly ProcessorUsed[];
  return cpuMs;
}

/** So many a second, whether or not the ones before were answered. */
async function load(at: PagesAt, agent: Agent): Promise<readonly Fetched[]> {
  const sent: Promise<Fetched>[] = [];
  const begin = performance.now();
  for (let count = 0; count < perSecond * seconds; count += 1) {
    const due = begin + (count * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    sent.push(fetchPage(at, count, agent));
  }
  return Promise.all(sent);
}

function fetchPage({ url, cookies }: PagesAt, count: number, agent: Agent): Promise<Fetched> {
  const headers = { cookie: cookies[count % cookies.length] ?? "" };
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const sent = request(`${url}/pages/team`, { agent, headers }, (response) => {
      const first = performance.now() - begin;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const html = Buffer.concat(chunks).toString();
        if (response.statusCode !== 200 || !html.includes("Northgate"))
          reject(new Error("That was not the team page."));
        const withoutPictures = Buffer.byteLength(html.replaceAll(/src="data:[^"]*"/g, ""));
        resolve({ first, bytes: Buffer.byteLength(html), withoutPictures });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

function figures(fetched: readonly Fetched[]): { readonly p50: number; readonly p99: number } {
  const sorted = fetched.map(({ first }) => first).sort((a, b) => a - b);
  return { p50: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}

// A process with an inbox in a file that obeys lines on its standard input: "open", "write" (accepts and works without end).
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { Inbox } from "../../src/ports/inbox.ts";
import { openFileInbox } from "../../src/storage/file-inbox.ts";
import { say } from "./say.ts";

const [dir = "", run = "0"] = process.argv.slice(2);
const log = { error: (message: string) => say(`error ${message}`), info: () => undefined };
const body = "x".repeat(1_000);
let inbox: Inbox | undefined;

async function acceptForEver(open: Inbox, lane: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    while (open.waiting() > 120) await wait(2);
    const key = `${run}/${lane}/${count}`;
    await open.accept({ key, lane: String(lane), at: Date.now(), body });
    say(`accepted ${key}`);
  }
}

async function open(): Promise<void> {
  inbox = await openFileInbox({ dir, clock: { now: () => Date.now() }, log, chance: Math.random, mostWaiting: 500 });
  await inbox.begin(async ({ key }, { again }) => {
    say(`work ${key} ${again ? "again" : "first"}`);
    // Some lanes fall behind, so that something waits at every moment.
    await wait(key.endsWith("7") ? 30 : 1);
    say(`done ${key}`);
  });
  say("opened");
}

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "open") void open();
  if (line === "close") void inbox?.close(5_000).then(() => say("closed"));
  if (line !== "write" || !inbox) return;
  const started = inbox;
  for (let lane = 0; lane < 20; lane += 1) {
    acceptForEver(started, lane).catch((error) => say(`refused ${error}`));
  }
});
say("ready");

// A process with an outbox that obeys lines on its standard input: "open", "write" (keeps statements without end), "close".
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { Statement, StatementOutbox } from "../../src/ports/statement-outbox.ts";
import { sendToStore } from "../../src/records-store/send-statements.ts";
import { statementId } from "../../src/records-store/statement-ids.ts";
import { openStatementOutbox } from "../../src/storage/statement-outbox.ts";
import { say } from "./say.ts";

const [dir = "", run = "0", url = ""] = process.argv.slice(2);
const log = { error: (message: string) => say(`error ${message}`), info: () => undefined };
let outbox: StatementOutbox | undefined;

function statement(what: string): Statement {
  return {
    id: statementId(what),
    actor: { objectType: "Agent", account: { homePage: "https://college.example", name: "somebody" } },
    verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
    object: {
      objectType: "Activity",
      id: `https://college.example/${what}`,
      definition: { type: "https://college.example/q" },
    },
    timestamp: new Date().toISOString(),
  };
}

async function keepForEver(open: StatementOutbox, lane: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    while (open.waiting() > 150) await wait(2);
    const made = [statement(`${run}/${lane}/${count}/a`), statement(`${run}/${lane}/${count}/b`)];
    await open.keep(made);
    for (const { id } of made) say(`kept ${id}`);
    await wait(4);
  }
}

async function open(): Promise<void> {
  const send = sendToStore({ store: { url, key: "key", secret: "secret" }, fetch, patienceMs: 400 });
  outbox = await openStatementOutbox({ dir, send, clock: { now: () => Date.now() }, log, chance: Math.random });
  say("opened");
}

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "open") void open();
  if (line === "close") void outbox?.close(500).then(() => say(`closed ${outbox?.waiting()}`));
  if (line !== "write" || !outbox) return;
  const started = outbox;
  for (let lane = 0; lane < 5; lane += 1) keepForEver(started, lane).catch((error) => say(`error ${error}`));
});
say("ready");

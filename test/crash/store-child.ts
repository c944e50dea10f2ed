// A process with a file store that obeys lines on its standard input: "open", "write" (updates without end), "close".
import { createInterface } from "node:readline";
import { newLearner } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { countOne, idOf, largeLearner } from "../storage/sample-learners.ts";
import { say } from "./say.ts";

const [dir = "", learners = "4", logBytes = "0", size = "large"] = process.argv.slice(2);
const quiet = { error: () => undefined, info: () => undefined };
let store: LearnerStore | undefined;

async function open(): Promise<void> {
  try {
    // Two in memory: learners come and go while they are written.
    const clock = { now: () => Date.now() };
    store = await openFileStore({ dir, clock, log: quiet, cached: 2, logBytes: Number(logBytes) });
    say("opened");
  } catch (error) {
    say(`refused ${error instanceof OutsideError ? error.code : error}`);
  }
}

async function writeForEver(open: LearnerStore, name: string): Promise<void> {
  const id = idOf(name);
  const first = size === "large" ? { ...largeLearner(id), updatedAt: 0 } : newLearner(id, 0);
  for (;;) {
    const learner = await open.update(id, (was) => countOne(id, was ?? first));
    say(`kept ${name} ${learner.updatedAt}`);
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "open") void open();
  if (line === "close") void store?.close().then(() => say("closed"));
  if (line !== "write" || !store) return;
  const started = store;
  // Two writers for each learner.
  for (let at = 0; at < 2 * Number(learners); at += 1) {
    writeForEver(started, `json:u${at % Number(learners)}`).catch((error) => say(`failed ${error}`));
  }
});
say("ready");

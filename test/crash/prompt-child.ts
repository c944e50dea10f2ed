// A process with a file store, a scheduler and a platform made of HTTP calls; it is told to begin, and killed from outside.
import { request } from "node:http";
import type { Address } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { Prompter } from "../../src/ports/prompter.ts";
import { openScheduler } from "../../src/schedule/open-scheduler.ts";
import type { Messenger } from "../../src/schedule/scheduler-options.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { nodeTimers } from "../../src/storage/timers.ts";
import { toyPrompter } from "../schedule/toy-prompter.ts";
import { say } from "./say.ts";

const [dir = "", origin = "", looks = "yes", whose = "toy", begins = "0"] = process.argv.slice(2);
const quiet = { error: () => undefined, info: () => undefined };
const where = "stand-in";

interface Got {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: number | undefined;
}

function call(path: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    let connected = false;
    const fail = (cause: Error): void =>
      reject(new OutsideError("no answer", { where, code: "ECONNRESET", answered: connected, cause }));
    const calling = request(`${origin}${path}`, { method: "POST", agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("error", fail);
      response.on("end", () => {
        const header = response.headers["retry-after"];
        const retryAfter = header === undefined ? undefined : Number(header);
        resolve({ status: response.statusCode ?? 0, text, retryAfter });
      });
    });
    calling.on("socket", (socket) => {
      socket.once("connect", () => {
        connected = true;
      });
    });
    calling.on("error", fail);
    calling.end();
  });
}

const query = (to: Address, key: string): string =>
  new URLSearchParams({ person: JSON.parse(to.place).id, key }).toString();

const told = async (to: Address, key: string): Promise<boolean> =>
  (await call(`/told?${query(to, key)}`)).text === "yes";

const platform: Messenger = {
  name: "stand-in",
  pace: { laneOf: ({ place }) => JSON.parse(place).lane, perSecond: 250, atOnce: 8 },
  async tell(to, _reply, key = "") {
    const { status, retryAfter } = await call(`/tell?${query(to, key)}`);
    if (status === 200) return;
    const retryAfterMs = retryAfter === undefined ? undefined : retryAfter * 1_000;
    const code = status === 403 ? "EGONE" : `HTTP${status}`;
    throw new OutsideError("refused", { where, code, answered: status >= 500, retryAfterMs });
  },
  ...(looks === "yes" ? { told } : {}),
};

/** The house's own, over the content as it is, or the toy, which a process has in no time. */
async function prompterOf(): Promise<Prompter> {
  if (whose === "toy") return toyPrompter;
  const { openAssistant } = await import("../../src/compose.ts");
  // Letters need nothing of what is taught.
  const study = whose === "letters" ? "later" : "now";
  return (await openAssistant({ log: quiet, contentDir: "content", study })).prompter;
}

async function run(prompter: Prompter): Promise<void> {
  const started = Date.now();
  const clock = { now: () => Number(begins) + Date.now() - started };
  const store = await openFileStore({ dir, clock, log: quiet });
  openScheduler({
    store,
    prompter,
    platforms: [platform],
    clock,
    log: quiet,
    metrics: { prompted: () => undefined },
    timers: nodeTimers,
    times: { firstTick: 1, tick: 30, lookAfter: 120, lookGap: 2, firstBackoff: 20, longestBackoff: 100 },
  });
  say("opened");
}

const prompter = await prompterOf();
say("ready");
process.stdin.once("data", () => void run(prompter));

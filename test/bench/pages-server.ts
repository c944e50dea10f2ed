import { sampleApprentices, sampleManager } from "../../src/app/sample-people.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { desk } from "../app/try-out.ts";
import { openSampleOffice } from "../platforms/web/sample-office.ts";
import { servePages } from "../platforms/web/serve-pages.ts";

/** What the bench tells this process: how many messages a second its apprentices write from now on. */
export interface ChatWish {
  readonly perSecond: number;
}

/** What this process tells the bench once it serves. */
export interface PagesAt {
  readonly url: string;
  /** Of as many sessions, all of the manager. */
  readonly cookies: readonly string[];
}

/** What this process answers to every wish: what it took of the processor since the one before, in milliseconds. */
export interface ProcessorUsed {
  readonly cpuMs: number;
}

const sentences = ["can I take unit 6 and 8?", "what is shrinkage?", "how am I doing?", "quiz me", "b", "stop"];
const tickMs = 10;

// As at every start: what is looked up is read before anybody asks.
desk.library.warm();
const office = await openSampleOffice();
const limits = { perSession: 1_000_000, perStranger: 1_000_000 };
const served = await servePages({ ...office, limits });
// One person has five sessions at most: that is enough, as nothing waits for anything of a session.
const cookies = await Promise.all(
  Array.from({ length: 5 }, async () => (await served.enter(sampleManager.who)).cookie),
);

let timer: NodeJS.Timeout | undefined;
let said = 0;
let since = process.cpuUsage();
process.on("message", ({ perSecond }: ChatWish) => {
  clearInterval(timer);
  const { user, system } = process.cpuUsage(since);
  since = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000 } satisfies ProcessorUsed);
  if (perSecond === 0) return;
  let due = 0;
  timer = setInterval(() => {
    for (due += (perSecond * tickMs) / 1000; due >= 1; due -= 1) {
      const text = sentences[said % sentences.length] ?? "";
      const learner: LearnerId = sampleApprentices[said % sampleApprentices.length]?.person.who ?? sampleManager.who;
      said += 1;
      void office.assistant.handle({ learner, at: Date.now(), act: { kind: "said", text }, profile: { roles: [] } });
    }
  }, tickMs);
});
process.send?.({ url: served.url, cookies } satisfies PagesAt);

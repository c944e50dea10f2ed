import { createHandle } from "../../src/app/handle.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import type { Desk } from "../../src/app/respond.ts";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import type { Intent } from "../../src/domain/intent.ts";
import type { Learner, LearnerId } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import type { Answer, Incoming } from "../../src/ports/platform.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { speak } from "../../src/words/say.ts";

/** When conversations of tests begin. */
export const morning = Date.UTC(2026, 10, 23, 9);
export const me = "json:me" as LearnerId;

/** A desk with the content as it ships; opened once for all tests of a file. */
export const desk: Desk = openDesk(openContent({ dir: contentDir(), study: "later" }), {
  today: "2026-11-23",
  say: speak("en"),
});

/** A conversation of one learner; every message comes a minute after the one before. */
export interface TryOut {
  says(text: string, more?: Partial<Incoming>): Promise<Answer>;
  presses(intent: Intent, more?: Partial<Incoming>): Promise<Answer>;
  /** Lets minutes pass. */
  wait(minutes: number): void;
  learner(): Promise<Learner | undefined>;
  readonly store: LearnerStore;
  /** What operators were told, as one text. */
  readonly logged: () => string;
}

/** Begins a conversation, with a learner on `qualification` unless that is undefined. */
export function tryOut(
  options: { readonly qualification?: string; readonly store?: LearnerStore; readonly desk?: Desk } = {},
): TryOut {
  const store = options.store ?? openMemoryStore();
  const notes: string[] = [];
  const log = (message: string, fields?: object) => void notes.push(`${message} ${JSON.stringify(fields)}`);
  const handle = createHandle({
    ...desk,
    ...options.desk,
    store,
    log: { error: log, info: log },
    makeReference: () => "ref-1",
  });
  const { qualification } = options;
  const profile = { ...(qualification === undefined ? {} : { qualification }), roles: [] };
  let at = morning;
  const send = (act: Incoming["act"], more: Partial<Incoming> = {}) => {
    at += 60_000;
    return handle({ learner: me, at, act, profile, ...more });
  };
  return {
    says: (text, more) => send({ kind: "said", text }, more),
    presses: (intent, more) => send({ kind: "pressed", intent }, more),
    wait: (minutes) => {
      at += minutes * 60_000;
    },
    learner: () => store.read(me),
    store,
    logged: () => notes.join("\n"),
  };
}

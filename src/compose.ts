import { randomBytes } from "node:crypto";
import { openReviewFiling } from "./app/file-reviews.ts";
import { createAssistant } from "./app/handle.ts";
import { createLibrary, type Library } from "./app/library.ts";
import { openDesk } from "./app/open-desk.ts";
import { createPrompter } from "./app/prompter.ts";
import type { RecordDesk } from "./app/record-decision.ts";
import type { Desk } from "./app/respond.ts";
import type { Reporting } from "./app/xapi-report.ts";
import { contentDir } from "./content/content-dir.ts";
import { type ContentPlaces, openContent } from "./content/open-content.ts";
import type { Reloaded } from "./content/reload-content.ts";
import { StartupError } from "./domain/startup-error.ts";
import type { ContentStore } from "./ports/content-store.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { Log } from "./ports/log.ts";
import type { Assistant } from "./ports/platform.ts";
import type { Prompter } from "./ports/prompter.ts";
import type { ReviewHistory } from "./ports/review-history.ts";
import { elapsedMs, systemClock } from "./schedule/system-clock.ts";
import { openMemoryHistory } from "./storage/memory-review-history.ts";
import { openMemoryStore } from "./storage/memory-store.ts";
import type { ReadOnlyLearners } from "./storage/read-only-learners.ts";
import { warmDates } from "./understanding/dates.ts";
import { speak } from "./words/say.ts";

/** Statements that wait when we are asked to end are sent for so many milliseconds; the rest waits for the next start. */
const sendingMs = 1_000;

/** Where the assistant's rooms find what they need. */
export interface AssistantOptions {
  readonly contentDir?: string;
  readonly centreFile?: string;
  /** Absent: keep nothing. */
  readonly dataDir?: string;
  readonly log: Log;
  /** `later`: what is taught is read when a question needs it, so that a single question starts at once. */
  readonly study?: "now" | "later";
  /** Set: the content is read again whenever a file of it is written, and this is told what came of it. */
  readonly onReload?: ((files: readonly string[], found: Reloaded) => void) | undefined;
  /** The certificate of learners who have chosen none, as an operator named it; refused where there is no such one. */
  readonly qualification?: string | undefined;
  /** Told how long one durable update took, in seconds. */
  readonly onUpdate?: (seconds: number) => void;
  /** Set: practice is stated to a Learning Record Store or to a file. Asked once the data folder is ours. */
  readonly openReporting?: (() => Promise<Reporting>) | undefined;
}

/** What answers, and what asks unasked; both over the same content. */
interface Ready extends Assistant {
  readonly prompter: Prompter;
}

/** The assistant with its records. */
export interface OpenAssistant extends Ready {
  readonly store: LearnerStore;
  close(): Promise<void>;
}

/** The assistant, ready to answer. Throws a StartupError for content that does not hold, an OutsideError for a data folder that is in use. */
export async function openAssistant(options: AssistantOptions): Promise<OpenAssistant> {
  const content = contentOf(options);
  refuseUnknown(options.qualification, content.codes);
  const made = (from: ContentStore) => deskOf(from, options.study);
  const desk = made(content);
  const store = await openStore(options);
  const reporting = await options.openReporting?.().catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const close = async () => {
    await reporting?.outbox.close(sendingMs);
    await store.close();
  };
  setTimeout(warmDates, 1_000).unref();
  const rest = {
    ...(options.dataDir === undefined ? {} : await openLists(options.dataDir)),
    store,
    filing: openReviewFiling({ history: await openHistory(options.dataDir), log: options.log }),
    log: options.log,
    makeReference: () => randomBytes(4).toString("hex"),
    reporting,
    statesPractice: reporting !== undefined,
  };
  const readyWith = (one: Desk): Ready => ({ ...createAssistant({ ...one, ...rest }), prompter: createPrompter(one) });
  const first = readyWith(desk);
  if (options.onReload === undefined) return { ...first, store, close };
  const fresh = await keepFresh({ content, options, make: (from) => readyWith(made(from)) });
  const now = () => fresh.current() ?? first;
  return {
    handle: (message) => now().handle(message),
    look: (message) => now().look(message),
    presence: (who) => now().presence(who),
    prompter: {
      claim: (learner, at) => now().prompter.claim(learner, at),
      begin: (learner, key, at) => now().prompter.begin(learner, key, at),
      settle: (...given) => now().prompter.settle(...given),
    },
    store,
    close: () => {
      fresh.stop();
      return close();
    },
  };
}

function deskOf(content: ContentStore, study: AssistantOptions["study"]): Desk {
  const desk = openDesk(content, { today: todayInUtc(), say: speak("en") });
  if (study !== "later") desk.library.warm();
  return desk;
}

function todayInUtc(): string {
  return new Date(systemClock.now()).toISOString().slice(0, 10);
}

interface Watched {
  readonly content: ContentStore;
  readonly options: AssistantOptions;
  readonly make: (content: ContentStore) => Ready;
}

/** Reads the content again whenever a file of it is written; broken content leaves what was. */
async function keepFresh({ content, options, make }: Watched): Promise<Fresh> {
  const { watchContent } = await import("./content/watch-content.ts");
  const { reloadContent } = await import("./content/reload-content.ts");
  let before = content;
  let assistant: Ready | undefined;
  const stop = await watchContent(placesOf(options).dir, (files) => {
    const found = reloadContent(before, placesOf(options), todayInUtc());
    if (found.kind === "fresh") {
      before = found.content;
      assistant = make(found.content);
    }
    options.onReload?.(files, found);
  });
  return { current: () => assistant, stop };
}

interface Fresh {
  readonly current: () => Ready | undefined;
  readonly stop: () => void;
}

/** The records of learners and what their decisions are held against, for an operator. */
export async function openRecords(options: AssistantOptions): Promise<Records> {
  const store = await openStore(options);
  return { store, desk: { content: contentOf({ ...options, study: "later" }), say: speak("en") } };
}

/** A store of learners, with content and words. */
export interface Records {
  readonly store: LearnerStore;
  readonly desk: Omit<RecordDesk, "at">;
}

/** A data folder for reading alone, also while a server has it, and what is taught. */
export async function openReading({
  dataDir,
  ...options
}: AssistantOptions & { readonly dataDir: string }): Promise<Reading> {
  const { openReadOnlyLearners } = await import("./storage/read-only-learners.ts");
  const content = contentOf({ ...options, study: "later" });
  const learners = await openReadOnlyLearners({ dir: dataDir, log: options.log });
  return { learners, history: await openHistory(dataDir), content, library: createLibrary(content) };
}

/** What exports and reports are made from. */
export interface Reading {
  readonly learners: ReadOnlyLearners;
  readonly history: ReviewHistory;
  readonly content: ContentStore;
  readonly library: Library;
}

function contentOf(options: AssistantOptions): ContentStore {
  return openContent({ ...placesOf(options), study: options.study ?? "now" });
}

function placesOf({ contentDir: dir, centreFile }: AssistantOptions): ContentPlaces {
  return { dir: dir ?? contentDir(), ...(centreFile === undefined ? {} : { centreFile }) };
}

async function openStore({ dataDir, log, onUpdate }: AssistantOptions): Promise<LearnerStore> {
  if (dataDir === undefined) return openMemoryStore({ checked: false });
  const { openFileStore } = await import("./storage/file-store.ts");
  return openFileStore({
    dir: dataDir,
    clock: systemClock,
    log,
    ...(onUpdate === undefined ? {} : { onUpdate, time: elapsedMs }),
  });
}

async function openHistory(dir: string | undefined): Promise<ReviewHistory> {
  if (dir === undefined) return openMemoryHistory();
  const { openReviewFiles } = await import("./storage/review-history-files.ts");
  return openReviewFiles({ dir });
}

async function openLists(dir: string): Promise<Required<Pick<Desk, "unanswered" | "reports">>> {
  const { openReportFile } = await import("./storage/report-file.ts");
  const { openUnansweredFile } = await import("./storage/unanswered-file.ts");
  return { unanswered: openUnansweredFile(dir), reports: openReportFile(dir) };
}

function refuseUnknown(code: string | undefined, codes: readonly string[]): void {
  if (code === undefined || codes.includes(code)) return;
  const fix = `Allowed: ${codes.join(", ")}.`;
  throw new StartupError([{ where: `--qualification ${code}`, problem: "There is no such qualification.", fix }]);
}

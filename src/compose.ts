import { randomBytes } from "node:crypto";
import { openReviewFiling } from "./app/file-reviews.ts";
import { createAssistant } from "./app/handle.ts";
import { openMerge } from "./app/merge/open-merge.ts";
import type { Office } from "./app/office.ts";
import { openDesk } from "./app/open-desk.ts";
import { createPrompter } from "./app/prompter.ts";
import type { Desk } from "./app/respond.ts";
import { openTidying } from "./app/retention.ts";
import type { Standings } from "./app/standing/open-standings.ts";
import type { Reporting } from "./app/xapi-report.ts";
import { type Closing, closeAll } from "./close-all.ts";
import { closingOnFailure } from "./closing-on-failure.ts";
import { contentDir } from "./content/content-dir.ts";
import { type ContentPlaces, openContent } from "./content/open-content.ts";
import type { Reloaded } from "./content/reload-content.ts";
import type { Instant } from "./domain/learner.ts";
import { StartupError } from "./domain/startup-error.ts";
import type { Keeping } from "./keeping.ts";
import { lookAtRules } from "./look-at-rules.ts";
import { openKeeping } from "./open-keeping.ts";
import { openOffice } from "./open-office.ts";
import type { WatchActs } from "./ports/act-watch.ts";
import type { CentreSettings } from "./ports/centre-settings.ts";
import type { ContentStore } from "./ports/content-store.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { Log } from "./ports/log.ts";
import type { PageKeys } from "./ports/pages.ts";
import type { Assistant } from "./ports/platform.ts";
import type { Prompter } from "./ports/prompter.ts";
import type { Tidying } from "./ports/retention.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { warmDates } from "./understanding/dates.ts";
import { speak } from "./words/say.ts";

/** Statements that wait when we are asked to end are sent for so many milliseconds; the rest waits for the next start. */
const sendingMs = 1_000;

/** Where the assistant's rooms find what they need. */
export interface AssistantOptions {
  readonly contentDir?: string;
  readonly centreFile?: string;
  /** Where everything is kept, opened already; closed with the assistant. */
  readonly keeping?: Keeping;
  /** Where nothing is opened yet: the folder. Absent as well: keep nothing. */
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
  /** What the centre decides of people; absent: there are no admins, and nothing is tidied up. */
  readonly centre?: Partial<CentreSettings>;
  /** Lets people into the pages; absent: none are served. */
  readonly pages?: PageKeys | undefined;
  /** Told of what is done to others, and of what somebody may not do. */
  readonly onAct?: WatchActs | undefined;
}

/** What answers, and what asks unasked; both over the same content. */
interface Ready extends Assistant {
  readonly prompter: Prompter;
}

/** The assistant with its records. */
export interface OpenAssistant extends Ready {
  readonly store: LearnerStore;
  /** What belongs to the centre. */
  readonly office: Office;
  /** Works out how everybody stands ahead of the first look. */
  readonly warm: Standings["warm"];
  /** Compares the rules with those of the last time, and lists the saved plans that a change broke; nothing where nothing is kept. */
  readonly lookAtRules: (at: Instant) => Promise<void>;
  /** What erases those who have not written for too long; undefined where nobody decided for how long things are kept. */
  readonly tidying: Tidying | undefined;
  close(): Promise<void>;
}

/** The assistant, ready to answer. Throws a StartupError for content that does not hold, an OutsideError for a data folder that is in use. */
export async function openAssistant(options: AssistantOptions): Promise<OpenAssistant> {
  // What is open already would keep the process, and with it its exit code, from whoever waits for them.
  const content = await closingOnFailure(
    async () => options.keeping?.close(),
    () => contentFor(options),
  );
  const keeping = options.keeping ?? (await openKeeping(options, options));
  const closing = closeAll(keeping);
  try {
    return await openOver(keeping, { content, options, closing });
  } catch (error) {
    await closing.all();
    throw error;
  }
}

function contentFor(options: AssistantOptions): ContentStore {
  const content = contentOf(options);
  refuseUnknown(options.qualification, content.codes);
  return content;
}

interface Opening {
  readonly content: ContentStore;
  readonly options: AssistantOptions;
  readonly closing: Closing;
}

async function openOver(keeping: Keeping, { content, options, closing }: Opening): Promise<OpenAssistant> {
  const { log } = options;
  const { history, lists, rules } = keeping;
  let desk = deskOf(content, options.study);
  const { office, standings } = openOffice({
    kept: keeping.centre,
    contentDir: placesOf(options).dir,
    centre: options.centre ?? {},
    store: keeping.store,
    history,
    lists,
    pages: options.pages,
    desk: () => desk,
  });
  const { store } = standings;
  const reporting = await options.openReporting?.();
  closing.also(async () => reporting?.outbox.close(sendingMs));
  setTimeout(warmDates, 1_000).unref();
  const filing = openReviewFiling({ history, log });
  const merge = openMerge({ store, history, filing, office, library: () => desk.library, clock: systemClock });
  const { onAct } = options;
  const rest = { ...lists, office, store, filing, history, log, makeReference, reporting, merge, onAct };
  const readyWith = (one: Desk): Ready => ({
    ...createAssistant({ ...one, ...rest, statesPractice: reporting !== undefined }),
    prompter: createPrompter({ ...one, office }),
  });
  const first = readyWith(desk);
  const { retention } = office;
  const others = {
    store,
    office,
    warm: standings.warm,
    lookAtRules: async (at: Instant) => lookAtRules(at, { rules, office, store, log, desk: () => desk }),
    tidying: retention === undefined ? undefined : openTidying({ office, store, filing, reporting, retention }),
    close: closing.all,
  };
  if (options.onReload === undefined) return { ...first, ...others };
  const make = (from: ContentStore): Ready => {
    desk = deskOf(from, options.study);
    return readyWith(desk);
  };
  const fresh = await keepFresh({ content, options, make });
  closing.also(async () => fresh.stop());
  return { ...following(() => fresh.current() ?? first), ...others };
}

const makeReference = (): string => randomBytes(4).toString("hex");

/** Whatever is the newest answers. */
function following(now: () => Ready): Ready {
  return {
    handle: (message) => now().handle(message),
    look: (message) => now().look(message),
    presence: (who) => now().presence(who),
    prompter: {
      claim: (learner, at) => now().prompter.claim(learner, at),
      begin: (learner, key, at) => now().prompter.begin(learner, key, at),
      settle: (...given) => now().prompter.settle(...given),
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

/** The content of these options; throws a StartupError where it does not hold. */
export function contentOf(options: AssistantOptions): ContentStore {
  return openContent({ ...placesOf(options), study: options.study ?? "now" });
}

function placesOf({ contentDir: dir, centreFile }: AssistantOptions): ContentPlaces {
  return { dir: dir ?? contentDir(), ...(centreFile === undefined ? {} : { centreFile }) };
}

function refuseUnknown(code: string | undefined, codes: readonly string[]): void {
  if (code === undefined || codes.includes(code)) return;
  const fix = `Allowed: ${codes.join(", ")}.`;
  throw new StartupError([{ where: `--qualification ${code}`, problem: "There is no such qualification.", fix }]);
}

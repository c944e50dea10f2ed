import { randomBytes } from "node:crypto";
import { openContentFigures } from "./app/content-views/content-figures.ts";
import type { Person } from "./app/export-person.ts";
import { openReviewFiling } from "./app/file-reviews.ts";
import { createAssistant } from "./app/handle.ts";
import { openMerge } from "./app/merge/open-merge.ts";
import { type Office, openIdleOffice, openRosterInMemory } from "./app/office.ts";
import { openDesk } from "./app/open-desk.ts";
import { createPrompter } from "./app/prompter.ts";
import { makeSampleCohort, sampleRoster } from "./app/sample-cohort.ts";
import { sampleAdmin, samplePeople } from "./app/sample-people.ts";
import { openStandings } from "./app/standing/open-standings.ts";
import { contentDir } from "./content/content-dir.ts";
import { coveredUnits } from "./covered-units.ts";
import type { Instant } from "./domain/learner.ts";
import { makeCode } from "./make-code.ts";
import { openPapers } from "./papers/open-papers.ts";
import type { ContentStore } from "./ports/content-store.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { Log } from "./ports/log.ts";
import type { Assistant } from "./ports/platform.ts";
import type { Making } from "./ports/playground.ts";
import type { Prompter } from "./ports/prompter.ts";
import { openMemoryLooks } from "./storage/memory-looks.ts";
import { openMemoryReports } from "./storage/memory-reports.ts";
import { openMemoryHistory } from "./storage/memory-review-history.ts";
import { openMemoryStore } from "./storage/memory-store.ts";
import { openMemoryUnanswered } from "./storage/memory-unanswered.ts";
import { speak } from "./words/say.ts";

/** The made-up people as they are, with the assistant they talk to; all in memory. */
export interface SampleWorld {
  readonly store: LearnerStore;
  readonly assistant: Assistant;
  readonly prompter: Prompter;
  /** Resolves when all are made. */
  readonly ready: Promise<void>;
}

/** What a world is made from. */
export interface SampleWorldOptions {
  readonly content: ContentStore;
  readonly log: Log;
  /** The people's clock. */
  readonly now: () => Instant;
  readonly onProgress: (making: Making) => void;
}

/** Opens at once, for whoever opened the page first to see it; the people are made after that. */
export function openSampleWorld({ content, log, now, onProgress }: SampleWorldOptions): SampleWorld {
  const at = now();
  const desk = openDesk(content, { today: new Date(at).toISOString().slice(0, 10), say: speak("en") });
  const roster = openRosterInMemory(sampleRoster(at));
  const standings = openStandings({ store: openMemoryStore({ checked: false }), desk: () => desk, roster: roster.now });
  const { store } = standings;
  const [unanswered, reports, history] = [openMemoryUnanswered(), openMemoryReports(), openMemoryHistory()];
  const figures = {
    library: () => desk.library,
    people: () => peopleIn(store),
    coverage: () => coveredUnits(contentDir()),
    unanswered,
    reports,
  };
  const office: Office = openIdleOffice({
    roster,
    admins: new Set([sampleAdmin.who]),
    makeCode,
    looks: openMemoryLooks(),
    papers: openPapers({ clock: { now } }),
    standings: standings.find,
    contentFigures: openContentFigures(figures),
  });
  const filing = openReviewFiling({ history, log });
  const whole = { ...desk, office, unanswered, reports };
  const merge = openMerge({ store, history, filing, office, library: () => desk.library, clock: { now } });
  const makeReference = () => randomBytes(4).toString("hex");
  const assistant = createAssistant({ ...whole, store, filing, history, log, makeReference, merge });
  const ready = Promise.resolve()
    .then(() => makeSampleCohort({ handle: assistant.handle, store, content, at, onProgress }))
    .catch((error: unknown) => {
      log.error("The sample team is not whole", { bug: error instanceof Error ? error.name : "unknown" });
    });
  return { store, assistant, prompter: createPrompter(whole), ready };
}

async function* peopleIn(store: LearnerStore): AsyncGenerator<Person> {
  for (const { who } of samplePeople) {
    const learner = await store.read(who);
    if (learner !== undefined) yield { learner, history: [] };
  }
}

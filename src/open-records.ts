import { createLibrary, type Library } from "./app/library.ts";
import type { RecordDesk } from "./app/record-decision.ts";
import { type AssistantOptions, contentOf } from "./compose.ts";
import type { KeptForReading, ReadingPlace } from "./kept-for-reading.ts";
import { type KeepingPlace, openKeeping } from "./open-keeping.ts";
import type { ContentStore } from "./ports/content-store.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { ReadOnlyLearners } from "./storage/read-only-learners.ts";
import { speak } from "./words/say.ts";

/** The records of learners and what their decisions are held against, for an operator. */
export async function openRecords(options: AssistantOptions & KeepingPlace): Promise<Records> {
  const { store, close } = await openKeeping(options, options);
  return { store: { ...store, close }, desk: { content: contentOf({ ...options, study: "later" }), say: speak("en") } };
}

/** A store of learners, with content and words. */
export interface Records {
  readonly store: LearnerStore;
  readonly desk: Omit<RecordDesk, "at">;
}

/** Learners for reading alone, also while servers write, and what is taught. */
export async function openReading({ kept, log }: ReadingPlace): Promise<Reading> {
  const content = contentOf({ log, study: "later" });
  return { kept, learners: await kept.openLearners(), content, library: createLibrary(content) };
}

/** What exports and reports are made from. */
export interface Reading {
  readonly kept: KeptForReading;
  readonly learners: ReadOnlyLearners;
  readonly content: ContentStore;
  readonly library: Library;
}

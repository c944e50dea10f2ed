import { StartupError, type StartupProblem } from "../domain/startup-error.ts";
import type { ContentStore } from "../ports/content-store.ts";
import { describeChanges } from "./describe-changes.ts";
import { type ContentPlaces, openContent } from "./open-content.ts";

/** What came of reading the content again. */
export type Reloaded =
  | { readonly kind: "fresh"; readonly content: ContentStore; readonly changes: readonly string[] }
  | { readonly kind: "broken"; readonly problems: readonly StartupProblem[] };

/** Reads the content again and says what is otherwise than before; broken content leaves what was. */
export function reloadContent(before: ContentStore, places: ContentPlaces, today: string): Reloaded {
  try {
    const content = openContent({ ...places, study: "now" });
    return { kind: "fresh", content, changes: describeChanges(before, content, today) };
  } catch (error) {
    if (error instanceof StartupError) return { kind: "broken", problems: error.problems };
    throw error;
  }
}

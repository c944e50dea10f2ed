import type { Qualification } from "../domain/qualification.ts";
import type { ContentStore } from "../ports/content-store.ts";

/** The certificates whose rules are in force on this local date, "YYYY-MM-DD", by ascending level. */
export function offeredOn(content: ContentStore, today: string): readonly Qualification[] {
  return content.codes.flatMap(
    (code): Qualification | readonly Qualification[] => content.qualification(code, today) ?? [],
  );
}

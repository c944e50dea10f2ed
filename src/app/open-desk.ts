import type { ContentStore } from "../ports/content-store.ts";
import { createUnderstand } from "../understanding/understand.ts";
import type { Say } from "../words/say.ts";
import { createLibrary } from "./library.ts";
import { offeredOn } from "./offered-on.ts";
import { type Office, openIdleOffice } from "./office.ts";
import type { Desk } from "./respond.ts";

/** Everything that answering takes, made from the content. `today` is a local date, "YYYY-MM-DD". */
export function openDesk(
  content: ContentStore,
  { today, say, office = openIdleOffice() }: { readonly today: string; readonly say: Say; readonly office?: Office },
): Desk {
  const qualifications = offeredOn(content, today);
  const library = createLibrary(content);
  return { content, library, understand: createUnderstand(qualifications, content.phrases, library), office, say };
}

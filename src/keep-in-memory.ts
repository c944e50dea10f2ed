import { openRosterInMemory } from "./app/office.ts";
import type { Keeping } from "./keeping.ts";
import { openMemoryLooks } from "./storage/memory-looks.ts";
import { openMemoryHistory } from "./storage/memory-review-history.ts";
import { openMemoryStore } from "./storage/memory-store.ts";

/** As long as the process lasts. */
export function keepInMemory(): Keeping {
  const store = openMemoryStore({ checked: false });
  return {
    store,
    history: openMemoryHistory(),
    lists: {},
    centre: { roster: openRosterInMemory(), looks: openMemoryLooks() },
    close: () => store.close(),
  };
}

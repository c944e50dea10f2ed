import { join } from "node:path";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { listFolder } from "./data-folder.ts";
import { syncFolder } from "./durable-file.ts";
import { attempt } from "./file-error.ts";
import { type FoundJournal, type JournalPlace, removeJournals } from "./journal-file.ts";

/** They hold other people's words: an operator has so long to look at them. */
const keptFor = 7 * 24 * 60 * 60_000;

export interface AsideConfig {
  readonly place: JournalPlace;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Moves a file of an inbox's journal to `inbox-<n>-<time>.damaged` beside it, its mode as it was, and names its damaged
 * lines to the operator, never quoting them.
 */
export async function setInboxAside(
  config: AsideConfig,
  found: FoundJournal,
  damaged: readonly number[],
): Promise<void> {
  const { place, clock, log } = config;
  const { fs, folder, name } = place;
  const file = join(folder, `${name}-${found.generation}-${clock.now()}.damaged`);
  await attempt({ where: found.path, doing: "set a damaged journal aside" }, async () => {
    await fs.rename(found.path, file);
    await syncFolder(fs, folder);
  });
  for (const line of damaged) log.error("A line of the inbox's journal is damaged", { file, line });
}

/** Removes what was set aside more than seven days ago. */
export async function removeOldAside({ place, clock, log }: AsideConfig): Promise<void> {
  const { fs, folder, name } = place;
  const old = (await listFolder(fs, folder)).flatMap((entry) => {
    const rest = entry.name.startsWith(`${name}-`) ? entry.name.slice(name.length) : "";
    const at = /^-\d{1,15}-(\d{1,15})\.damaged$/.exec(rest)?.[1];
    return at !== undefined && clock.now() - Number(at) > keptFor ? [join(folder, entry.name)] : [];
  });
  await removeJournals(place, old);
  if (old.length > 0) log.info("Damaged journals of the inbox were removed after seven days", { files: old.length });
}

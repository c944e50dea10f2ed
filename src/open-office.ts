import { type FindContentFigures, openContentFigures } from "./app/content-views/content-figures.ts";
import type { Person } from "./app/export-person.ts";
import type { Library } from "./app/library.ts";
import { type Office, openRosterInMemory } from "./app/office.ts";
import type { Desk } from "./app/respond.ts";
import { openStandings, type Standings } from "./app/standing/open-standings.ts";
import { coveredUnits } from "./covered-units.ts";
import type { LearnerId } from "./domain/learner.ts";
import { makeCode } from "./make-code.ts";
import { openPapers } from "./papers/open-papers.ts";
import type { CentreSettings } from "./ports/centre-settings.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { Log } from "./ports/log.ts";
import type { PageKeys } from "./ports/pages.ts";
import type { ReviewHistory } from "./ports/review-history.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { openMemoryLooks } from "./storage/memory-looks.ts";

/** What an office is opened with. */
export interface OfficeOptions {
  /** Absent: keep nothing. */
  readonly dataDir: string | undefined;
  readonly contentDir: string;
  readonly centre: Partial<CentreSettings>;
  readonly store: LearnerStore;
  readonly history: ReviewHistory;
  readonly lists: Pick<Desk, "unanswered" | "reports">;
  readonly log: Log;
  readonly pages?: PageKeys | undefined;
  /** What is taught, as it is now. */
  readonly desk: () => Pick<Desk, "content" | "library">;
}

/** An office, and the store to write to from now on, so that how people stand is known afresh. */
export interface OpenOffice {
  readonly office: Office;
  readonly standings: Standings;
}

/** What belongs to the centre: in the data folder where there is one. Rejects with an `OutsideError` where that is damaged. */
export async function openOffice(options: OfficeOptions): Promise<OpenOffice> {
  const { dataDir, centre, pages, store, desk } = options;
  const kept = dataDir === undefined ? inMemory() : await inFolder(dataDir, options.log);
  const standings = openStandings({ store, desk, roster: kept.roster.now });
  const { retentionDays, looksDays } = centre;
  const office: Office = {
    ...kept,
    admins: new Set<LearnerId>(centre.admins ?? []),
    makeCode,
    papers: openPapers({ clock: systemClock }),
    standings: standings.find,
    contentFigures: figuresOf(options),
    ...(looksDays === undefined ? {} : { retention: { retentionDays, looksDays } }),
    ...(pages === undefined ? {} : { pages }),
  };
  return { office, standings };
}

type Kept = Pick<Office, "roster" | "looks" | "audit" | "broken">;

function inMemory(): Kept {
  return { roster: openRosterInMemory(), looks: openMemoryLooks() };
}

async function inFolder(dir: string, log: Log): Promise<Kept> {
  const { openAuditLog } = await import("./storage/audit-log.ts");
  const { openBrokenPlansFile } = await import("./storage/broken-plans-file.ts");
  const { openLooksFile } = await import("./storage/looks-file.ts");
  const { openRosterFile } = await import("./storage/roster-file.ts");
  return {
    roster: await openRosterFile(dir),
    looks: openLooksFile(dir),
    audit: openAuditLog({ dir, log }),
    broken: openBrokenPlansFile(dir),
  };
}

function figuresOf({ contentDir, store, history, lists, desk }: OfficeOptions): FindContentFigures {
  return openContentFigures({
    library: (): Library => desk().library,
    people: () => peopleIn(store, history),
    coverage: () => coveredUnits(contentDir),
    ...lists,
  });
}

/** Everybody who ever wrote, those first who have not for longest; who cannot be read is left out. */
async function* peopleIn(store: LearnerStore, history: ReviewHistory): AsyncGenerator<Person> {
  const ids = await store.idleSince(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  for (const id of ids) {
    const learner = await store.read(id).catch(() => undefined);
    if (learner === undefined) continue;
    const filed = learner.practice.filed === 0 ? [] : await history.read(id).catch(() => undefined);
    yield { learner, history: filed };
  }
}

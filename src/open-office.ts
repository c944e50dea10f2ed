import { type FindContentFigures, openContentFigures } from "./app/content-views/content-figures.ts";
import type { Person } from "./app/export-person.ts";
import type { Library } from "./app/library.ts";
import type { Office } from "./app/office.ts";
import type { Desk } from "./app/respond.ts";
import { openStandings, type Standings } from "./app/standing/open-standings.ts";
import { unlessUnreadable } from "./app/unless-unreadable.ts";
import { coveredUnits } from "./covered-units.ts";
import type { LearnerId } from "./domain/learner.ts";
import type { Keeping } from "./keeping.ts";
import { makeCode } from "./make-code.ts";
import { openPapers } from "./papers/open-papers.ts";
import type { CentreSettings } from "./ports/centre-settings.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { PageKeys } from "./ports/pages.ts";
import type { ReviewHistory } from "./ports/review-history.ts";
import { systemClock } from "./schedule/system-clock.ts";

/** What an office is opened with. */
export interface OfficeOptions {
  /** Where the roster and what goes with it are kept. */
  readonly kept: Keeping["centre"];
  readonly contentDir: string;
  readonly centre: Partial<CentreSettings>;
  readonly store: LearnerStore;
  readonly history: ReviewHistory;
  readonly lists: Pick<Desk, "unanswered" | "reports">;
  readonly pages?: PageKeys | undefined;
  /** What is taught, as it is now. */
  readonly desk: () => Pick<Desk, "content" | "library">;
}

/** An office, and the store to write to from now on, so that how people stand is known afresh. */
export interface OpenOffice {
  readonly office: Office;
  readonly standings: Standings;
}

/** What belongs to the centre. */
export function openOffice(options: OfficeOptions): OpenOffice {
  const { kept, centre, pages, store, desk } = options;
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

function figuresOf({ contentDir, store, history, lists, desk }: OfficeOptions): FindContentFigures {
  return openContentFigures({
    library: (): Library => desk().library,
    people: () => peopleIn(store, history),
    coverage: () => coveredUnits(contentDir),
    ...lists,
  });
}

/** Everybody who ever wrote, those first who have not for longest; whose record cannot be understood is left out. */
async function* peopleIn(store: LearnerStore, history: ReviewHistory): AsyncGenerator<Person> {
  const ids = await store.idleSince(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  for (const id of ids) {
    const learner = await store.read(id).catch(unlessUnreadable);
    if (learner === undefined) continue;
    const filed = learner.practice.filed === 0 ? [] : await history.read(id).catch(unlessUnreadable);
    yield { learner, history: filed };
  }
}

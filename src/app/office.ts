import type { Instant, LearnerId } from "../domain/learner.ts";
import { emptyRoster, type Roster } from "../domain/roster.ts";
import type { Standing } from "../domain/standing.ts";
import type { AuditLog, LookList, RosterStore } from "../ports/centre.ts";
import type { CentreSettings } from "../ports/centre-settings.ts";
import type { PageKeys } from "../ports/pages.ts";
import type { Papers } from "../ports/papers.ts";
import type { BrokenPlanList } from "../ports/rule-change.ts";
import type { FindContentFigures } from "./content-views/content-figures.ts";

/** What belongs to the centre and not to one learner, and what is made for its staff. */
export interface Office {
  readonly roster: RosterStore;
  /** Ids of the admins, as the configuration names them. */
  readonly admins: ReadonlySet<LearnerId>;
  /** So many characters that nobody can guess, of A to Z and 2 to 9 without those taken for each other. */
  readonly makeCode: (length: number) => string;
  /** Absent: looks are not written down, and nothing of others is shown. */
  readonly looks?: LookList;
  /** Absent: evidence is kept in the records alone. */
  readonly audit?: AuditLog;
  /** Absent: nobody compares the rules with those before. */
  readonly broken?: BrokenPlanList;
  /** Absent: no files are made. */
  readonly papers?: Papers;
  /** For how long things are kept; absent: nobody decided. */
  readonly retention?: Retention;
  /** Absent: there are no pages. */
  readonly pages?: PageKeys;
  /** How people stand; absent: nobody can be looked at. */
  readonly standings?: FindStandings;
  /** Figures and lists for trainers; absent: there are none. */
  readonly contentFigures?: FindContentFigures;
}

/** For how long things are kept, in days. */
export type Retention = Pick<CentreSettings, "retentionDays" | "looksDays">;

/**
 * How these people stand at this time; who is not there, or whose record cannot be understood, is left out. Rejects with an
 * `OutsideError` where records cannot be read just now.
 */
export type FindStandings = (
  who: readonly LearnerId[] | "everybody",
  at: Instant,
) => Promise<ReadonlyMap<LearnerId, Standing>>;

/** An office that keeps nothing beyond this process; its codes can be guessed. For a question asked once, and for tests. */
export function openIdleOffice(given: Partial<Office> = {}): Office {
  let codes = 0;
  return {
    roster: openRosterInMemory(),
    admins: new Set(),
    makeCode: (length) => {
      codes += 1;
      return String(codes).replaceAll("0", "A").replaceAll("1", "B").padStart(length, "Z").slice(-length);
    },
    ...given,
  };
}

/** A roster that ends with the process. */
export function openRosterInMemory(begin: Roster = emptyRoster): RosterStore {
  let roster = begin;
  return {
    now: () => roster,
    change: async (change) => {
      roster = change(roster);
      return roster;
    },
  };
}

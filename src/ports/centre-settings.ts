import type { LearnerId } from "../domain/learner.ts";

/** What a centre decides about people and what is kept of them. */
export interface CentreSettings {
  /** Who runs this assistant and may appoint others. */
  readonly admins: readonly LearnerId[];
  /** Where people's browsers reach the server, without a slash at its end; undefined: where it listens. */
  readonly publicUrl: string | undefined;
  /** Whoever has not written for so many days is erased; undefined: nobody is. */
  readonly retentionDays: number | undefined;
  /** For so many days it is kept who looked at whom. */
  readonly looksDays: number;
}

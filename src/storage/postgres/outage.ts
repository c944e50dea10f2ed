import type { Instant } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** Knows whether the database answers, by what is asked of it. */
export interface Outage {
  /** True where it went well. Tells an operator once that the database is gone, and once that it is back. */
  attempt(run: () => Promise<void>): Promise<boolean>;
  isDown(): boolean;
  /**
   * So shortly after an outage claims of others that ran out say nothing: nobody could renew theirs. Half a lease is
   * time enough for whoever lives.
   */
  wasJustDown(): boolean;
}

interface OutageConfig {
  readonly clock: Clock;
  readonly log: Log;
  readonly leaseMs: number;
}

/** Opens with a database that answers. */
export function openOutage({ clock, log, leaseMs }: OutageConfig): Outage {
  let down = false;
  let backAt: Instant | undefined;
  return {
    async attempt(run) {
      try {
        await run();
        if (down) {
          log.info("The inbox's database answers again");
          backAt = clock.now();
        }
        down = false;
        return true;
      } catch (error) {
        const code = error instanceof OutsideError ? error.code : "BUG";
        if (!down) log.error("The inbox's database does not answer", { code });
        down = true;
        return false;
      }
    },
    isDown: () => down,
    wasJustDown: () => down || (backAt !== undefined && clock.now() - backAt < leaseMs / 2),
  };
}

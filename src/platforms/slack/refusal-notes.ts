import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Metrics } from "../../ports/metrics.ts";

/** Refusals are told of once in so many milliseconds: whoever sends forged requests must not fill the log. */
const quietMs = 60_000;

/** Counts refusals, and tells operators of them: a wrong secret or a wrong clock here looks like a forgery. */
export function openRefusalNotes(given: {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}): () => void {
  const { clock, log, metrics } = given;
  let toldAt = Number.NEGATIVE_INFINITY;
  let refused = 0;
  return () => {
    refused += 1;
    metrics.failed({ platform: "slack", where: "request", code: "401" });
    if (clock.now() - toldAt < quietMs) return;
    toldAt = clock.now();
    log.error(
      "requests that Slack did not sign within five minutes were refused: is SLACK_SIGNING_SECRET right, and the clock?",
      {
        refused,
      },
    );
  };
}

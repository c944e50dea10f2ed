import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Metrics } from "../../ports/metrics.ts";

/** Refusals are told of at most once in so many milliseconds; anybody can cause as many as they like. */
const quietMs = 60_000;

type Why = "token" | "activity";

const hints: Readonly<Record<Why, string>> = {
  token: "Teams: requests without a valid token are refused. If nobody is answered: is MICROSOFT_APP_ID right?",
  activity: "Teams: a genuine token, but not for us. If nobody is answered: is MICROSOFT_APP_TENANT_ID right?",
};

/** Counts refusals, and tells operators of them with what they may have set wrong. */
export function openRefusalNotes(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}): (why: Why) => void {
  const told = new Map<Why, number>();
  return (why) => {
    options.metrics.failed({ platform: "teams", where: "request", code: `E401-${why}` });
    const now = options.clock.now();
    if (now - (told.get(why) ?? Number.NEGATIVE_INFINITY) < quietMs) return;
    told.set(why, now);
    // Anybody who finds the port can cause the first; only the channel the second.
    if (why === "token") options.log.info(hints.token);
    else options.log.error(hints.activity);
  };
}

import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";

/** What Slack's packages write their notes to. */
export type BoltLog = Logger;

/**
 * Takes the packages' notes and passes on that there was one, never its text: it may hold a body or a token. What matters
 * comes as errors, which are told in our own words.
 */
export function openBoltLog(log: Log): BoltLog {
  const silent = () => undefined;
  return {
    debug: silent,
    info: silent,
    warn: silent,
    error: () => log.info("a package of Slack's reports a fault", { platform: "slack" }),
    setLevel: silent,
    getLevel: () => LogLevel.ERROR,
    setName: silent,
  };
}

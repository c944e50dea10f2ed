import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Log } from "../../ports/log.ts";
import type { Metrics } from "../../ports/metrics.ts";
import { readSlackBody, type SlackBody } from "./slack-body.ts";
import { sortBody } from "./sort-body.ts";

/** What became of a body: kept to be answered, come before, not for us, unreadable, or not to be kept just now. */
export type Taken = "accepted" | "repeated" | "left" | "unreadable" | "busy";

export interface TakeOptions {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "failed">;
  /** Bodies on their way, by key, so that they need not be read twice. */
  readonly fresh: Map<string, SlackBody>;
  /** Somebody's profile changed. */
  readonly onBody: (body: SlackBody) => void;
}

/** Keeps a body that Slack sent, durably; whoever sent it may be told so once this has resolved. Never rejects. */
export async function takeBody(value: unknown, text: string, options: TakeOptions): Promise<Taken> {
  const body = readSlackBody(value);
  if (body === undefined) {
    options.log.info("a body from Slack could not be read, and is left", { platform: "slack" });
    return "unreadable";
  }
  options.onBody(body);
  const sorted = sortBody(body);
  if (sorted === undefined) return "left";
  const { inbox, clock, log, metrics, fresh } = options;
  const kept = fresh.has(sorted.key);
  if (!kept) fresh.set(sorted.key, body);
  try {
    const taken = await inbox.accept({ ...sorted, at: clock.now(), body: text });
    if (taken === "repeated" && !kept) fresh.delete(sorted.key);
    return taken;
  } catch (error) {
    if (!kept) fresh.delete(sorted.key);
    const code = error instanceof OutsideError ? error.code : "BUG";
    metrics.failed({ platform: "slack", where: "inbox", code });
    log.error("a delivery could not be kept", { platform: "slack", code });
    return "busy";
  }
}

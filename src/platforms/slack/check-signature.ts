import type { IncomingHttpHeaders } from "node:http";
import { isValidSlackRequest } from "@slack/bolt";

/** Five minutes, in milliseconds: Slack's own bound for old requests, kept here for those from the future too. */
const mostSkew = 300_000;

/**
 * Whether Slack signed these bytes within the last five minutes. The package checks age and signature in constant time;
 * it takes a time stamp from the future, so that is refused here.
 */
export function isFromSlack(
  request: { readonly headers: IncomingHttpHeaders; readonly body: Buffer },
  { signingSecret, now }: { readonly signingSecret: string; readonly now: number },
): boolean {
  const signature = request.headers["x-slack-signature"];
  const stamp = request.headers["x-slack-request-timestamp"];
  if (typeof signature !== "string" || typeof stamp !== "string" || !/^\d{1,12}$/.test(stamp)) return false;
  if (Number(stamp) * 1_000 - now > mostSkew) return false;
  return isValidSlackRequest({
    signingSecret,
    body: request.body.toString("utf8"),
    headers: { "x-slack-signature": signature, "x-slack-request-timestamp": Number(stamp) },
    nowMilliseconds: now,
  });
}

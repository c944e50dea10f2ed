import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Five minutes, in milliseconds: Slack's own bound for old requests (docs.slack.dev, "Verifying requests"). */
const mostSkew = 300_000;

/**
 * Whether Slack signed these bytes within the last five minutes. The package's own check takes a time stamp
 * from the future, and copies and hashes the body more than once; this one reads the bytes as they came.
 */
export function isFromSlack(
  request: { readonly headers: IncomingHttpHeaders; readonly body: Buffer },
  { signingSecret, now }: { readonly signingSecret: string; readonly now: number },
): boolean {
  const signature = request.headers["x-slack-signature"];
  const stamp = request.headers["x-slack-request-timestamp"];
  if (typeof signature !== "string" || typeof stamp !== "string" || !/^\d{1,12}$/.test(stamp)) return false;
  if (Number(stamp) * 1_000 - now > mostSkew) return false;
  if (now - Number(stamp) * 1_000 > mostSkew) return false;
  const ours = createHmac("sha256", signingSecret).update(`v0:${stamp}:`).update(request.body).digest("hex");
  return isSame(`v0=${ours}`, signature);
}

function isSame(ours: string, theirs: string): boolean {
  const [one, other] = [Buffer.from(ours), Buffer.from(theirs)];
  return one.length === other.length && timingSafeEqual(one, other);
}

import { createHash } from "node:crypto";

/** Names the answer to a delivery, the same in every round: 16 characters that fit block ids. */
export function nonceOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 16);
}

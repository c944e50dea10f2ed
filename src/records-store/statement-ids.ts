import { createHash, createHmac } from "node:crypto";
import type { LearnerId } from "../domain/learner.ts";

/** The name space of our ids: made once at random, never to be changed. */
const space = Buffer.from("7d0f1a5e9c3b4e62a8f4d1c2b3e65a90", "hex");

/** A UUID of version 5 (RFC 9562, section 5.5): the same text has the same. */
export function statementId(text: string): string {
  const bytes = createHash("sha1").update(space).update(text, "utf8").digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * The account name of a learner: SHA-256 of the id, 64 hex digits; with a key HMAC-SHA-256, which nobody can work out
 * without it. A change of the key makes everybody another person to the store.
 */
export function actorName(id: LearnerId, key: string | undefined): string {
  const hash = key === undefined ? createHash("sha256") : createHmac("sha256", key);
  return hash.update(id, "utf8").digest("hex");
}

import { createHash } from "node:crypto";
import type { LearnerId } from "../domain/learner.ts";

/**
 * The name of a learner's file: sha256 of the id in UTF-8, 64 hex digits, as `printf %s "$id" | sha256sum` prints it.
 * Different ids have different names also where file names ignore case.
 */
export function learnerHash(id: LearnerId): string {
  const utf8 = Buffer.from(id, "utf8");
  // UTF-8 writes every half of a surrogate pair the same way; 0xff begins no UTF-8 text.
  const bytes = utf8.toString("utf8") === id ? utf8 : Buffer.concat([Buffer.of(0xff), Buffer.from(id, "utf16le")]);
  return createHash("sha256").update(bytes).digest("hex");
}

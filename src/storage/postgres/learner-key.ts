import type { LearnerId } from "../../domain/learner.ts";

/** What a text column cannot hold: NUL, halves of characters; and the sign that writes them. */
const unfit = /[\\\0]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const written = /\\u([0-9a-f]{4})/g;

/** The id as a column holds it: the id itself, but for characters that no real id has, written as `\u0000` and the like. */
export function learnerKey(id: LearnerId): string {
  return id.replace(unfit, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What `learnerKey` was made of. */
export function learnerOf(key: string): LearnerId {
  return key.replace(written, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) as LearnerId;
}

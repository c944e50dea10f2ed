import type { Digest, Letter } from "../../domain/letter.ts";

/** Names the message of a letter among all of this person's. A daily question's key begins with a date. */
export function letterKey({ id }: Pick<Letter, "id">): string {
  return `letter/${id}`;
}

/** Names the message of a digest: there is one for each time it is due. */
export function digestKey({ next }: Pick<Digest, "next">): string {
  return `digest/${next}`;
}

/** What a key names; undefined for a daily question's. */
export function postOfKey(key: string): "letter" | "digest" | undefined {
  if (key.startsWith("letter/")) return "letter";
  return key.startsWith("digest/") ? "digest" : undefined;
}

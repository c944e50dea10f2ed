import type { Letter } from "../../domain/letter.ts";

/** A letter that waits to be brought, and that nobody has seen yet. */
export function newLetter(letter: Pick<Letter, "id" | "kind" | "from" | "fromName" | "text" | "at">): Letter {
  return { ...letter, state: "waiting", sentAt: null, seenAt: null, answer: null };
}

import { randomInt } from "node:crypto";

/** Letters and digits without those that are taken for each other. */
const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** So many of them that nobody can guess. */
export function makeCode(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}

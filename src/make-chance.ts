import { randomBytes } from "node:crypto";

/** From 0 up to 1. */
export function makeChance(): number {
  return randomBytes(4).readUInt32BE() / 2 ** 32;
}

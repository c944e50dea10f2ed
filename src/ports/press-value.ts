import type { Intent } from "../domain/intent.ts";
import { intentSchema } from "./intent-schema.ts";

/** What a button carries: the intent as compact JSON, readable in a log of the platform, checked again when it comes back. */
export function encodePress(intent: Intent): string {
  return JSON.stringify(intent);
}

/** The intent that a pressed button carries; undefined for anything else, as a platform's user can send what they like. */
export function decodePress(value: string): Intent | undefined {
  try {
    return intentSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

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

/**
 * The intent of a form with what was picked put into it, by the ids of its fields; numbers become numbers.
 * Undefined where that is no intent: a field the intent does not have, a value it does not take.
 */
export function fillForm(means: Intent, picked: Readonly<Record<string, readonly string[]>>): Intent | undefined {
  const fields = Object.entries(picked).map(([id, values]) => [id, values.map(asFilled)] as const);
  return intentSchema.safeParse({ ...means, ...Object.fromEntries(fields) }).data;
}

function asFilled(value: string): string | number {
  return /^\d{1,6}$/.test(value) ? Number(value) : value;
}

import { isUnreadable, OutsideError } from "../domain/outside-error.ts";

/** As `unlessUnreadable`, but what a newer program wrote is a failure too: that one can read it. */
export function unlessDamaged(error: unknown): undefined {
  if (error instanceof OutsideError && error.code === "EDAMAGED") return undefined;
  throw error;
}

/**
 * Passes over a record that cannot be understood, as if nobody were there. Any other failure is thrown on: a disk or a
 * database that does not answer just now says nothing of what is in the record.
 */
export function unlessUnreadable(error: unknown): undefined {
  if (isUnreadable(error)) return undefined;
  throw error;
}

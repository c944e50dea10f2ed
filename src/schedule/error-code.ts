import { OutsideError } from "../domain/outside-error.ts";

/** The machine's word for a failure, for the log; "BUG" where nothing outside the program failed. */
export function errorCode(error: unknown): string {
  return error instanceof OutsideError ? error.code : "BUG";
}

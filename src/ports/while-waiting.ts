import type { Timers } from "./timers.ts";

/** After so many milliseconds whoever waits wants to see that something is happening. */
export const patienceMs = 1_000;

/** Runs the work; where it takes longer than a second, `tell` is called once. What `tell` does is its own concern. */
export async function whileWaiting<Value>(
  work: () => Promise<Value>,
  tell: () => void,
  after: Timers["after"],
): Promise<Value> {
  const callOff = after(patienceMs, tell);
  try {
    return await work();
  } finally {
    callOff();
  }
}

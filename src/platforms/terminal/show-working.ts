import type { Writable } from "node:stream";
import type { Timers } from "../../ports/timers.ts";
import { terminalWords } from "./terminal-words.ts";

/** Where it is shown that an answer is being worked on. */
export interface WorkingOptions {
  /** Beside the answers, so that these can be kept in a file: the standard error output. */
  readonly output: Writable;
  readonly timers: Timers;
}

const everyMs = 1_000;

/** After a second, says that something is being worked on, and a dot more each second, until the work is over. */
export async function showWorking<Value>(work: Promise<Value>, options: WorkingOptions): Promise<Value> {
  const { output, timers } = options;
  let shown = false;
  let cancel = (): void => undefined;
  const tick = (): void => {
    output.write(shown ? "." : terminalWords.working);
    shown = true;
    cancel = timers.after(everyMs, tick);
  };
  cancel = timers.after(everyMs, tick);
  try {
    return await work;
  } finally {
    cancel();
    if (shown) output.write("\n");
  }
}

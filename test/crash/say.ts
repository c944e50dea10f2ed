import { writeSync } from "node:fs";
import { systemCode } from "../../src/storage/file-error.ts";

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Writes a line at once, so that what was said before a kill -9 has been said; waits while nobody reads. */
export function say(line: string): void {
  for (let bytes = Buffer.from(`${line}\n`); bytes.length > 0; ) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if (systemCode(error) !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

import { createReadStream } from "node:fs";
import { attempt, unlessMissing } from "./file-error.ts";

/** One line of a file. */
export interface FileLine {
  /** Without its end. */
  readonly bytes: Buffer;
  /** False for a last line that has no end: it was cut off, or is being written. */
  readonly isEnded: boolean;
}

/** A longer line is none of ours; it comes in pieces, so that a damaged file does not fill the memory. */
const longest = 1024 * 1024;

/** The lines of a file, a piece of the file at a time; only LF ends one. A file that is not there has none. */
export async function* readLines(where: string): AsyncGenerator<FileLine, void> {
  const chunks = createReadStream(where)[Symbol.asyncIterator]();
  const next = () => attempt({ where, doing: "read a file" }, () => unlessMissing(() => chunks.next()));
  let rest: Buffer = Buffer.alloc(0);
  for (let chunk = await next(); chunk !== undefined && chunk.done !== true; chunk = await next()) {
    rest = Buffer.concat([rest, chunk.value]);
    let start = 0;
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a, start)) {
      yield { bytes: rest.subarray(start, end), isEnded: true };
      start = end + 1;
    }
    rest = rest.subarray(start);
    if (rest.length <= longest) continue;
    yield { bytes: rest, isEnded: true };
    rest = Buffer.alloc(0);
  }
  if (rest.length > 0) yield { bytes: rest, isEnded: false };
}

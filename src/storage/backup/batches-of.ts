import { open } from "node:fs/promises";
import { attempt } from "../file-error.ts";
import { plainRead } from "./copy-file.ts";

/** About so many bytes go into one statement. */
const batchBytes = 1024 * 1024;
const lineFeed = 10;

/** A file of JSON lines as JSON lists of some of them, in order; what comes after the last line feed is left out. */
export async function* batchesOf(where: string): AsyncIterable<string> {
  const doing = { where, doing: "read a file" };
  const file = await attempt(doing, () => open(where, plainRead));
  try {
    const buffer = Buffer.allocUnsafe(batchBytes);
    let rest = Buffer.alloc(0);
    for (;;) {
      const { bytesRead } = await attempt(doing, () => file.read(buffer, 0, batchBytes));
      if (bytesRead === 0) return;
      const all = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      const end = all.lastIndexOf(lineFeed);
      rest = all.subarray(end + 1);
      // JSON has no line feed but between its parts: by bytes, for there are other line ends within texts.
      if (end > 0) yield `[${all.toString("utf8", 0, end).replaceAll("\n", ",")}]`;
    }
  } finally {
    await file.close();
  }
}

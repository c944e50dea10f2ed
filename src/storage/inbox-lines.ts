import { z } from "zod";
import type { FoundJournal } from "./journal-file.ts";
import { parseJson } from "./parse-json.ts";
import type { Kept } from "./work-lanes.ts";

// n: number, k: key, l: lane, t: time of acceptance, b: body; d: the number of one that is done.
const lineSchema = z.union([
  z.strictObject({ n: z.int().positive(), k: z.string(), l: z.string(), t: z.int(), b: z.string() }),
  z.strictObject({ d: z.int().positive() }),
]);

/** The line that says a delivery was accepted. */
export function acceptedLine({ number, delivery }: Kept): string {
  const { key, lane, at, body } = delivery;
  return JSON.stringify({ n: number, k: key, l: lane, t: at, b: body });
}

/** The line that says a delivery is done. */
export function doneLine({ number }: Kept): string {
  return `{"d":${number}}`;
}

/** What a journal says. */
export interface InboxState {
  /** Neither done nor given up, in the order they were accepted. */
  readonly left: readonly Kept[];
  readonly keys: readonly string[];
  /** The numbers of damaged lines, from 1. */
  readonly damaged: readonly number[];
}

function parseLine(line: Uint8Array): z.output<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(parseJson(line)).data;
  } catch {
    return undefined;
  }
}

/** Reads the lines of one file; a damaged one is skipped. */
export function readInboxLines({ lines }: FoundJournal): InboxState {
  const left = new Map<number, Kept>();
  const keys: string[] = [];
  const damaged: number[] = [];
  for (const [index, bytes] of lines.entries()) {
    const line = parseLine(bytes);
    if (line === undefined) damaged.push(index + 1);
    else if ("d" in line) left.delete(line.d);
    else {
      const { n: number, k: key, l: lane, t: at, b: body } = line;
      left.set(number, { number, delivery: { key, lane, at, body }, again: true });
      keys.push(key);
    }
  }
  return { left: [...left.values()], keys, damaged };
}

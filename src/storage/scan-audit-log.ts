import { type ChainedEntry, type ChainHead, chainedOf, chainTo, emptyHead } from "./audit-lines.ts";
import { type FileLine, readLines } from "./read-lines.ts";

/**
 * What is wrong with a line. `unreadable`: it is not exactly as anything was ever written here. `number`: another line
 * should stand here: one was taken out, put in or moved. `link`: it follows another line than the one before it. `hash`:
 * what it says was changed.
 */
export interface LineFault {
  readonly line: number;
  readonly why: "unreadable" | "number" | "link" | "hash";
}

/** What a walk through the log found. */
export interface AuditScan {
  /** The last line that can be read. */
  readonly end: ChainHead;
  readonly lines: number;
  /** The first; null: every line follows from the one before. */
  readonly fault: LineFault | null;
  /** Bytes of all lines with their ends. */
  readonly whole: number;
  /** Bytes after them: a line that was cut off, or is being written. */
  readonly torn: number;
}

/** Reads the log from its beginning, a piece at a time; `see` is told every line that can be read. */
export function scanAuditLog(file: string, see: (line: ChainedEntry) => void): Promise<AuditScan> {
  return scanAuditLines(readLines(file), see);
}

/** The same for a log that does not lie in a file. */
export async function scanAuditLines(
  log: AsyncIterable<FileLine>,
  see: (line: ChainedEntry) => void,
): Promise<AuditScan> {
  let end = emptyHead;
  let fault: LineFault | null = null;
  let lines = 0;
  let whole = 0;
  for await (const { bytes, isEnded } of log) {
    if (!isEnded) return { end, lines, fault, whole, torn: bytes.length };
    lines += 1;
    whole += bytes.length + 1;
    const found = chainedOf(bytes);
    const why = faultOf(found, end, lines);
    if (why !== null) fault ??= { line: lines, why };
    if (found === undefined) continue;
    end = { n: found.n, hash: found.hash };
    see(found);
  }
  return { end, lines, fault, whole, torn: 0 };
}

function faultOf(found: ChainedEntry | undefined, before: ChainHead, line: number): LineFault["why"] | null {
  if (found === undefined) return "unreadable";
  if (found.n !== line) return "number";
  if (found.prev !== before.hash) return "link";
  return chainTo(before, found.entry).hash === found.hash ? null : "hash";
}

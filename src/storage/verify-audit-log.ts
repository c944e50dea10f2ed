import { type ChainedEntry, type ChainHead, headOf } from "./audit-lines.ts";
import { auditPlaces } from "./audit-log.ts";
import { readWhole } from "./durable-file.ts";
import { nodeFileSystem } from "./file-system.ts";
import { type AuditScan, type LineFault, scanAuditLog } from "./scan-audit-log.ts";

/**
 * What is wrong with a log. `cut`: the head counts more lines than there are. `head`: the line the head names says
 * something else. `no-head`: there are lines and no head that can be read. `not-known`: the hash that was written down
 * stands in no line.
 */
export type AuditFault =
  | LineFault
  | { readonly line: number; readonly why: "cut"; readonly head: ChainHead }
  | { readonly line: number; readonly why: "head" | "no-head" | "not-known" };

/** What verifying found. */
export interface AuditVerdict {
  readonly lines: number;
  readonly end: ChainHead;
  readonly faults: readonly AuditFault[];
  /** A last line without an end, which a running server may just be writing. */
  readonly isTorn: boolean;
  /** The line whose hash was written down; null where none was asked for, or there is none. */
  readonly known: number | null;
}

/**
 * Holds the log of a data folder against its chain and its head, also while a server writes it; `known` is a hash that
 * was written down before. Whoever can write the folder could forge both: only such a hash shows that.
 */
export async function verifyAuditLog(dir: string, known?: string): Promise<AuditVerdict> {
  const { file, head: headFile } = auditPlaces(dir);
  // Before the log: a line written meanwhile must not look like one that the head does not know.
  const before = await readHead(headFile);
  const read = await judgeAudit({ head: before, known, scan: (see) => scanAuditLog(file, see) });
  // Or it was just begun.
  const isBegun = before === undefined && read.lines > 0 && typeof (await readHead(headFile)) === "object";
  return isBegun ? { ...read, faults: read.faults.filter(({ why }) => why !== "no-head") } : read;
}

/** A log to be held against its chain and its head. */
interface Judging {
  readonly head: ChainHead | "damaged" | undefined;
  readonly known: string | undefined;
  readonly scan: (see: (line: ChainedEntry) => void) => Promise<AuditScan>;
}

/** What verifying a log finds, wherever it lies; the head was read before, or at the same moment. */
export async function judgeAudit({ head, known, scan: walk }: Judging): Promise<AuditVerdict> {
  let headAt: string | null = null;
  let knownAt: number | null = null;
  const scan = await walk(({ n, hash }) => {
    if (typeof head === "object" && n === head.n) headAt = hash;
    if (hash === known) knownAt = n;
  });
  const faults: AuditFault[] = scan.fault === null ? [] : [scan.fault];
  if (head === "damaged" || (head === undefined && scan.lines > 0)) faults.push({ line: scan.lines, why: "no-head" });
  else if (head !== undefined) {
    if (head.n > scan.end.n) faults.push({ line: scan.lines, why: "cut", head });
    else if (headAt !== head.hash) faults.push({ line: Math.min(head.n, scan.lines), why: "head" });
  }
  if (known !== undefined && knownAt === null) faults.push({ line: scan.lines, why: "not-known" });
  return { lines: scan.lines, end: scan.end, faults, isTorn: scan.torn > 0, known: knownAt };
}

async function readHead(where: string): Promise<ChainHead | "damaged" | undefined> {
  const bytes = await readWhole(nodeFileSystem, where);
  return bytes && (headOf(bytes) ?? "damaged");
}

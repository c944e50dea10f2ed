import { dirname, join } from "node:path";
import type { AuditEntry } from "../domain/evidence.ts";
import type { AuditLog } from "../ports/centre.ts";
import type { Log } from "../ports/log.ts";
import { openLineFile } from "./append-lines.ts";
import { type ChainHead, chainedOf, chainTo, headOf, textOfHead, textOfLine } from "./audit-lines.ts";
import { makeRoom } from "./data-folder.ts";
import { readWhole, removeDurably, syncFolder, writeDurably } from "./durable-file.ts";
import { attempt } from "./file-error.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { openOneByOne } from "./one-by-one.ts";
import { readLines } from "./read-lines.ts";
import { type AuditScan, scanAuditLog } from "./scan-audit-log.ts";
import { openSeenEntries, type SeenEntries } from "./seen-entries.ts";

interface AuditLogOptions {
  /** The data folder; it has to be there. For one process: the one that has its lock. */
  readonly dir: string;
  readonly log: Log;
  readonly fs?: FileSystem;
}

/** Where the log and its head lie in a data folder. */
export function auditPlaces(dir: string): { readonly file: string; readonly head: string } {
  const room = join(dir, "evidence");
  return { file: join(room, "log.jsonl"), head: join(room, "head.json") };
}

interface Writing {
  readonly seen: SeenEntries;
  /** What the next line follows. */
  end: ChainHead;
  /** How many lines the head on the disk counts. */
  told: number;
}

/**
 * The evidence log, one line an entry, each with the hash of the one before, readable by this user only. It is read once,
 * with the first entry that is brought. A break found then is told and stays in the file: what comes after it is chained
 * so that verifying goes on to show it.
 */
export function openAuditLog({ dir, log, fs = nodeFileSystem }: AuditLogOptions): AuditLog {
  const { file, head } = auditPlaces(dir);
  const lineFile = openLineFile(file);
  const inTurn = openOneByOne();
  let writing: Writing | undefined;

  async function append(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const state = writing ?? (await begin({ file, head, fs, log }));
    // Until all is on the disk: where anything fails, the next one reads again how far it came.
    writing = undefined;
    await addLines(state, entries);
    if (state.end.n > state.told) await tellHead(state);
    writing = state;
  }

  async function addLines(state: Writing, entries: readonly AuditEntry[]): Promise<void> {
    const lines: string[] = [];
    const first = state.end.n === 0;
    for (const entry of entries) {
      if (state.seen.has(entry.id)) continue;
      const line = chainTo(state.end, entry);
      lines.push(textOfLine(line));
      state.seen.add(entry.id);
      state.end = { n: line.n, hash: line.hash };
    }
    await lineFile.add(lines);
    const attempted = { where: file, doing: "write to a file", answered: true };
    if (first && lines.length > 0) await attempt(attempted, () => syncFolder(fs, dirname(file)));
  }

  async function tellHead(state: Writing): Promise<void> {
    const temp = `${head}.tmp`;
    await removeDurably(fs, temp);
    await writeDurably(fs, { file: head, temp, text: textOfHead(state.end) });
    state.told = state.end.n;
  }

  return {
    append: (entries) => inTurn(() => append(entries)),
    async entriesOf(aliases) {
      await inTurn(async () => undefined);
      return entriesIn(file, aliases);
    },
  };
}

interface Beginning {
  readonly file: string;
  readonly head: string;
  readonly fs: FileSystem;
  readonly log: Log;
}

async function begin({ file, head, fs, log }: Beginning): Promise<Writing> {
  await makeRoom(fs, dirname(file));
  const seen = openSeenEntries();
  const bytes = await readWhole(fs, head);
  const told = bytes && headOf(bytes);
  let isHeadThere = false;
  const scan = await scanAuditLog(file, ({ n, hash, entry }) => {
    seen.add(entry.id);
    if (n === told?.n && hash === told.hash) isHeadThere = true;
  });
  if (scan.torn > 0) {
    await cutTo(file, scan.whole, fs);
    log.info("The last line of the evidence log was cut off while it was written; it is written again", {
      bytes: scan.torn,
    });
  }
  tellBreak(scan, { told, isHeadThere, log });
  // After an end that was cut away the chain goes on from where it was, so that the gap stays to be seen.
  const end = told !== undefined && told.n > scan.end.n ? told : scan.end;
  return { seen, end, told: told?.n ?? 0 };
}

interface Head {
  readonly told: ChainHead | undefined;
  readonly isHeadThere: boolean;
  readonly log: Log;
}

function tellBreak({ fault, lines }: AuditScan, { told, isHeadThere, log }: Head): void {
  const isSound = fault === null && (isHeadThere || (told === undefined && lines === 0));
  if (isSound) return;
  const line = fault?.line ?? lines;
  log.error("The evidence log is not as it was written here: look with “npm run evidence -- verify”", { line });
}

async function cutTo(where: string, size: number, fs: FileSystem): Promise<void> {
  await attempt({ where, doing: "write to a file" }, async () => {
    const open = await fs.open(where, "r+");
    try {
      await open.truncate(size);
      await open.sync();
    } finally {
      await open.close();
    }
  });
}

/** Entries about or by these people, oldest first, read a piece at a time; also beside the process that writes. */
export async function entriesIn(file: string, aliases: readonly string[]): Promise<readonly AuditEntry[]> {
  const found: AuditEntry[] = [];
  if (aliases.length === 0) return found;
  for await (const { bytes, isEnded } of readLines(file)) {
    // Most lines are about others, and need not be taken apart.
    if (!isEnded || !aliases.some((alias) => bytes.includes(alias))) continue;
    const entry = chainedOf(bytes)?.entry;
    if (entry !== undefined && (aliases.includes(entry.learner) || aliases.includes(entry.by))) found.push(entry);
  }
  return found;
}

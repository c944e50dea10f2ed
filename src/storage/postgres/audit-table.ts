import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { AuditEntry } from "../../domain/evidence.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { AuditLog } from "../../ports/centre.ts";
import { type ChainedEntry, type ChainHead, chainedOf, chainTo, emptyHead } from "../audit-lines.ts";
import { openOneByOne } from "../one-by-one.ts";
import { lineOf, rowOf, rowsAfter, rowsAtOnce } from "./audit-rows.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";
import { readValue } from "./versioned-value.ts";

/** Any number, the same in every instance: whoever holds this lock writes the evidence log. */
const writeLock = 727_401_312;
/** Columns times rows stay far below PostgreSQL's 65,535 parameters. */
const mostTogether = 1_000;
/** The name of the head among the values. */
const headName = "audit-head";
const headSchema = z.strictObject({ n: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The evidence log as rows, one chain over all instances: who appends holds a lock until it is committed. A break at the
 * end found then is told and stays; what comes after it is chained so that verifying goes on to show it.
 */
export function openAuditTable({ run, log }: Pick<Database, "run" | "log">): AuditLog {
  // One connection of the pool waits for the lock, not all of them.
  const inTurn = openOneByOne();
  const append = async (entries: readonly AuditEntry[]): Promise<void> => {
    const isSound = await run((db) => db.transaction().execute((step) => appendTo(step, entries)));
    if (isSound) return;
    log.error("The evidence log is not as it was written here: look with “npm run evidence -- verify”");
  };
  return {
    append: (entries) =>
      inTurn(async () => {
        for (let at = 0; at < entries.length; at += mostTogether) await append(entries.slice(at, at + mostTogether));
      }),
    entriesOf: (aliases) => inTurn(() => run((db) => entriesOf(db, aliases))),
  };
}

/** The head that was kept beside the rows: "damaged" where it is none, undefined before the first entry. */
export async function readAuditHead(db: Kysely<Tables>): Promise<ChainHead | "damaged" | undefined> {
  const { changes, value } = await readValue(db, headName);
  return changes === 0 ? undefined : (headSchema.safeParse(value).data ?? "damaged");
}

/** False: the end is not the one that was written last. */
async function appendTo(db: Kysely<Tables>, entries: readonly AuditEntry[]): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${writeLock})`.execute(db);
  const told = await readAuditHead(db);
  const last = await db.selectFrom("audit").select(["n", "hash"]).orderBy("n", "desc").limit(1).executeTakeFirst();
  const lines = await chained(db, { entries, end: endOf(told, last) });
  const head = lines.at(-1);
  if (head !== undefined) {
    await db.insertInto("audit").values(lines.map(rowOf)).execute();
    await keepHead(db, head);
  }
  if (told === undefined || last === undefined) return told === last;
  return told !== "damaged" && told.n === last.n && told.hash === last.hash;
}

/** After an end that was cut away the chain goes on from where it was, so that the gap stays to be seen. */
function endOf(told: ChainHead | "damaged" | undefined, last: ChainHead | undefined): ChainHead {
  if (told === undefined || told === "damaged") return last ?? emptyHead;
  return last === undefined || told.n > last.n ? told : last;
}

interface Adding {
  readonly entries: readonly AuditEntry[];
  readonly end: ChainHead;
}

/** The lines of those that are not there yet. */
async function chained(db: Kysely<Tables>, { entries, end }: Adding): Promise<readonly ChainedEntry[]> {
  const ids = entries.map(({ id }) => id);
  if (ids.length === 0) return [];
  const there = await db.selectFrom("audit").select("entry_id").where("entry_id", "in", ids).execute();
  const seen = new Set(there.map((one) => one.entry_id));
  const lines: ChainedEntry[] = [];
  for (const entry of entries) {
    if (seen.has(entry.id)) continue;
    seen.add(entry.id);
    lines.push(chainTo(lines.at(-1) ?? end, entry));
  }
  return lines;
}

async function keepHead(db: Kysely<Tables>, { n, hash }: ChainHead): Promise<void> {
  const value = JSON.stringify({ n, hash });
  await db
    .insertInto("values")
    .values({ name: headName, changes: n, value })
    .onConflict((on) => on.column("name").doUpdateSet({ changes: n, value }))
    .execute();
}

async function entriesOf(db: Kysely<Tables>, aliases: readonly string[]): Promise<readonly AuditEntry[]> {
  if (aliases.length === 0) return [];
  const rows = await db
    .selectFrom("audit")
    .select("line")
    .where((is) => is.or([is("learner", "in", aliases), is("by_alias", "in", aliases)]))
    .orderBy("n")
    .execute();
  return rows.flatMap(({ line }) => chainedOf(Buffer.from(line))?.entry ?? []);
}

/** All entries, oldest first, as they are while they are read. Rejects with EDAMAGED where a row is not as it was written. */
export async function* allEntriesIn({ run, where }: Pick<Database, "run" | "where">): AsyncGenerator<AuditEntry> {
  let end = emptyHead;
  while (true) {
    const { n } = end;
    const rows = await run((db) => rowsAfter(db, n));
    for (const row of rows) {
      const found = lineOf(row);
      if (found === undefined || found.prev !== end.hash || chainTo(end, found.entry).hash !== found.hash)
        throw damaged(where, end.n + 1);
      end = found;
      yield found.entry;
    }
    if (rows.length < rowsAtOnce) return;
  }
}

function damaged(where: string, line: number): OutsideError {
  const message = `The evidence log is not as it was written (entry ${line}). Look with: npm run evidence -- verify`;
  return new OutsideError(message, { where, code: "EDAMAGED" });
}

import { createHash } from "node:crypto";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { LearnerId } from "../../domain/learner.ts";
import type { Look, LookList } from "../../ports/centre.ts";
import { openBatches } from "../in-batches.ts";
import { lineOf, looksWithout, parseLook } from "../look-lines.ts";
import { openOneByOne } from "../one-by-one.ts";
import { jsonbText } from "./jsonb-text.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** Columns times rows stay far below PostgreSQL's 65,535 parameters. */
const mostTogether = 2_000;
/** Looks read at once: some ten milliseconds in which nobody else is answered. */
const readTogether = 1_000;
/** Any number, the same in every instance: whoever holds this lock forgets somebody. */
const forgetLock = 727_401_311;

/**
 * Looks as rows, for any number of instances. The same look noted twice is one; those noted while others are being
 * written go with one statement, and share its fate.
 */
export function openLooksTable({ run }: Pick<Database, "run">): LookList {
  const inTurn = openOneByOne();
  const batches = openBatches<Look>(inTurn, async (all) => {
    for (let at = 0; at < all.length; at += mostTogether) await run((db) => add(db, all.slice(at, at + mostTogether)));
  });
  const change = <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<void> => {
    batches.end();
    return inTurn(async () => void (await run(work)));
  };
  return {
    note: batches.add,
    list: () => readAll(run, sql`true`),
    at: ({ people, teams }) =>
      readAll(
        run,
        sql`(who = any(${people}::text[]) or (who is null and look #>> '{whom,team}' = any(${teams}::text[])))`,
      ),
    by: (people) => readAll(run, sql`by_id = any(${people}::text[])`),
    forget: (who) => change((db) => db.transaction().execute((step) => forget(step, who))),
    prune: (before) => change((db) => db.deleteFrom("looks").where("at", "<", before).execute()),
  };
}

async function add(db: Kysely<Tables>, looks: readonly Look[]): Promise<void> {
  await db
    .insertInto("looks")
    .values(looks.map(rowOf))
    .onConflict((on) => on.column("hash").doNothing())
    .execute();
}

const rowOf = (given: Look) => {
  const { by, whom, at } = given;
  const line = lineOf(given);
  const hash = createHash("sha256").update(line).digest("hex");
  return { at, by_id: by, who: whom.kind === "person" ? whom.who : null, look: jsonbText(given), hash };
};

/** Newest first, some at a time: other messages are answered in between. No index finds a person: all rows are looked at, by the database. */
async function readAll(run: Database["run"], which: RawBuilder<boolean>): Promise<readonly Look[]> {
  const found: Look[] = [];
  let before: Place | undefined;
  while (true) {
    const rows = await run((db) => readSome(db, { which, before }));
    found.push(...rows.flatMap(({ look }) => parseLook(look) ?? []));
    if (rows.length < readTogether) return found;
    before = rows.at(-1);
  }
}

interface Place {
  readonly at: number;
  readonly number: number;
}

interface Some {
  readonly which: RawBuilder<boolean>;
  /** Those that come after this one, which is older or was noted earlier in the same moment. */
  readonly before: Place | undefined;
}

function readSome(db: Kysely<Tables>, { which, before }: Some) {
  const all = db.selectFrom("looks").select(["at", "number", "look"]).where(which);
  const rest = before && sql<boolean>`(at, number) < (${before.at}::bigint, ${before.number}::bigint)`;
  const left = rest === undefined ? all : all.where(rest);
  return left.orderBy("at", "desc").orderBy("number", "desc").limit(readTogether).execute();
}

/** Looks at a team keep their place, without who looked; where that makes two the same, one goes. */
async function forget(db: Kysely<Tables>, who: LearnerId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${forgetLock})`.execute(db);
  await db
    .deleteFrom("looks")
    .where((is) => is.or([is("who", "=", who), is.and([is("by_id", "=", who), is("who", "is not", null)])]))
    .execute();
  const rows = await db.selectFrom("looks").select(["number", "look"]).where("by_id", "=", who).execute();
  for (const { number, look } of rows) await erase(db, { number, left: looksWithout(looksIn(look), who) });
}

const looksIn = (value: unknown): readonly Look[] => {
  const look = parseLook(value);
  return look === undefined ? [] : [look];
};

interface Erasing {
  readonly number: number;
  /** The look without the person; none where the row held none. */
  readonly left: readonly Look[];
}

async function erase(db: Kysely<Tables>, { number, left }: Erasing): Promise<void> {
  const [look] = left;
  const row = look && rowOf(look);
  const same = row && (await db.selectFrom("looks").select("number").where("hash", "=", row.hash).executeTakeFirst());
  if (row === undefined || same !== undefined) await db.deleteFrom("looks").where("number", "=", number).execute();
  else await db.updateTable("looks").set(row).where("number", "=", number).execute();
}

import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { LearnerId } from "../../domain/learner.ts";
import type { Look, LookList } from "../../ports/centre.ts";
import { openBatches } from "../in-batches.ts";
import { lineOf, lookOf, looksWithout } from "../look-lines.ts";
import { openOneByOne } from "../one-by-one.ts";
import { jsonbText } from "./jsonb-text.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** Columns times rows stay far below PostgreSQL's 65,535 parameters. */
const mostTogether = 2_000;
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
    list: () => inTurn(() => run(list)),
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

async function list(db: Kysely<Tables>): Promise<readonly Look[]> {
  const rows = await db.selectFrom("looks").select("look").orderBy("at", "desc").orderBy("number", "desc").execute();
  return rows.flatMap(({ look }) => lookOf(JSON.stringify(look)) ?? []);
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
  const look = lookOf(JSON.stringify(value));
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

import { type Kysely, sql } from "kysely";
import type { Statement } from "../../ports/statement-outbox.ts";
import type { Kept } from "../work-lanes.ts";
import { storableText } from "./jsonb-text.ts";
import type { Tables } from "./tables.ts";

/** Any number, the same in every instance: whoever holds this lock claims, for the blink of an eye. */
const claimLock = 727_401_315;
/** Columns times rows stay far below PostgreSQL's 65,535 parameters. */
const mostTogether = 5_000;
/** So long a claim counts that nobody renews: its instance is gone. */
const lease = sql<Date>`now() + interval '60 seconds'`;

/** Adds statements in this order; one whose id is there already is left as it is. */
export async function addStatements(db: Kysely<Tables>, statements: readonly Statement[]): Promise<void> {
  for (let at = 0; at < statements.length; at += mostTogether) {
    const rows = statements.slice(at, at + mostTogether).map((one) => ({
      id: one.id,
      actor: storableText(one.actor.account.name),
      statement: JSON.stringify(one),
    }));
    const added = db.insertInto("statements").values(rows);
    await added.onConflict((on) => on.column("id").doNothing()).execute();
  }
}

/**
 * The next statements, claimed for this instance. None of a person of whose statements another instance sends some just
 * now: one person's arrive in their order.
 */
export async function claimStatements(
  db: Kysely<Tables>,
  { instance, most }: { readonly instance: string; readonly most: number },
): Promise<readonly Kept[]> {
  const rows = await db.transaction().execute(async (step) => {
    await sql`select pg_advisory_xact_lock(${claimLock})`.execute(step);
    const next = step
      .selectFrom("statements as one")
      .select("number")
      .where("refused", "is", null)
      .where(sql<boolean>`(one.claimed_until is null or one.claimed_until < now())`)
      .where(sql<boolean>`not exists (select from statements other
        where other.actor = one.actor and other.claimed_until > now() and other.claimed_by <> ${instance})`)
      .orderBy("number")
      .limit(most)
      .forUpdate()
      .skipLocked();
    const claimed = step.updateTable("statements").set({ claimed_by: instance, claimed_until: lease });
    return claimed.where("number", "in", next).returning(["number", "id", "actor", "statement"]).execute();
  });
  return rows.map(keptOf).sort((a, b) => a.number - b.number);
}

interface Claimed {
  readonly number: number;
  readonly id: string;
  readonly actor: string;
  readonly statement: string;
}

const keptOf = ({ number, id, actor, statement }: Claimed): Kept => ({
  number,
  delivery: { key: id, lane: actor, at: 0, body: statement },
  again: false,
});

/** Holds on to what this instance has claimed. */
export async function renewClaims(db: Kysely<Tables>, instance: string): Promise<void> {
  await db.updateTable("statements").set({ claimed_until: lease }).where("claimed_by", "=", instance).execute();
}

/** Those of these that this instance still has claimed, held on to: the others were forgotten, or another sends them. */
export async function stillClaimed(
  db: Kysely<Tables>,
  { instance, numbers }: { readonly instance: string; readonly numbers: readonly number[] },
): Promise<readonly number[]> {
  const { rows } = await sql<{ number: number }>`update statements set claimed_until = ${lease}
    where number = any(${[...numbers]}::bigint[]) and claimed_by = ${instance} returning number`.execute(db);
  return rows.map(({ number }) => number);
}

/** Leaves what this instance has claimed to the others. */
export async function leaveClaims(db: Kysely<Tables>, instance: string): Promise<void> {
  const free = db.updateTable("statements").set({ claimed_by: null, claimed_until: null });
  await free.where("claimed_by", "=", instance).execute();
}

/** Takes these out. */
export async function removeStatements(db: Kysely<Tables>, numbers: readonly number[]): Promise<void> {
  if (numbers.length > 0) await sql`delete from statements where number = any(${[...numbers]}::bigint[])`.execute(db);
}

/** How many wait to be sent, by all instances together. */
export async function countStatements(db: Kysely<Tables>): Promise<number> {
  const waiting = db.selectFrom("statements").select((of) => of.fn.countAll<number>().as("count"));
  return (await waiting.where("refused", "is", null).executeTakeFirst())?.count ?? 0;
}

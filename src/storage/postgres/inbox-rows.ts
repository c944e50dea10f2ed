import { sql } from "kysely";
import type { Delivery } from "../../ports/inbox.ts";
import type { Database } from "./open-database.ts";
import { givesNoSign } from "./sign-of-life.ts";

/** A delivery that this instance may work on, alone among all. */
export interface ClaimedRow {
  readonly number: number;
  readonly delivery: Delivery;
  /** An earlier claim ran out, or an earlier round said that it may have been answered. */
  readonly again: boolean;
  readonly tries: number;
}

/** What became of a delivery that was handed in; no number: its key was there. */
export interface AcceptedRow {
  readonly number: number | null;
  readonly mine: boolean;
}

export interface RenewedRow {
  readonly number: number;
  readonly renewed: boolean;
}

/** What an instance does to the rows of one platform. Each is one statement but `disown`; failures are an `OutsideError`. */
export interface InboxRows {
  /** In this order; up to `free` are claimed. */
  accept(deliveries: readonly Delivery[], free: number): Promise<readonly AcceptedRow[]>;
  has(key: string): Promise<boolean>;
  /** Answers the next of those lanes, claimed, where `goesOn`. What is not ours any more is left as it is. */
  done(claims: readonly ClaimedRow[], goesOn: boolean): Promise<readonly ClaimedRow[]>;
  /** The oldest of those lanes that nobody works on; with `takesOver` also what another's claim ran out on. */
  take(most: number, takesOver: boolean): Promise<readonly ClaimedRow[]>;
  /** What an instance claimed that gives no sign of life and renewed nothing for a third of the lease is over. */
  expireGone(): Promise<void>;
  /** Answers those that are still ours; not renewed were those that we were just changing. */
  renew(numbers: readonly number[]): Promise<readonly RenewedRow[]>;
  rest(claim: ClaimedRow, waitMs: number): Promise<void>;
  /** `idle` as if they had never been claimed; `begun` at once for others, who know that they were begun. */
  release(idle: readonly number[], begun: readonly number[]): Promise<void>;
  /** What is ours beside these was claimed by a statement whose answer was lost: it was never begun. */
  disown(held: readonly number[]): Promise<void>;
  /** Removes what was done a quarter of an hour ago, and counts what is not done: up to `most`. */
  sweep(most: number): Promise<number>;
}

interface RowsConfig {
  readonly database: Database;
  readonly platform: string;
  readonly leaseMs: number;
}

interface Row {
  readonly number: number;
  readonly key: string;
  readonly lane: string;
  readonly at: number;
  readonly body: string;
  readonly again: boolean;
  readonly tries: number;
}

interface LostClaim {
  readonly number: number;
  readonly until: string;
}

const claimed = ({ number, key, lane, at, body, again, tries }: Row): ClaimedRow => ({
  number,
  delivery: { key, lane, at, body },
  again,
  tries,
});

/** The one letter that a text of PostgreSQL cannot hold. */
const storable = (text: string): string => text.replaceAll("\0", "\uFFFD");

/** Keys are known this long after they were done; so many rows are removed at once. */
const keptFor = "15 minutes";
const mostRemoved = 2_000;

/** The rows of one platform, as this instance sees them. */
export function inboxRows(config: RowsConfig): InboxRows {
  const { database, platform, leaseMs } = config;
  const { run, instance: me } = database;
  return {
    accept(deliveries, free) {
      const keys = deliveries.map((one) => storable(one.key));
      const lanes = deliveries.map((one) => storable(one.lane));
      const ats = deliveries.map((one) => one.at);
      const bodies = deliveries.map((one) => storable(one.body));
      const statement = sql<AcceptedRow>`select num as number, mine
        from inbox_accept(${platform}, ${me}, ${leaseMs}, ${free}, ${keys}, ${lanes}, ${ats}, ${bodies}) order by place`;
      return run(async (db) => (await statement.execute(db)).rows);
    },
    has: (key) =>
      run(async (db) => {
        const found = db
          .selectFrom("inbox")
          .select("number")
          .where("platform", "=", platform)
          .where("key", "=", storable(key));
        return (await found.executeTakeFirst()) !== undefined;
      }),
    done(claims, goesOn) {
      const numbers = claims.map((one) => one.number);
      const lanes = claims.map((one) => one.delivery.lane);
      const statement = sql<Row>`select number, key, lane, at, body, again, tries
        from inbox_done(${platform}, ${me}, ${leaseMs}, ${goesOn}, ${numbers}, ${lanes})`;
      return run(async (db) => (await statement.execute(db)).rows.map(claimed));
    },
    take: (most, takesOver) => {
      const statement = sql<Row>`select number, key, lane, at, body, again, tries
        from inbox_take(${platform}, ${me}, ${leaseMs}, ${most}, ${takesOver}) order by number`;
      return run(async (db) => (await statement.execute(db)).rows.map(claimed));
    },
    expireGone: () => {
      const statement = sql`with old as (
          select number, claimed_by from inbox where platform = ${platform} and done_at is null
            and claimed_until > clock_timestamp()
            and claimed_until <= clock_timestamp() + ${(leaseMs * 2) / 3} * interval '1 ms'
          order by number for update skip locked),
        gone as (select distinct claimed_by from old where ${givesNoSign("claimed_by")})
        update inbox set claimed_until = clock_timestamp()
        where number in (select number from old where claimed_by in (select claimed_by from gone))`;
      return run(async (db) => void (await statement.execute(db)));
    },
    renew: (numbers) => {
      // What is locked is just being changed by ourselves: it keeps its time until the next turn.
      const statement = sql<RenewedRow>`with ours as (
          select number from inbox where number = any (${numbers}) and claimed_by = ${me} and done_at is null
          order by number for update skip locked),
        renewed as (update inbox set claimed_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
          where number in (select number from ours) and claimed_by = ${me} returning number)
        select i.number, r.number is not null as renewed from inbox i left join renewed r on r.number = i.number
        where i.number = any (${numbers}) and i.claimed_by = ${me}`;
      return run(async (db) => (await statement.execute(db)).rows);
    },
    rest: ({ number, again, tries }, waitMs) => {
      const statement = sql`update inbox set again = ${again}, tries = ${tries},
          rests_until = clock_timestamp() + ${waitMs} * interval '1 ms'
        where number = ${number} and claimed_by = ${me} and done_at is null`;
      return run(async (db) => void (await statement.execute(db)));
    },
    release: (idle, begun) => {
      const statement = sql`update inbox set
          claimed_by = case when number = any (${begun}) then claimed_by end,
          claimed_until = case when number = any (${begun}) then clock_timestamp() end
        where number = any (${[...idle, ...begun]}) and claimed_by = ${me} and done_at is null`;
      return run(async (db) => void (await statement.execute(db)));
    },
    disown: (held) => disown(config, held),
    sweep: (most) => {
      const statement = sql<{ readonly waiting: number }>`with old as (
          select number from inbox where done_at < now() - ${keptFor}::interval
          order by done_at limit ${mostRemoved} for update skip locked),
        gone as (delete from inbox where number in (select number from old))
        select count(*) as waiting
        from (select from inbox where platform = ${platform} and done_at is null limit ${most}) as undone`;
      return run(async (db) => (await statement.execute(db)).rows[0]?.waiting ?? 0);
    },
  };
}

/** What runs late, long after we gave it up, must not give back what was claimed since: each claim is named by its end. */
async function disown({ database, platform }: RowsConfig, held: readonly number[]): Promise<void> {
  const { run, instance: me } = database;
  const ours = sql<LostClaim>`select number, claimed_until::text as until from inbox where platform = ${platform}
    and done_at is null and claimed_by = ${me} and number <> all (${[...held]}::bigint[])`;
  const { rows } = await run((db) => ours.execute(db));
  if (rows.length === 0) return;
  const [numbers, untils] = [rows.map(({ number }) => number), rows.map(({ until }) => until)];
  const statement = sql`update inbox set claimed_by = null, claimed_until = null
    from unnest(${numbers}::bigint[], ${untils}::text[]) as lost (number, until)
    where inbox.number = lost.number and inbox.claimed_by = ${me} and inbox.done_at is null
      and inbox.claimed_until = lost.until::timestamptz`;
  await run(async (db) => void (await statement.execute(db)));
}

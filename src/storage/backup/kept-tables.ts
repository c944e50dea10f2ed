import { z } from "zod";
import type { Tables } from "../postgres/tables.ts";
import type { Session } from "./in-session.ts";

/**
 * Every table of ours, those that others refer to first; one of `tables.ts` that is missing here does not compile. The
 * passing tables are left out: keys to pages, and what was made of people's records for them, live for minutes.
 */
const kept: Readonly<Record<keyof Tables, true>> = {
  learners: true,
  cards: true,
  answers: true,
  filed_answers: true,
  prompts: true,
  lanes: true,
  inbox: true,
  values: true,
  looks: true,
  audit: true,
  reports: true,
  unanswered: true,
  broken_plans: true,
  installations: true,
  statements: true,
};
const names = Object.keys(kept);

/** A table of ours as the database has it; all but `name` as it stands in a statement. */
export interface KeptTable {
  readonly name: string;
  readonly quoted: string;
  /** Those that are not computed, by name: the same for every way the table came to have them. */
  readonly columns: string;
  /** The primary key. Texts by bytes: the order must not depend on a server's collation. */
  readonly order: string;
}

const found = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      quoted: z.string(),
      columns: z.string(),
      order: z.string(),
    }),
  ),
});

const ownSchema = "(select oid from pg_namespace where nspname = current_schema())";

const catalogue = `
  select c.relname::text as name, quote_ident(c.relname) as quoted,
    (select string_agg(quote_ident(a.attname), ', ' order by a.attname) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end,
        ', ' order by k.place)
      from pg_index i cross join unnest(i.indkey) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      where i.indrelid = c.oid and i.indisprimary) as order
  from pg_class c where c.relkind = 'r' and c.relnamespace = ${ownSchema} and c.relname = any($1)`;

/** The tables that a backup holds and that are there, those that others refer to first. */
export async function listTables({ query }: Session): Promise<readonly KeptTable[]> {
  const { rows } = found.parse(await query(catalogue, [names]));
  return rows.toSorted((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
}

const sequences = z.object({ rows: z.array(z.object({ name: z.string(), quoted: z.string() })) });
const state = z.object({ rows: z.tuple([z.object({ last: z.coerce.number(), given: z.boolean() })]) });

/** What every sequence has given last, where it has given anything; numbers that others take meanwhile are in it. */
export async function readSequences({ query }: Session): Promise<Readonly<Record<string, number>>> {
  const { rows } = sequences.parse(
    await query(
      `select relname::text as name, quote_ident(relname) as quoted from pg_class
        where relkind = 'S' and relnamespace = ${ownSchema} order by 1`,
    ),
  );
  const all: [string, number][] = [];
  for (const { name, quoted } of rows) {
    const { last, given } = state.parse(await query(`select last_value as last, is_called as given from ${quoted}`))
      .rows[0];
    if (given) all.push([name, last]);
  }
  return Object.fromEntries(all);
}

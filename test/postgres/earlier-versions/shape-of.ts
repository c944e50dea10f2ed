import type pg from "pg";
import { z } from "zod";

/** One column, constraint, index, sequence or function as a line of text, such as "column looks.at bigint not null". */
export type ShapeLine = string;

const named = `from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'`;

const columns = `
  select concat_ws(' ', 'column', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
    case when l.collname <> 'default' then 'collate ' || l.collname end,
    case when a.attnotnull then 'not null' end,
    case a.attidentity when 'a' then 'identity always' when 'd' then 'identity' end,
    case when a.attgenerated <> '' then 'generated ' when d.adbin is not null then 'default ' end || pg_get_expr(d.adbin, d.adrelid)
  ) as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_collation l on l.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`;

// From PostgreSQL 18 on "not null" is a constraint too; it is told with its column.
const constraints = `
  select 'constraint ' || c.relname || ' ' || pg_get_constraintdef(k.oid) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and k.contype <> 'n'`;

const indexes = `select 'index ' || pg_get_indexdef(c.oid) as line ${named} and c.relkind = 'i'`;
const sequences = `select 'sequence ' || c.relname as line ${named} and c.relkind = 'S'`;
const triggers = `
  select 'trigger ' || pg_get_triggerdef(t.oid) as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and not t.tgisinternal`;
const functions = `
  select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') ' ||
    regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g') as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'`;

const found = z.object({ rows: z.array(z.object({ line: z.string() })) });

/** All that the migrations made, sorted: the same on every PostgreSQL. */
export async function shapeOf(client: pg.Client): Promise<readonly ShapeLine[]> {
  const parts = [columns, constraints, indexes, sequences, triggers, functions];
  const { rows } = found.parse(await client.query(parts.join(" union all ")));
  return rows.map(({ line }) => line).sort();
}

/** The name of the table, function or other thing that a line is about, with what kind it is. */
export function subjectOf(line: ShapeLine): string {
  const [kind = "", name = ""] = line.split(" ");
  return kind === "function" ? line.slice(0, line.indexOf(")") + 1) : `${kind} ${name}`;
}

/** The table that a line of a column or constraint is about. */
export function tableOf(line: ShapeLine): string {
  const [kind, name = ""] = line.split(" ");
  if (kind === "index" || kind === "trigger") return / ON (?:ONLY )?(?:public\.)?"?(\w+)/.exec(line)?.[1] ?? "";
  return name.split(".")[0] ?? "";
}

/**
 * Why programs that were made for tables of the shape `old` could not work on those of the shape `now`: lines that are gone
 * or of another kind, and lines that demand of a row what those programs do not write. What lies in a function may change,
 * what it is called with may not.
 */
export function unfitFor(old: readonly ShapeLine[], now: readonly ShapeLine[]): readonly ShapeLine[] {
  const [kept, subjects] = [new Set(now), new Set(now.map(subjectOf))];
  const known = new Set(old.map(subjectOf));
  const tables = new Set(old.filter((line) => line.startsWith("column ")).map(tableOf));
  const gone = old.filter((line) => {
    if (line.startsWith("column ")) return !kept.has(line) && !kept.has(line.replace(" not null", ""));
    return /^(?:function|sequence) /.test(line) && !subjects.has(subjectOf(line));
  });
  const before = new Set(old);
  const demanded = now.filter((line) => {
    if (before.has(line) || !tables.has(tableOf(line))) return false;
    if (line.startsWith("column ")) return !known.has(subjectOf(line)) && line.endsWith(" not null");
    return /^(?:constraint|trigger|index CREATE UNIQUE) /.test(line);
  });
  return [...gone, ...demanded];
}

import type { DatabaseRights } from "../ports/database-state.ts";
import { bad, type Finding } from "./finding.ts";

/** What the next start has to make. */
interface ToMake {
  readonly tables: boolean;
  readonly queue: boolean;
}

/** Which right to make tables or queue is missing, with the statements that grant it; undefined where none is. */
export function lackingRights(rights: DatabaseRights, { tables, queue }: ToMake): Finding | undefined {
  const { user, database, schema, ownerMakesTables } = rights;
  const forTables = tables && !rights.makesTables;
  const forQueue = queue && !rights.makesSchemas;
  if (!forTables && !forQueue) return undefined;
  const inSchema = schema === undefined ? "in any schema of its search_path" : `in the schema ${schema}`;
  const places = [...(forTables ? [inSchema] : []), ...(forQueue ? [`in the database ${database}`] : [])];
  const what = `Tables or queue are to be made, and ${user} may not create ${places.join(", nor ")}.`;
  const owning = forTables ? ownerMakesTables : true;
  const fix = owning
    ? `alter database ${database} owner to ${user};`
    : grants({ ...rights, forTables, forQueue }).join(" ");
  return bad("data", what, `As an administrator, in this database: ${fix}`);
}

type Lacking = DatabaseRights & { readonly forTables: boolean; readonly forQueue: boolean };

function grants({ user, database, schema, forTables, forQueue }: Lacking): readonly string[] {
  const inSchema =
    schema === undefined
      ? `create schema if not exists public; grant usage, create on schema public to ${user};`
      : `grant create on schema ${schema} to ${user};`;
  return [...(forTables ? [inSchema] : []), ...(forQueue ? [`grant create on database ${database} to ${user};`] : [])];
}

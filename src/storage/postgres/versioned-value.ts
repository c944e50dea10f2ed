import { type Kysely, sql } from "kysely";
import { jsonbText } from "./jsonb-text.ts";
import type { Tables } from "./tables.ts";

/** A whole value as it is read; `changes` is 0 and `value` undefined where there is none yet. */
export interface VersionedValue {
  readonly changes: number;
  readonly value: unknown;
}

/** The value of this name. */
export async function readValue(db: Kysely<Tables>, name: string): Promise<VersionedValue> {
  const found = await db.selectFrom("values").select(["changes", "value"]).where("name", "=", name).executeTakeFirst();
  return found ?? { changes: 0, value: undefined };
}

/**
 * The value of this name where it was changed more often than this; else undefined, and of the row only that number was
 * read, however large it is.
 */
export async function readNewer(
  db: Kysely<Tables>,
  name: string,
  changes: number,
): Promise<VersionedValue | undefined> {
  const newer = db.selectFrom("values").select(["changes", "value"]).where("name", "=", name);
  return await newer.where("changes", ">", changes).executeTakeFirst();
}

/** Writes it where it was changed by nobody since it was read with `was.changes`; false: somebody was quicker. */
export async function writeValue(db: Kysely<Tables>, name: string, was: VersionedValue): Promise<boolean> {
  const { changes, value: next } = was;
  const value = jsonbText(next);
  const written =
    changes === 0
      ? db
          .insertInto("values")
          .values({ name, changes: 1, value })
          .onConflict((on) => on.column("name").doNothing())
          .returning("changes")
      : db
          .updateTable("values")
          .set({ changes: sql`changes + 1`, value })
          .where("name", "=", name)
          .where("changes", "=", changes)
          .returning("changes");
  return (await written.executeTakeFirst()) !== undefined;
}

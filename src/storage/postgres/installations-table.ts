import { OutsideError } from "../../domain/outside-error.ts";
import type { InstallationStore } from "../../ports/installation-store.ts";
import { openOneByOne } from "../one-by-one.ts";
import type { Database } from "./open-database.ts";

/** Text as JSON: whatever a platform puts into it, a NUL too, PostgreSQL can hold it. */
const packed = (text: string): string => JSON.stringify(text);

const unpacked = (text: string): readonly string[] => {
  try {
    const key: unknown = JSON.parse(text);
    return typeof key === "string" ? [key] : [];
  } catch {
    return [];
  }
};

function valueIn(text: string, where: string): string {
  const [value] = unpacked(text);
  if (value !== undefined) return value;
  const fix = "Install the assistant in that workspace again";
  throw new OutsideError(`What was kept of an installation is damaged. ${fix} (${where})`, { where, code: "EDAMAGED" });
}

/** Installations as rows. What is changed at once in one process is changed in that order. */
export function openInstallationsTable({ run, where }: Pick<Database, "run" | "where">): InstallationStore {
  const inTurn = openOneByOne();
  return {
    keep: (key, value) =>
      inTurn(() =>
        run(async (db) => {
          const row = { key: packed(key), value: packed(value) };
          const whole = db.insertInto("installations").values(row);
          await whole.onConflict((on) => on.column("key").doUpdateSet({ value: row.value })).execute();
        }),
      ),
    read: (key) =>
      run(async (db) => {
        const mine = db.selectFrom("installations").select("value").where("key", "=", packed(key));
        const found = await mine.executeTakeFirst();
        return found && valueIn(found.value, where);
      }),
    remove: (key) =>
      inTurn(() =>
        run(async (db) => void (await db.deleteFrom("installations").where("key", "=", packed(key)).execute())),
      ),
    keys: () =>
      run(async (db) => {
        const rows = await db.selectFrom("installations").select("key").orderBy("key").execute();
        return rows.flatMap(({ key }) => unpacked(key));
      }),
  };
}

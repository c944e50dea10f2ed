import { sql } from "kysely";
import { type DownloadLimits, type Downloads, fileMs } from "../../ports/downloads.ts";
import { storableText } from "./jsonb-text.ts";
import { learnerKey } from "./learner-key.ts";
import type { Database } from "./open-database.ts";
import { makeRoomForDownloads } from "./page-room.ts";
import { withPassing } from "./passing-tables.ts";

/** Of all instances together. One file is written with one statement, which has to be done within seconds. */
const usual: DownloadLimits = { perPerson: 10, files: 1_000, bytes: 200_000_000, largest: 20_000_000 };

/** Files in a table, for one download each from whichever instance is asked. */
export function openDownloadsTable({ run }: Pick<Database, "run">, limits: DownloadLimits = usual): Downloads {
  return {
    put: async (hash, who, { name, type, bytes }) => {
      if (bytes.length > limits.largest) return false;
      await run(async (db) => {
        await sql`
          insert into downloads (hash, who, name, type, bytes, ends_at)
          values (${hash}, ${learnerKey(who)}, ${storableText(name)}, ${storableText(type)}, ${Buffer.from(bytes)},
            now() + ${fileMs}::float8 * interval '1 millisecond')`.execute(db);
        await makeRoomForDownloads(db, limits);
      });
      return true;
    },
    take: (hash) =>
      run(async (db) => {
        const isOpen = sql<boolean>`ends_at > now()`.as("isOpen");
        const taking = withPassing(db).deleteFrom("downloads").where("hash", "=", hash);
        const found = await taking.returning(["name", "type", "bytes", isOpen]).executeTakeFirst();
        if (found === undefined || !found.isOpen) return undefined;
        return { name: found.name, type: found.type, bytes: found.bytes };
      }),
    forget: (who) =>
      run(
        async (db) => void (await withPassing(db).deleteFrom("downloads").where("who", "=", learnerKey(who)).execute()),
      ),
  };
}

import { sql } from "kysely";
import type { RulesSnapshot } from "../../ports/rule-change.ts";
import { packRules, parseRules } from "../rules-file.ts";
import { jsonbText } from "./jsonb-text.ts";
import type { Database } from "./open-database.ts";
import { readValue } from "./versioned-value.ts";

/** The name of the rules among the values. */
export const rulesValueName = "rules";

/** The rules of the last look, as one row; where several instances look at once, what the last one wrote stays. */
export function openRulesValue({ run }: Pick<Database, "run">): RulesSnapshot {
  return {
    read: async () => {
      const { changes, value } = await run((db) => readValue(db, rulesValueName));
      return changes === 0 ? undefined : parseRules(value);
    },
    write: (qualifications) =>
      run(async (db) => {
        const value = jsonbText(packRules(qualifications));
        await db
          .insertInto("values")
          .values({ name: rulesValueName, changes: 1, value })
          .onConflict((on) => on.column("name").doUpdateSet({ changes: sql`"values".changes + 1`, value }))
          .execute();
      }),
  };
}

import type { BrokenPlan, BrokenPlanList } from "../../ports/rule-change.ts";
import { brokenPlanSchema } from "../broken-plans-file.ts";
import { jsonbText } from "./jsonb-text.ts";
import type { Database } from "./open-database.ts";

/** Columns times rows stay far below PostgreSQL's 65,535 parameters. */
const mostTogether = 5_000;

/** Broken plans as rows, one a person and certificate. */
export function openBrokenPlansTable({ run }: Pick<Database, "run">): BrokenPlanList {
  return {
    list: () =>
      run(async (db) => {
        const rows = await db
          .selectFrom("broken_plans")
          .select("plan")
          .orderBy("who")
          .orderBy("qualification")
          .execute();
        const plans = rows.flatMap(({ plan }) => brokenPlanSchema.safeParse(plan).data ?? []);
        return plans.sort((a, b) => a.at - b.at);
      }),
    add: async (broken) => {
      const rows = [
        ...new Map(broken.map((one) => [JSON.stringify([one.who, one.qualification]), rowOf(one)])).values(),
      ];
      for (let at = 0; at < rows.length; at += mostTogether)
        await run(async (db) => {
          const some = db.insertInto("broken_plans").values(rows.slice(at, at + mostTogether));
          const onConflict = some.onConflict((on) =>
            on.columns(["who", "qualification"]).doUpdateSet((row) => ({ plan: row.ref("excluded.plan") })),
          );
          await onConflict.execute();
        });
    },
    forget: (who) => run(async (db) => void (await db.deleteFrom("broken_plans").where("who", "=", who).execute())),
  };
}

const rowOf = (one: BrokenPlan) => ({ who: one.who, qualification: one.qualification, plan: jsonbText(one) });

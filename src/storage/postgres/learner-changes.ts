import type { LearnerId } from "../../domain/learner.ts";
import { learnerKey, learnerOf } from "./learner-key.ts";
import type { Database } from "./open-database.ts";

/** The names of the states that these records are in, without those that are not there: another name, another state. */
export async function changesOf(
  { run }: Pick<Database, "run">,
  ids: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, number>> {
  if (ids.length === 0) return new Map();
  const keys = ids.map(learnerKey);
  const rows = await run((db) =>
    db
      .selectFrom("learners")
      .select(["id", "changes"])
      .where((one) => one("id", "=", one.fn.any(one.val(keys))))
      .execute(),
  );
  return new Map(rows.map(({ id, changes }) => [learnerOf(id), changes]));
}

import { afterAll, beforeAll } from "vitest";
import { openFiledAnswers } from "../../../src/storage/postgres/filed-answers-table.ts";
import { openLearnersTable } from "../../../src/storage/postgres/learners-table.ts";
import { type Database, openDatabase } from "../../../src/storage/postgres/open-database.ts";
import { describeLearnerStore } from "../../contracts/learner-store.ts";
import { historyContract } from "../../contracts/review-history.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { idOf } from "../sample-learners.ts";
import { keepLog } from "../temp-folder.ts";

let database: Database;
const log = keepLog();

beforeAll(async () => {
  database = await openDatabase({ url: await freshDatabase(), log, connections: 4 });
});
afterAll(() => database.close());

/** An empty store each time, on one database. */
async function openEmpty(cached?: number) {
  await database.pool.query("delete from learners");
  return openLearnersTable({ database, log, ...(cached === undefined ? {} : { cached }) });
}

describeLearnerStore({ name: "The store in PostgreSQL", open: () => openEmpty() });
describeLearnerStore({ name: "The store in PostgreSQL that keeps none in memory", open: () => openEmpty(0) });

let histories = 0;
historyContract("The history in PostgreSQL", () => {
  histories += 1;
  const history = openFiledAnswers(database);
  // Ids of its own are as good as a database of its own.
  const number = histories;
  const of = (given: string) => idOf(`${number} ${given}`);
  return {
    file: (one, from, reviews) => history.file(of(one), from, reviews),
    read: (one) => history.read(of(one)),
    forget: (one) => history.forget(of(one)),
  };
});

import { afterAll, beforeAll } from "vitest";
import { openInboxTable } from "../../../src/storage/postgres/inbox-table.ts";
import { openDatabase } from "../../../src/storage/postgres/open-database.ts";
import { describeInbox } from "../../contracts/inbox.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { keepLog } from "../temp-folder.ts";
import { type WatchedDatabase, watchQueries } from "./watch-queries.ts";

let database: WatchedDatabase;
let opened = 0;

beforeAll(async () => {
  database = watchQueries(await openDatabase({ url: await freshDatabase(), log: keepLog() }));
});
afterAll(() => database.close());

describeInbox({
  name: "The inbox in PostgreSQL",
  open: (config) => {
    opened += 1;
    // Each has a platform of its own: that is as good as a database of its own, and takes no time.
    return openInboxTable({ ...config, database, platform: `platform ${opened}` });
  },
  settled: () => database.quiet(),
  keepsTime: true,
});

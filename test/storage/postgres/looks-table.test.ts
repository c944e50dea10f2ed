import type { KyselyPlugin } from "kysely";
import { expect, it } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { openLooksTable } from "../../../src/storage/postgres/looks-table.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { lookAt, lookListContract } from "../../contracts/look-list.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { emptiedBefore } from "./emptied-before.ts";
import { openInstances } from "./open-databases.ts";

const { url, all } = await openInstances(2);
const [one, other] = all as [Database, Database];
emptiedBefore(url, "looks");
lookListContract("the table", () => openLooksTable(one));

it("the same looks noted by two instances at once are there once", async () => {
  const lists = [openLooksTable(one), openLooksTable(other)];
  const noted = lists.flatMap((list) => Array.from({ length: 2_500 }, (_, at) => list.note(lookAt("a", "m", at))));
  await Promise.all(noted);
  expect((await openLooksTable(other).list()).length).toBe(2_500);
});

it("where forgetting makes two looks at a team the same, one is left, also by two instances at once", async () => {
  const [first, second] = [openLooksTable(one), openLooksTable(other)];
  const team = (by: string) => ({ ...lookAt("", by), whom: { kind: "team" as const, team: "t1" } });
  for (const by of ["a", "b", "c"]) await first.note(team(by));
  await Promise.all([first.forget("a" as LearnerId), second.forget("b" as LearnerId)]);
  expect((await second.list()).map(({ byName }) => byName)).toEqual(["Name of c", null]);
});

it("of thousands of looks only those at one person are read, and all of them come in their order where all are asked for", async () => {
  const look = `jsonb_build_object('at', 1, 'by', 'm', 'byName', null, 'what', 'member',
    'whom', jsonb_build_object('kind', 'person', 'who', 'p' || i))`;
  await runSql(
    url,
    `insert into looks (at, by_id, who, look, hash) select 1, 'm', 'p' || i, ${look}, i from generate_series(1, 2500) i`,
  );
  let rows = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      rows += result.rows.length;
      return result;
    },
  };
  const list = openLooksTable({ run: (work) => one.run((db) => work(db.withPlugin(counting))) });
  expect(await list.at({ people: ["p7" as LearnerId], teams: ["t1"] })).toMatchObject([{ whom: { who: "p7" } }]);
  expect(rows).toBe(1);
  const all = (await list.list()).map(({ whom }) => whom);
  expect(all).toEqual(Array.from({ length: 2_500 }, (_, at) => ({ kind: "person", who: `p${2_500 - at}` })));
});

it("a row that is no look costs no other, and goes when its person is forgotten", async () => {
  const list = openLooksTable(one);
  await list.note(lookAt("a", "m"));
  await runSql(url, "insert into looks (at, by_id, who, look, hash) values (2, 'm', null, '{}', 'x')");
  expect((await list.list()).length).toBe(1);
  await list.forget("m" as LearnerId);
  expect((await runSql(url, "select * from looks")).rows).toEqual([]);
});

it("keeps a name with a NUL and half a character in it, without them", async () => {
  const list = openLooksTable(one);
  await list.note({ ...lookAt("a", "m"), byName: "M\u0000ia \ud800" });
  expect((await list.list())[0]?.byName).toBe("Mia \ufffd");
});

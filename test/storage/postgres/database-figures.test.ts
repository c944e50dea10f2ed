import { expect, test } from "vitest";
import { openDatabaseFigures } from "../../../src/storage/postgres/database-figures.ts";
import { migrations } from "../../../src/storage/postgres/migrations.ts";
import { openInstances } from "./open-databases.ts";

/** Four people due, of whom one is just asked and one not due; three deliveries, one done, one tried again. */
const fill = `
  insert into learners (id, record, practice, days, day, due_at, updated_at, leased_until)
  select 'p' || n, '{}', '{}', '', '', (extract(epoch from now()) * 1000)::bigint + case when n = 4 then 60000 else -n * 1000 end,
    0, case when n = 1 then now() + interval '1 minute' when n = 2 then now() - interval '1 minute' end
  from generate_series(1, 4) n;
  insert into inbox (platform, key, lane, at, body, tries, done_at)
  select 'slack', n::text, 'l', (extract(epoch from now()) * 1000)::bigint - n * 10000, '{}', n - 1,
    case when n = 3 then now() end
  from generate_series(1, 3) n;
  insert into statements (id, actor, statement, refused) values ('a', 'x', '{}', null), ('b', 'x', '{}', 'no');`;

test("what waits is told with its age, and what is done or not due is not", async () => {
  const {
    all: [database],
  } = await openInstances(1);
  if (database === undefined) throw new Error("None was opened");
  await database.pool.query(fill);
  const figures = openDatabaseFigures(database);
  const { inbox, due, leased, statements, jobs, version, ...rest } = await figures.shared();
  expect([version, leased, statements, jobs]).toEqual([migrations.length, 1, { waiting: 1, refused: 1 }, []]);
  expect(inbox).toEqual([{ platform: "slack", count: 2, triedAgain: 1, oldestSeconds: expect.any(Number) }]);
  expect(inbox[0]?.oldestSeconds).toBeGreaterThanOrEqual(19.9);
  expect(due.count).toBe(2);
  expect(due.oldestSeconds).toBeGreaterThanOrEqual(2.9);
  expect(rest.bytes).toBeGreaterThan(1_000_000);
  expect(rest.connections).toBeGreaterThan(0);
  expect(rest.mostConnections).toBeGreaterThan(rest.connections);
  expect(figures.pool()).toMatchObject({ waiting: 0, limit: 4 });
});

test("jobs of the queue are told by state, once there is a queue", async () => {
  const {
    all: [database],
  } = await openInstances(1);
  if (database === undefined) throw new Error("None was opened");
  await database.pool.query(`create schema pgboss; create table pgboss.job (name text, state text, start_after timestamptz);
    insert into pgboss.job values ('unitwise-due', 'created', now() - interval '9 s'),
      ('unitwise-due', 'completed', now()), ('unitwise-due', 'completed', now()), ('other', 'created', now())`);
  const { jobs } = await openDatabaseFigures(database).shared();
  expect(jobs.map(({ queue, state, count }) => `${queue} ${state} ${count}`).sort()).toEqual([
    "unitwise-due completed 2",
    "unitwise-due created 1",
  ]);
  expect(jobs.find(({ state }) => state === "created")?.oldestSeconds).toBeGreaterThanOrEqual(8.9);
});

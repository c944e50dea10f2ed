import { expect, test } from "vitest";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { KeepingFigures, SharedFigures } from "../../src/ports/keeping-figures.ts";
import { openPromMetrics } from "../../src/server/prom-metrics.ts";

const pool = { used: 3, idle: 2, waiting: 1, limit: 10 };
const some: SharedFigures = {
  version: 2,
  bytes: 7_000_000,
  connections: 12,
  mostConnections: 100,
  inbox: [{ platform: "slack", count: 4, triedAgain: 1, oldestSeconds: 2.5 }],
  due: { count: 9, oldestSeconds: 30 },
  leased: 5,
  statements: { waiting: 8, refused: 2 },
  jobs: [{ queue: "unitwise-due", state: "created", count: 6, oldestSeconds: 1 }],
};

/** A page whose database says what `next` gives, and a clock that stands until it is put forward. */
function open(next: () => Promise<SharedFigures>) {
  const metrics = openPromMetrics();
  let [now, looks] = [0, 0];
  const figures: KeepingFigures = {
    pool: () => pool,
    shared: () => {
      looks += 1;
      return next();
    },
  };
  metrics.watchKeeping(figures, () => now);
  const pass = (ms: number): void => {
    now += ms;
  };
  return { metrics, looks: () => looks, pass };
}

test("the page tells what the database says, and of the pool of this instance", async () => {
  const page = await open(async () => some).metrics.page();
  for (const line of [
    "unitwise_database_up 1",
    'unitwise_database_pool_connections{state="used"} 3',
    "unitwise_database_pool_waiting 1",
    "unitwise_database_pool_limit 10",
    "unitwise_database_tables_version 2",
    'unitwise_database_inbox_waiting{platform="slack"} 4',
    'unitwise_database_inbox_oldest_seconds{platform="slack"} 2.5',
    "unitwise_database_prompts_due 9",
    "unitwise_database_statements_refused 2",
    'unitwise_database_queue_jobs{queue="unitwise-due",state="created"} 6',
  ])
    expect(page).toContain(line);
});

test("while the database does not answer the page comes, says so, and tells nothing that was", async () => {
  let isThere = true;
  const { metrics, pass } = open(async () => {
    if (!isThere) throw new OutsideError("gone", { where: "postgres", code: "ECONNREFUSED" });
    return some;
  });
  await metrics.page();
  isThere = false;
  pass(10_001);
  const page = await metrics.page();
  expect(page).toContain("unitwise_database_up 0");
  expect(page).toContain("unitwise_database_pool_waiting 1");
  expect(page).not.toMatch(/^unitwise_database_(?:inbox|prompts|queue|statements|tables)\w*(?:\{.*\})? \d/m);
});

test("what has nothing any more keeps no figure", async () => {
  let found = some;
  const { metrics, pass } = open(async () => found);
  await metrics.page();
  found = { ...some, inbox: [], jobs: [] };
  pass(10_001);
  expect(await metrics.page()).not.toMatch(/^unitwise_database_(?:inbox|queue)\w*\{/m);
});

test("many who read the page within ten seconds are one look at the database", async () => {
  const { metrics, looks, pass } = open(async () => some);
  await Promise.all([metrics.page(), metrics.page()]);
  pass(10_000);
  await metrics.page();
  expect(looks()).toBe(1);
  pass(1);
  await metrics.page();
  expect(looks()).toBe(2);
});

test("deliveries of this instance and steps on the database are counted", async () => {
  const metrics = openPromMetrics();
  metrics.watchInbox("teams", () => 3);
  metrics.queried({ seconds: 0.002, code: undefined });
  metrics.queried({ seconds: 2, code: "ETIMEDOUT" });
  const page = await metrics.page();
  for (const line of [
    'unitwise_inbox_waiting{platform="teams"} 3',
    "unitwise_database_seconds_count 2",
    'unitwise_database_errors_total{code="ETIMEDOUT"} 1',
  ])
    expect(page).toContain(line);
});

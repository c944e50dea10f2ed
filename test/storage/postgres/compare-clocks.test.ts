import { expect, it } from "vitest";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { compareClocks } from "../../../src/storage/postgres/compare-clocks.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { probeDatabase } from "../../../src/storage/postgres/probe-database.ts";
import { keepLog } from "../temp-folder.ts";
import { openInstances } from "./open-databases.ts";

const [database] = (await openInstances(1)).all as [Database];

it.each([
  [0, []],
  [-600_000, [-600]],
  [600_000, [600]],
])("A clock that is %d ms away from the database's is told of where it matters", async (away, told) => {
  const seconds: number[] = [];
  const log = {
    ...keepLog(),
    error: (_message: string, fields: object = {}) => void seconds.push(...Object.values(fields).map(Number)),
  };
  await compareClocks(database, { clock: { now: () => systemClock.now() + away }, log });
  // A second at most, for a machine that is busy.
  expect(seconds.map((one) => Math.round(one / 10) * 10)).toEqual(told);
});

it("A database with room on its disk is found so, by a file that goes with the answer", async () => {
  const files = async () => {
    const { rows } = await database.pool.query(
      "select temp_files from pg_stat_database where datname = current_database()",
    );
    return Number(rows[0]?.temp_files);
  };
  const before = await files();
  await probeDatabase(database);
  await expect.poll(files, { timeout: 5_000 }).toBeGreaterThan(before);
  await expect(database.pool.query("select * from pg_ls_tmpdir()")).resolves.toMatchObject({ rows: [] });
});

import { expect, it } from "vitest";
import { openBrokenPlansTable } from "../../../src/storage/postgres/broken-plans-table.ts";
import { openInstallationsTable } from "../../../src/storage/postgres/installations-table.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { openReportsTable } from "../../../src/storage/postgres/reports-table.ts";
import { openRulesValue } from "../../../src/storage/postgres/rules-value.ts";
import { openUnansweredTable } from "../../../src/storage/postgres/unanswered-table.ts";
import { brokenPlanListContract } from "../../contracts/broken-plan-list.ts";
import { describeInstallationStore } from "../../contracts/installation-store.ts";
import { reportContract } from "../../contracts/report-list.ts";
import { unansweredContract } from "../../contracts/unanswered-list.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { emptiedBefore } from "./emptied-before.ts";
import { openInstances } from "./open-databases.ts";

const { url, all } = await openInstances(2);
const [one, other] = all as [Database, Database];
emptiedBefore(url, "reports", "unanswered", "broken_plans", "installations", "values");
reportContract("the table", () => openReportsTable(one));
unansweredContract("the table", () => openUnansweredTable(one));
brokenPlanListContract("the table", () => openBrokenPlansTable(one));
describeInstallationStore({ name: "the table", open: async () => openInstallationsTable(one) });

it("what two instances note at once is counted together", async () => {
  const [asked, said] = [all.map(openUnansweredTable), all.map(openReportsTable)];
  const report = { question: "sell-1", version: 1, said: "wrong\u0000" };
  const rounds = Array.from({ length: 10 }, () => [
    ...asked.map((list) => list.note("why\u0000", "2026-11-25")),
    ...said.map((list) => list.note(report, "2026-11-25")),
  ]);
  await Promise.all(rounds.flat());
  expect((await openUnansweredTable(other).list()).map(({ times }) => times)).toEqual([20]);
  expect((await openReportsTable(one).list()).map(({ times }) => times)).toEqual([20]);
  await openReportsTable(other).withdraw(report);
  expect((await openReportsTable(one).list()).map(({ times }) => times)).toEqual([19]);
});

it("rules come back as they were written, and a row that is none is damaged", async () => {
  const rules = openRulesValue(one);
  expect(await rules.read()).toBeUndefined();
  await rules.write([]);
  await openRulesValue(other).write([]);
  expect(await rules.read()).toEqual([]);
  await runSql(url, `update "values" set value = '{"version":1,"qualifications":[7]}'`);
  expect(await rules.read()).toBe("damaged");
});

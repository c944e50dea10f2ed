import { expect, it } from "vitest";
import { openAuditTable } from "../../../src/storage/postgres/audit-table.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { verifyAuditTable } from "../../../src/storage/postgres/verify-audit-table.ts";
import { auditEntry, auditLogContract } from "../../contracts/audit-log.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { emptiedBefore } from "./emptied-before.ts";
import { openInstances } from "./open-databases.ts";

const { url, log, all } = await openInstances(2);
const [one, other] = all as [Database, Database];
emptiedBefore(url, "audit", "values");
auditLogContract("the table", async () => () => openAuditTable(one));

const entries = (count: number, learner = "p7k2") =>
  Array.from({ length: count }, (_, at) => auditEntry(at + 1, { learner }));

it("a hundred entries each from two instances at once are one unbroken chain", async () => {
  const logs = [openAuditTable(one), openAuditTable(other)];
  await Promise.all(logs.flatMap((table, at) => entries(100, `p${at}`).map((entry) => table.append([entry]))));
  const verdict = await verifyAuditTable(other);
  expect(verdict).toMatchObject({ lines: 200, faults: [], isTorn: false, end: { n: 200 } });
  expect(await verifyAuditTable(one, verdict.end.hash)).toMatchObject({ faults: [], known: 200 });
  expect((await openAuditTable(one).entriesOf(["p1"])).map(({ id }) => id)).toEqual(
    entries(100, "p1").map(({ id }) => id),
  );
  expect(log.errors).toEqual([]);
});

it("the same entries from two instances at once are there once", async () => {
  await Promise.all([openAuditTable(one), openAuditTable(other)].map((table) => table.append(entries(1_200))));
  expect(await verifyAuditTable(one)).toMatchObject({ lines: 1_200, faults: [] });
});

it("is sound before the first entry", async () => {
  expect(await verifyAuditTable(one)).toMatchObject({ lines: 0, faults: [] });
});

it.each([
  ["a changed line", "update audit set line = replace(line, 'signed', 'ready') where n = 2", { line: 2, why: "hash" }],
  ["a line in other spelling", "update audit set line = line || ' ' where n = 2", { line: 2, why: "unreadable" }],
  ["a column that hides it", "update audit set learner = 'x' where n = 2", { line: 2, why: "unreadable" }],
  ["a row taken out", "delete from audit where n = 2", { line: 2, why: "number" }],
  ["an end cut away", "delete from audit where n > 2", { line: 2, why: "cut" }],
  ["all taken away", "delete from audit", { line: 0, why: "cut" }],
  ["a head that is gone", `delete from public.values`, { line: 4, why: "no-head" }],
  ["a head that is none", `update "values" set value = '[]'`, { line: 4, why: "no-head" }],
])("shows %s, goes on, and shows it still", async (_what, change, fault) => {
  await openAuditTable(one).append(entries(4));
  const { end } = await verifyAuditTable(one);
  await runSql(url, change);
  expect((await verifyAuditTable(one)).faults[0]).toMatchObject(fault);
  await openAuditTable(one).append([auditEntry(5)]);
  const after = await verifyAuditTable(one, end.hash);
  expect(fault.why === "no-head" ? after.end.n : after.faults.length).toBeGreaterThan(0);
});

it("a break at the end is told to the operator when more is written", async () => {
  await openAuditTable(one).append(entries(3));
  await runSql(url, "delete from audit where n = 3");
  const before = log.errors.length;
  await openAuditTable(one).append([auditEntry(4)]);
  expect(log.errors.slice(before).join()).toContain("npm run evidence -- verify");
  expect((await verifyAuditTable(one)).faults[0]).toEqual({ line: 3, why: "number" });
});

import { afterEach, expect, it } from "vitest";
import type { Sent, StatementOutbox } from "../../../src/ports/statement-outbox.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { openStatementsTable } from "../../../src/storage/postgres/statements-table.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { sampleStatement as statement } from "../sample-statement.ts";
import { stoppedClock } from "../temp-folder.ts";
import { emptiedBefore } from "./emptied-before.ts";
import { openInstances } from "./open-databases.ts";

const { url, log, all } = await openInstances(2);
const [one, other] = all as [Database, Database];
emptiedBefore(url, "statements");
const opened: StatementOutbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((outbox) => outbox.close(0)));
});

const many = (count: number, of: string, people = 1) =>
  Array.from({ length: count }, (_, at) => statement(`${of}${at}`, `${of} ${at % people}`));

function open(database: Database, answer: (ids: readonly string[]) => Sent = () => ({ kind: "kept" })) {
  const sent: string[] = [];
  const send = async (bodies: readonly string[]): Promise<Sent> => {
    const ids = bodies.map((body) => String(/"id":"([^"]+)"/.exec(body)?.[1]));
    const told = answer(ids);
    if (told.kind === "kept") sent.push(...ids);
    return told;
  };
  const outbox = openStatementsTable({ database, send, clock: stoppedClock, log, chance: () => 0.5 });
  opened.push(outbox);
  return { outbox, sent };
}

it("what another instance forgets is not sent by the one that has claimed it", async () => {
  let isDown = true;
  const tried: string[] = [];
  const holding = open(one, (ids) => {
    tried.push(...ids);
    return isDown ? { kind: "later", reason: "503", retryAfterMs: 50 } : { kind: "kept" };
  });
  await holding.outbox.keep([...many(3, "y"), statement("gone", "leaver"), ...many(2, "v")]);
  await expect.poll(() => tried.includes("gone"), { timeout: 5_000 }).toBe(true);
  open(other).outbox.forget("leaver");
  await expect.poll(async () => (await left()).map(({ id }) => id), { timeout: 5_000 }).not.toContain("gone");
  isDown = false;
  await expect.poll(left, { timeout: 5_000 }).toEqual([]);
  expect(holding.sent).toEqual(["y0", "y1", "y2", "v0", "v1"]);
});

const left = async () => (await runSql(url, "select id, refused, claimed_by from statements order by number")).rows;

it("two instances send what both keep, each once, and one person's in order", async () => {
  const [a, b] = [open(one), open(other)];
  await Promise.all([a.outbox.keep(many(130, "a", 7)), b.outbox.keep(many(130, "b", 7)), b.outbox.keep(many(9, "a"))]);
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  const both = [...a.sent, ...b.sent];
  expect(new Set(both).size).toBe(260);
  expect(both.length).toBe(260);
}, 15_000);

it("what is refused for good stays with its reason, and the rest goes", async () => {
  const { outbox, sent } = open(one, (ids) =>
    ids.includes("x1") ? { kind: "refused", reason: "400 no" } : { kind: "kept" },
  );
  await outbox.keep(many(4, "x"));
  await expect.poll(left, { timeout: 5_000 }).toEqual([{ id: "x1", refused: "400 no", claimed_by: null }]);
  expect(sent).toEqual(["x0", "x2", "x3"]);
});

it("what a closed instance could not send another sends, and what is forgotten nobody", async () => {
  const first = open(one, () => ({ kind: "later", reason: "503", retryAfterMs: undefined }));
  await first.outbox.keep([...many(3, "y"), statement("gone", "leaver")]);
  await expect.poll(async () => (await left()).every((row) => row.claimed_by !== null), { timeout: 5_000 }).toBe(true);
  first.outbox.forget("leaver");
  await first.outbox.close(0);
  await expect(first.outbox.keep(many(1, "z"))).rejects.toMatchObject({ code: "ECLOSED" });
  const { sent } = open(other);
  await expect.poll(left, { timeout: 5_000 }).toEqual([]);
  expect(sent).toEqual(["y0", "y1", "y2"]);
});

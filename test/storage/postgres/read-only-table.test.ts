import { beforeEach, expect, it } from "vitest";
import { newLetter } from "../../../src/app/post/new-letter.ts";
import { type Learner, type LearnerId, newLearner } from "../../../src/domain/learner.ts";
import { openLearnersTable } from "../../../src/storage/postgres/learners-table.ts";
import { openReadOnlyTable } from "../../../src/storage/postgres/read-only-table.ts";
import { awkward } from "../../fuzz/any-text.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { fullLearner, idOf } from "../sample-learners.ts";
import { openInstances } from "./open-databases.ts";

const { url, log, all } = await openInstances(1);
const [database] = all as [(typeof all)[number]];
const table = openReadOnlyTable({ database, rowsAtOnce: 2 });
beforeEach(() => runSql(url, "truncate learners cascade"));

async function keep(...learners: readonly Learner[]): Promise<void> {
  const store = openLearnersTable({ database, log });
  for (const one of learners) await store.update(one.id, () => one);
  await store.close();
}

async function idsOf(found: AsyncIterable<Learner | "unreadable">): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const one of found) ids.push(one === "unreadable" ? one : one.id);
  return ids;
}

const ids = ["b", "a", "É", "e", "Z"].map(idOf);

it("everybody comes once, in the order of their ids, whole, some at a time", async () => {
  await keep(...ids.map((id) => newLearner(id, 1)));
  expect(await idsOf(table.each())).toEqual(["Z", "a", "b", "e", "É"]);
  await keep(fullLearner(idOf("f")));
  expect(await table.find(idOf("f"))).toEqual(fullLearner(idOf("f")));
  expect(await table.find(idOf("nobody"))).toBeUndefined();
});

it("who is erased meanwhile is passed over, and who begins behind is there", async () => {
  await keep(...ids.map((id) => newLearner(id, 1)));
  const seen: string[] = [];
  for await (const one of table.each()) {
    if (seen.length === 0) {
      await runSql(url, "delete from learners where id in ('a', 'b')");
      await keep(newLearner(idOf("c"), 1));
    }
    seen.push(one === "unreadable" ? one : one.id);
  }
  expect(seen.filter((id) => id !== "a")).toEqual(["Z", "c", "e", "É"]);
});

it("a damaged record and one of a newer program stand in nobody's way", async () => {
  await keep(...ids.map((id) => newLearner(id, 1)));
  await runSql(
    url,
    "update learners set record = 'rubbish' where id = 'a'",
    `update learners set record = regexp_replace(record, '"version":\\d+', '"version":999') where id = 'e'`,
  );
  expect(await idsOf(table.each())).toEqual(["Z", "unreadable", "b", "unreadable", "É"]);
  await expect(table.find(idOf("a"))).rejects.toMatchObject({ code: "EDAMAGED" });
  await expect(table.find(idOf("e"))).rejects.toMatchObject({ code: "EVERSION" });
});

it("those who have a letter of somebody are found by the id, whatever is in it", async () => {
  const froms = ["slack:T1/U1", 'a"b\\c', ...awkward.filter((text) => text !== "")].map(idOf);
  const letterFrom = (from: LearnerId) =>
    newLetter({ id: "n1", kind: "nudge", from, fromName: null, text: "Hello", at: 5 });
  const to = (at: number) => idOf(`to:${String(at).padStart(3, "0")}`);
  await keep(...froms.map((from, at) => ({ ...newLearner(to(at), 1), letters: [letterFrom(from)] })));
  for (const [at, from] of froms.entries()) expect(await idsOf(table.naming([from]))).toContain(to(at));
  expect(await idsOf(table.naming([idOf("slack:T1/U1"), idOf("slack:T1/U")]))).toEqual([to(0)]);
  expect(await idsOf(table.naming([]))).toEqual([]);
});

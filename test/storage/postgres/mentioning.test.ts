import { beforeEach, expect, it } from "vitest";
import { newLetter } from "../../../src/app/post/new-letter.ts";
import { forgetTraces, marksOf } from "../../../src/domain/forget-traces.ts";
import { type Learner, newLearner } from "../../../src/domain/learner.ts";
import { openLearnersTable } from "../../../src/storage/postgres/learners-table.ts";
import { mentioning } from "../../../src/storage/postgres/mentioning.ts";
import { awkward } from "../../fuzz/any-text.ts";
import { runSql } from "../../postgres/start-postgres.ts";
import { idOf } from "../sample-learners.ts";
import { openInstances } from "./open-databases.ts";

const { url, log, all } = await openInstances(1);
const [database] = all as [(typeof all)[number]];
beforeEach(() => runSql(url, "truncate learners cascade"));

async function keep(...learners: readonly Learner[]): Promise<void> {
  const store = openLearnersTable({ database, log });
  for (const one of learners) await store.update(one.id, () => one);
  await store.close();
}

const marks = ["slack:T1/U1", 'Ada "the\\first"', ...awkward.filter((text) => text.length > 2)];
const letter = (from: string, text: string) =>
  newLetter({ id: "n1", kind: "nudge", from: idOf(from), fromName: null, text, at: 5 });
const answered = (title: string) => ({ event: "e", at: 1, intent: "x", reply: JSON.stringify({ title }) });

it("whoever has a trace is found, whatever is in the name and wherever it stands, and nobody else", async () => {
  for (const mark of marks) {
    await runSql(url, "truncate learners cascade");
    const traced: readonly Learner[] = [
      { ...newLearner(idOf("in:from"), 1), letters: [letter(mark, "Hello")] },
      { ...newLearner(idOf("in:words"), 1), letters: [letter("json:x", `Ask ${mark}.`)] },
      { ...newLearner(idOf("in:reply"), 1), answered: answered(`Ask ${mark}.`) },
    ];
    await keep(...traced, newLearner(idOf("json:x"), 1));
    const leaving = { accounts: new Set([idOf(mark)]), names: [mark], alias: null };
    expect(traced.filter((one) => forgetTraces(one, leaving) !== one)).toEqual(traced);
    expect(await mentioning(database, marksOf(leaving))).toEqual(traced.map(({ id }) => id).toSorted());
  }
});

it("all are looked through, some at a time, also those that cannot be understood; where nothing is sought, nobody", async () => {
  const ids = ["a", "b", "c", "d", "e"].map(idOf);
  await keep(...ids.map((id) => ({ ...newLearner(id, 1), letters: [letter(`by:${id}`, "Hello")] })));
  await runSql(url, "update learners set record = 'rubbish by:c' where id = 'c'");
  for (const rows of [1, 2, 5, 100]) expect(await mentioning(database, ["by:c", "by:e"], rows)).toEqual(["c", "e"]);
  const many = Array.from({ length: 400 }, (_, at) => `nobody ${at}`);
  expect(await mentioning(database, [...many, "by:a"])).toEqual(["a"]);
  expect(await mentioning(database, [])).toEqual([]);
});

it("a store tells of them as long as it is open", async () => {
  await keep({ ...newLearner(idOf("a"), 1), letters: [letter("json:x", "Hello")] });
  const store = openLearnersTable({ database, log });
  expect(await store.mentioning?.(["json:x"])).toEqual(["a"]);
  await store.close();
  await expect(store.mentioning?.(["json:x"])).rejects.toMatchObject({ code: "ECLOSED" });
});

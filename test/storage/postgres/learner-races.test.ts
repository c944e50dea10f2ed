import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { type Learner, newLearner } from "../../../src/domain/learner.ts";
import type { LearnerStore } from "../../../src/ports/learner-store.ts";
import { openLearnersTable } from "../../../src/storage/postgres/learners-table.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { answersFrom } from "../../fixtures/numbered-answers.ts";
import { countOne, fullLearner, idOf } from "../sample-learners.ts";
import { openInstances } from "./open-databases.ts";

interface Instance {
  readonly database: Database;
  readonly store: LearnerStore;
}

let url = "";
let a: Instance;
let b: Instance;
let number = 0;
const newId = () => {
  number += 1;
  return idOf(`slack:T1/U${number}`);
};

beforeAll(async () => {
  const opened = await openInstances(2);
  url = opened.url;
  const [first, second] = opened.all.map((database) => ({
    database,
    store: openLearnersTable({ database, log: opened.log }),
  }));
  if (first === undefined || second === undefined) throw new Error("Two instances are needed");
  [a, b] = [first, second];
});

const times = <T>(count: number, work: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => work(at));

/** One more answer, and the oldest filed once there are five. */
function answerOne(id: Learner["id"], was: Learner | undefined): Learner {
  const learner = was ?? newLearner(id, 0);
  const { filed, reviews, ...rest } = learner.practice;
  const all = [...reviews, ...answersFrom(filed + reviews.length, 1)];
  const gone = Math.max(0, all.length - 5);
  return { ...learner, practice: { ...rest, filed: filed + gone, reviews: all.slice(gone) } };
}

describe("Two instances on one database", () => {
  it("count all of 50 updates each that they make of one learner at once", async () => {
    const id = newId();
    const both = [a, b].flatMap(({ store }) => times(50, () => store.update(id, (was) => countOne(id, was))));
    const seen = (await Promise.all(both)).map((learner) => learner.updatedAt);
    expect([...seen].sort((one, other) => one - other)).toEqual(times(100, (at) => at + 1));
    expect((await a.store.read(id))?.updatedAt).toBe(100);
    expect((await b.store.read(id))?.updatedAt).toBe(100);
  });

  it("lose no answer and keep none twice, whoever is answered by whom", async () => {
    const id = newId();
    const both = [a, b].flatMap(({ store }) => times(20, () => store.update(id, (was) => answerOne(id, was))));
    await Promise.all(both);
    for (const { store } of [a, b])
      expect((await store.read(id))?.practice).toMatchObject({ filed: 35, reviews: answersFrom(35, 5) });
  });

  it("begin one learner once where both write first", async () => {
    for (const id of times(8, newId)) {
      const firsts = await Promise.all(
        [a, b].map(({ store }, at) =>
          store.update(id, (was) => countOne(id, was ?? { ...newLearner(id, 0), name: `${at}` })),
        ),
      );
      expect(firsts.map((learner) => learner.updatedAt).sort()).toEqual([1, 2]);
      expect(new Set(firsts.map((learner) => learner.name)).size).toBe(1);
    }
  });

  it("count a press once that both of them answer", async () => {
    const id = newId();
    await a.store.update(id, () => newLearner(id, 0));
    const press = (event: string) => (was: Learner | undefined) => {
      const learner = was ?? newLearner(id, 0);
      if (learner.handled.includes(event)) return learner;
      return { ...learner, quizzes: learner.quizzes + 1, handled: [...learner.handled, event] };
    };
    for (const event of times(8, (at) => `event-${at}`))
      await Promise.all([a, b, a, b].map(({ store }) => store.update(id, press(event))));
    expect(await b.store.read(id)).toMatchObject({ quizzes: 8, handled: times(8, (at) => `event-${at}`) });
  });

  it("hand a change what is there now, also where it changes nothing or throws", async () => {
    const id = newId();
    await a.store.update(id, (was) => countOne(id, was));
    await b.store.update(id, (was) => countOne(id, was));
    expect((await a.store.update(id, (was) => was ?? newLearner(id, 0))).updatedAt).toBe(2);
    await b.store.update(id, (was) => countOne(id, was));
    const thrown = a.store.update(id, (was) => {
      throw new RangeError(`seen ${was?.updatedAt}`);
    });
    await expect(thrown).rejects.toThrow(new RangeError("seen 3"));
  });

  it("bring nothing back that the other has erased, also where it began anew with as many changes", async () => {
    const id = newId();
    await a.store.update(id, () => fullLearner(id));
    await b.store.forget(id);
    expect(await a.store.read(id)).toBeUndefined();
    await a.store.update(id, () => fullLearner(id));
    await b.store.forget(id);
    await b.store.update(id, () => newLearner(id, 5));
    expect(await a.store.read(id)).toEqual(newLearner(id, 5));
    await a.store.update(id, () => fullLearner(id));
    await b.store.forget(id);
    await b.store.update(id, () => newLearner(id, 6));
    expect(await a.store.update(id, (was) => countOne(id, was))).toEqual(countOne(id, newLearner(id, 6)));
  });

  it("erase somebody whole while the other writes", async () => {
    const ids = times(5, newId);
    for (const id of ids) {
      await a.store.update(id, () => fullLearner(id));
      const writing = times(5, () => a.store.update(id, (was) => answerOne(id, was)));
      await Promise.all([...writing, b.store.forget(id)]);
      expect(await b.store.read(id)).toEqual(await a.store.read(id));
      await b.store.forget(id);
      expect(await a.store.read(id)).toBeUndefined();
    }
    const left = await a.database.pool.query("select 1 from answers where learner_id = any($1)", [ids]);
    expect(left.rowCount).toBe(0);
  });
});

describe("A connection that is lost in the middle of an update", () => {
  /** Ends the connection that waits for a lock on the learners. */
  async function endWaiting(by: pg.Client): Promise<void> {
    for (;;) {
      const { rowCount } = await by.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
      );
      if ((rowCount ?? 0) > 0) return;
    }
  }

  it("makes it reject as perhaps done, and what is kept in memory is not believed any more", async () => {
    const id = newId();
    await a.store.update(id, (was) => countOne(id, was));
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    try {
      await other.query("begin");
      await other.query("select 1 from learners where id = $1 for update", [id]);
      const update = a.store.update(id, (was) => countOne(id, was));
      const lost = expect(update).rejects.toMatchObject({ name: "OutsideError", answered: true });
      await endWaiting(other);
      await lost;
      await other.query("rollback");
    } finally {
      await other.end();
    }
    expect((await a.store.read(id))?.updatedAt).toBe(1);
    expect((await a.store.update(id, (was) => countOne(id, was))).updatedAt).toBe(2);
    expect((await b.store.read(id))?.updatedAt).toBe(2);
  });
});

import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newLearner } from "../../../src/domain/learner.ts";
import type { PackedCard } from "../../../src/domain/pack-practice.ts";
import type { PracticeDay } from "../../../src/domain/practice.ts";
import type { LearnerStore } from "../../../src/ports/learner-store.ts";
import { learnerKey, learnerOf } from "../../../src/storage/postgres/learner-key.ts";
import { openLearnersTable } from "../../../src/storage/postgres/learners-table.ts";
import type { Database } from "../../../src/storage/postgres/open-database.ts";
import { answersFrom } from "../../fixtures/numbered-answers.ts";
import { countOne, fullLearner, idOf } from "../sample-learners.ts";
import { openInstances } from "./open-databases.ts";

const id = idOf("slack:T1/U1");
let database: Database;
let errors: readonly string[];
let store: LearnerStore;
/** Keeps nothing: sees what the rows hold. */
let reader: LearnerStore;

beforeAll(async () => {
  const opened = await openInstances(1);
  const [only] = opened.all;
  if (only === undefined) throw new Error("There is no instance");
  database = only;
  errors = opened.log.errors;
  store = openLearnersTable({ database, log: opened.log });
  reader = openLearnersTable({ database, log: opened.log, cached: 0 });
});
beforeEach(async () => {
  await database.pool.query("delete from learners");
});

/** Any sixteen bits, and what is written with a backslash. */
const odd = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0xd800, 0xdc00, 0x5c, 0x22, 0x75, 0x7b, 0x2c)),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((codes) => String.fromCharCode(...codes));

const cardOf = (question: string, version: number, due: number): PackedCard => [
  question,
  version,
  due,
  2.30651234,
  6.4,
  3,
  1,
  5,
  due > 5,
];
const dayOf = (day: number): PracticeDay => ({ date: `2013-09-0${day}`, answered: day + 1, right: day, fresh: 1 });

describe("The rows of a learner", () => {
  it("give back every text exactly, NUL and halves of characters too", async () => {
    await fc.assert(
      fc.asyncProperty(odd, odd, odd, async (who, name, question) => {
        const one = idOf(who);
        const blank = newLearner(one, 1);
        const reviews = [[question, 1, 5, "good", null] as const];
        const learner = { ...blank, name, handled: [name], practice: { ...blank.practice, reviews } };
        await store.update(one, () => learner);
        expect(await reader.read(one)).toEqual(learner);
        expect(await reader.idleSince(2, 1)).toEqual([one]);
        await store.forget(one);
      }),
      { numRuns: 30, seed: 10266, examples: [["\u0000", "\\u0000\u0000", "\ud800\\"]] },
    );
  });

  it("have keys that are the ids themselves, but for characters that no real id has", () => {
    for (const real of ["slack:T1/U2", "teams:29:1AbC-dEf_gHi", "json:é👩🏽‍💻"])
      expect(learnerKey(idOf(real))).toBe(real);
    expect(learnerKey(idOf("a\\b\u0000\ud800"))).toBe("a\\u005cb\\u0000\\ud800");
    fc.assert(
      fc.property(odd, (text) => {
        expect(learnerOf(learnerKey(idOf(text)))).toBe(text);
        expect(Buffer.from(learnerKey(idOf(text)), "utf8").toString("utf8")).toBe(learnerKey(idOf(text)));
      }),
    );
  });

  it("hold what the record holds, however its answers, cards and days change", async () => {
    const card = fc.tuple(odd, fc.nat(3), fc.nat(9)).map(([of, version, due]) => cardOf(of, version, due));
    const part = fc.record({
      filed: fc.nat(12),
      count: fc.nat(8),
      from: fc.constantFrom(0, 0, 0, 3),
      cards: fc.array(card, { maxLength: 5 }),
      days: fc.array(fc.nat(9).map(dayOf), { maxLength: 4 }),
      setAside: fc.array(fc.record({ question: odd, version: fc.nat(3) }), { maxLength: 2 }),
      keeps: fc.subarray(["cards", "days", "setAside"] as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        await store.forget(id);
        for (const { filed, count, from, keeps, ...lists } of parts) {
          const written = await store.update(id, (was) => {
            const { practice, ...learner } = was ?? newLearner(id, 1);
            const kept = Object.fromEntries(keeps.map((key) => [key, practice[key]]));
            const reviews = answersFrom(filed + from, count);
            return { ...learner, practice: { ...practice, ...lists, ...kept, filed, reviews } };
          });
          expect(await reader.read(id)).toEqual(written);
        }
        // Written piece by piece, or at once: the same.
        const whole = await store.read(id);
        await store.forget(id);
        await store.update(id, (was) => whole ?? was ?? newLearner(id, 1));
        expect(await reader.read(id)).toEqual(whole);
      }),
      { numRuns: 12, seed: 10266 },
    );
  });

  it("hold each card once, and write only those that were answered", async () => {
    const cards = ["a", "b", "c", "d"].map((of) => cardOf(of, 1, 5));
    const versions = async () => {
      const found = await database.pool.query<{ seq: number; card: string; at: string }>(
        "select seq, card, xmin::text as at from cards where learner_id = $1 order by seq",
        [id],
      );
      return found.rows;
    };
    const practise = (wanted: readonly PackedCard[]) =>
      store.update(id, (was) => {
        const learner = was ?? newLearner(id, 1);
        return { ...learner, practice: { ...learner.practice, cards: wanted } };
      });
    await practise(cards);
    const before = await versions();
    await practise(cards.map((card, at) => (at === 2 ? cardOf("c", 1, 9) : [...card])));
    const after = await versions();
    expect(after.filter(({ at }, place) => at !== before[place]?.at)).toMatchObject([
      { seq: 2, card: JSON.stringify(cardOf("c", 1, 9)) },
    ]);
    await practise(cards.slice(0, 1));
    expect(await versions()).toEqual(before.slice(0, 1));
  });

  it("of answers are written where something changed only", async () => {
    const versions = async () => {
      const found = await database.pool.query<{ seq: number; at: string }>(
        "select seq, xmin::text as at from answers where learner_id = $1 order by seq",
        [id],
      );
      return found.rows;
    };
    await store.update(id, () => ({
      ...newLearner(id, 1),
      practice: { ...newLearner(id, 1).practice, reviews: answersFrom(0, 5) },
    }));
    const before = await versions();
    await store.update(id, (was) => countOne(id, was));
    expect(await versions()).toEqual(before);
    await store.update(id, (was) => {
      const learner = was ?? newLearner(id, 1);
      return { ...learner, practice: { ...learner.practice, filed: 2, reviews: answersFrom(2, 4) } };
    });
    const after = await versions();
    expect(after.map(({ seq }) => seq)).toEqual([2, 3, 4, 5]);
    expect(after.slice(0, 3)).toEqual(before.slice(2));
  });

  it("of an older version are read as those of this one", async () => {
    await store.update(id, () => fullLearner(id));
    const { rows } = await database.pool.query<{ record: string }>("select record from learners");
    const { portfolio: _, letters: _1, digest: _2, post: _3, marks: _4, ...old } = JSON.parse(rows[0]?.record ?? "");
    await database.pool.query("update learners set record = $1", [JSON.stringify({ ...old, version: 3 })]);
    expect(await reader.read(id)).toEqual(fullLearner(id));
  });
});

describe("Rows that cannot be read", () => {
  const other = idOf("slack:T1/U2");
  beforeEach(async () => {
    await store.update(id, () => fullLearner(id));
    await store.update(other, () => fullLearner(other));
  });

  it.each([
    ["a record that is no JSON", "update learners set record = 'secret' where id = $1", "EDAMAGED"],
    ["an empty record", "update learners set record = '' where id = $1", "EDAMAGED"],
    ["a record without practice", "update learners set practice = '{}' where id = $1", "EDAMAGED"],
    ["an answer that is none", "update answers set review = '[1]' where learner_id = $1", "EDAMAGED"],
    ["an answer too few at the start", "delete from answers where learner_id = $1 and seq = 2", "EDAMAGED"],
    ["a card that is none", "update cards set card = '[1]' where learner_id = $1", "EDAMAGED"],
    ["a card too few at the start", "delete from cards where learner_id = $1 and seq = 0", "EDAMAGED"],
    ["a day that is none", "update learners set day = '{}' where id = $1", "EDAMAGED"],
    ["another's record", "update learners set record = replace(record, 'T1/U1', 'T1/U3') where id = $1", "EDAMAGED"],
    [
      "a newer record",
      `update learners set record = replace(record, '"version":4', '"version":99') where id = $1`,
      "EVERSION",
    ],
  ])("answer %s for this learner alone, and quote nothing of it", async (_, statement, code) => {
    await database.pool.query(statement, [id]);
    const failure = await reader.read(id).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "OutsideError", code, answered: false });
    expect(String(failure)).not.toMatch(/secret|O’Neill|T1/);
    await expect(reader.update(id, (was) => countOne(id, was))).rejects.toMatchObject({ code });
    expect(errors.at(-1)).toContain(code);
    expect(await reader.read(other)).toEqual(fullLearner(other));
    await reader.forget(id);
    expect(await reader.update(id, (was) => was ?? newLearner(id, 3))).toEqual(newLearner(id, 3));
  });
});

describe("Who is due", () => {
  it("is nobody whom an instance is busy with, until that has run out", async () => {
    for (const name of ["a", "b", "c"])
      await store.update(idOf(name), () => ({ ...newLearner(idOf(name), 1), dueAt: 5 }));
    const lease = "update learners set leased_by = 'x', leased_until = now() + $2::interval where id = $1";
    await database.pool.query(lease, ["a", "1 minute"]);
    await database.pool.query(lease, ["b", "-1 second"]);
    expect(await store.dueBefore(9, 9)).toEqual(["b", "c"]);
    await store.update(idOf("a"), (was) => countOne(idOf("a"), was));
    expect(await store.dueBefore(9, 9)).toEqual(["b", "c"]);
  });
});

import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { countOne, fullLearner, idOf, largeLearner } from "../storage/sample-learners.ts";

/** `open` gives an empty store each time. `skip`: titles of tests that do not hold, each with the reason. */
export interface LearnerStoreContract {
  readonly name: string;
  readonly open: () => Promise<LearnerStore>;
  readonly skip?: readonly { readonly reason: string; readonly tests: readonly string[] }[];
}

const oddIds = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "../../x",
  "..",
  "/etc/passwd",
  "C:\\con",
  "slack:T1/U2",
  "slack:T1/u2",
  "teams:29:1AbC-dEf_gHi",
  "teams:29:1abc-def_ghi",
  "json:é",
  "json:e\u0301",
  "json:\u0000",
  "json:a\nb",
  "json:\ud800",
  "json:\ud801",
  "json:\ufffd",
  "json:👩🏽‍💻",
  " ",
  "json:".padEnd(900, "x"),
].map(idOf);

/** Tries to write into an object that should be frozen; whether it stayed as it was is asked of the store. */
function meddle(learner: Learner): void {
  const attempts = [
    () => Object.assign(learner, { name: "meddled" }),
    () => Object.assign(learner.plans[0] ?? {}, { qualification: "meddled" }),
    () => Reflect.apply(Array.prototype.push, learner.handled, ["meddled"]),
    () => Reflect.apply(Array.prototype.push, learner.plans[0]?.planned, [99]),
  ];
  for (const attempt of attempts) {
    try {
      attempt();
    } catch {
      // A frozen object says so; a copy would not.
    }
  }
}

/** What every place where learners are kept must do. */
export function describeLearnerStore(contract: LearnerStoreContract): void {
  const skipped = new Map((contract.skip ?? []).flatMap(({ reason, tests }) => tests.map((title) => [title, reason])));
  const opened: LearnerStore[] = [];
  const open = async (): Promise<LearnerStore> => {
    const store = await contract.open();
    opened.push(store);
    return store;
  };
  const test = (title: string, work: () => Promise<void>): void => {
    const reason = skipped.get(title);
    if (reason === undefined) it(title, work);
    else it.skip(`${title} (${reason})`, work);
  };
  const id = idOf("json:u1");

  describe(`${contract.name} keeps the learner store's contract`, () => {
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    });

    test("it answers undefined for a learner never seen, and keeps nothing of the question", async () => {
      const store = await open();
      expect(await store.read(id)).toBeUndefined();
      expect(await store.idleSince(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    });

    test("it gives back what was written, every field of it", async () => {
      const store = await open();
      const learner = fullLearner(id);
      expect(await store.update(id, () => learner)).toEqual(learner);
      expect(await store.read(id)).toEqual(learner);
    });

    test("it hands an update what the one before it wrote", async () => {
      const store = await open();
      await store.update(id, (was) => {
        expect(was).toBeUndefined();
        return newLearner(id, 7);
      });
      const after = await store.update(id, (was) => {
        expect(was).toEqual(newLearner(id, 7));
        return { ...newLearner(id, 7), name: "Ada" };
      });
      expect(after.name).toBe("Ada");
      expect((await store.read(id))?.name).toBe("Ada");
    });

    test("it keeps all of 50 updates of one learner made at once", async () => {
      const store = await open();
      await Promise.all(Array.from({ length: 50 }, () => store.update(id, (was) => countOne(id, was))));
      expect((await store.read(id))?.updatedAt).toBe(50);
    });

    test("it keeps updates of many learners made at once apart", async () => {
      const store = await open();
      const ids = Array.from({ length: 40 }, (_, at) => idOf(`json:u${at}`));
      const rounds = ids.flatMap((one) => [one, one, one]);
      await Promise.all(rounds.map((one) => store.update(one, (was) => countOne(one, was))));
      const after = await Promise.all(ids.map((one) => store.read(one)));
      expect(after.map((learner) => [learner?.id, learner?.updatedAt])).toEqual(ids.map((one) => [one, 3]));
    });

    test("it answers a read with every update asked for before it", async () => {
      const store = await open();
      const [, seen] = await Promise.all([store.update(id, () => newLearner(id, 9)), store.read(id)]);
      expect(seen).toEqual(newLearner(id, 9));
    });

    test("it passes on what a change throws, writes nothing, and goes on", async () => {
      const store = await open();
      await store.update(id, () => newLearner(id, 1));
      const failing = store.update(id, () => {
        throw new RangeError("no such unit");
      });
      const following = store.update(id, (was) => countOne(id, was));
      await expect(failing).rejects.toThrow(new RangeError("no such unit"));
      expect((await following).updatedAt).toBe(2);
    });

    test("it answers a change that changes nothing with the learner as it was", async () => {
      const store = await open();
      const learner = await store.update(id, () => fullLearner(id));
      expect(await store.update(id, (was) => was ?? newLearner(id, 0))).toEqual(learner);
      expect(await store.read(id)).toEqual(learner);
    });

    test("it refuses to write one learner under the id of another", async () => {
      const store = await open();
      await expect(store.update(id, () => newLearner(idOf("json:u2"), 0))).rejects.toThrow(TypeError);
      expect(await store.read(id)).toBeUndefined();
      expect(await store.read(idOf("json:u2"))).toBeUndefined();
    });

    test("it refuses to write a record it could not read again", async () => {
      const store = await open();
      const wrong: Learner = { ...newLearner(id, 0), updatedAt: Number.NaN };
      await expect(store.update(id, () => wrong)).rejects.toThrow(TypeError);
      expect(await store.read(id)).toBeUndefined();
    });

    test("it forgets, twice if need be, and can begin again", async () => {
      const store = await open();
      await store.update(id, () => fullLearner(id));
      await store.forget(id);
      expect(await store.read(id)).toBeUndefined();
      await store.forget(id);
      await store.forget(idOf("json:nobody"));
      expect(await store.update(id, (was) => was ?? newLearner(id, 3))).toEqual(newLearner(id, 3));
    });

    test("it forgets after the updates asked for before, and before those asked for later", async () => {
      const store = await open();
      const [, , last] = await Promise.all([
        store.update(id, (was) => countOne(id, was)),
        store.forget(id),
        store.update(id, (was) => countOne(id, was)),
      ]);
      expect(last.updatedAt).toBe(1);
    });

    test("it keeps ids apart whatever characters they have", async () => {
      const store = await open();
      for (const one of oddIds) await store.update(one, () => ({ ...newLearner(one, 1), name: `for ${one}` }));
      for (const one of oddIds) expect(await store.read(one)).toMatchObject({ id: one, name: `for ${one}` });
      expect([...(await store.idleSince(2, 100))].sort()).toEqual([...oddIds].sort());
      for (const one of oddIds) await store.forget(one);
      expect(await store.idleSince(2, 100)).toEqual([]);
    });

    test("it keeps a large learner whole", async () => {
      const store = await open();
      const learner = largeLearner(id);
      await store.update(id, () => learner);
      expect(await store.read(id)).toEqual(learner);
    });

    test("it is not changed by whoever changes what it gave or what it was given", async () => {
      const store = await open();
      const given = structuredClone(fullLearner(id));
      const answered = await store.update(id, () => given);
      meddle(given);
      meddle(answered);
      const seen = await store.read(id);
      expect(seen).toEqual(fullLearner(id));
      if (seen) meddle(seen);
      expect(await store.read(id)).toEqual(fullLearner(id));
      const meddling = store.update(id, (was) => {
        if (was) meddle(was);
        throw new Error("meddled");
      });
      await expect(meddling).rejects.toThrow("meddled");
      expect(await store.read(id)).toEqual(fullLearner(id));
    });

    test("it names idle learners oldest first, those before the instant only, and no more than asked for", async () => {
      const store = await open();
      const times: readonly (readonly [string, number])[] = [
        ["json:c", 30],
        ["json:a", 10],
        ["json:d", 40],
        ["json:b", 20],
        ["json:b2", 20],
      ];
      for (const [one, at] of times) await store.update(idOf(one), () => newLearner(idOf(one), at));
      expect(await store.idleSince(40, 10)).toEqual(["json:a", "json:b", "json:b2", "json:c"]);
      expect(await store.idleSince(41, 2)).toEqual(["json:a", "json:b"]);
      expect(await store.idleSince(10, 10)).toEqual([]);
      expect(await store.idleSince(99, 0)).toEqual([]);
      await store.update(idOf("json:a"), () => newLearner(idOf("json:a"), 50));
      await store.forget(idOf("json:b"));
      expect(await store.idleSince(60, 10)).toEqual(["json:b2", "json:c", "json:d", "json:a"]);
    });

    test("it names those who are due soonest first, up to the instant only, and no more than asked for", async () => {
      const store = await open();
      const due = (name: string, dueAt: number | null) =>
        store.update(idOf(name), (was) => ({ ...(was ?? newLearner(idOf(name), 1)), dueAt }));
      await due("json:late", 90_000_000);
      expect(await store.dueBefore(0, 10)).toEqual([]);
      for (const [name, at] of [
        ["json:c", 60_001],
        ["json:a", -5],
        ["json:b2", 59_999],
        ["json:b", 59_999],
      ] as const)
        await due(name, at);
      await due("json:never", null);
      expect(await store.dueBefore(60_001, 10)).toEqual(["json:a", "json:b", "json:b2", "json:c"]);
      expect(await store.dueBefore(60_000, 10)).toEqual(["json:a", "json:b", "json:b2"]);
      expect(await store.dueBefore(60_001, 2)).toEqual(["json:a", "json:b"]);
      expect(await store.dueBefore(60_001, 0)).toEqual([]);
      await due("json:a", 60_002);
      await due("json:b", null);
      await due("json:c", 60_001);
      await store.forget(idOf("json:b2"));
      expect(await store.dueBefore(60_002, 10)).toEqual(["json:c", "json:a"]);
      await due("json:b", 0);
      expect(await store.dueBefore(90_000_000, 10)).toEqual(["json:b", "json:c", "json:a", "json:late"]);
    });

    test("it names who became due while it was first asked", async () => {
      const store = await open();
      const ids = Array.from({ length: 30 }, (_, at) => idOf(`json:u${at}`));
      for (const one of ids) await store.update(one, () => ({ ...newLearner(one, 1), dueAt: 5 }));
      const asked = store.dueBefore(9, 100);
      const changes = ids.map((one, at) =>
        at % 3 === 0
          ? store.forget(one)
          : store.update(one, () => ({ ...newLearner(one, 2), dueAt: at % 3 === 1 ? 7 : 20 })),
      );
      await Promise.all([asked, ...changes]);
      const wanted = ids.filter((_, at) => at % 3 === 1);
      expect([...(await store.dueBefore(9, 100))].sort()).toEqual([...wanted].sort());
      expect(await store.dueBefore(20, 100)).toHaveLength(20);
    });

    test("it forgets the talk and keeps the plans where an intent in the context is none", async () => {
      const store = await open();
      const learner = fullLearner(id);
      const last = JSON.parse('{"kind":"plan.teleport"}');
      const kept = await store.update(id, () => ({
        ...learner,
        context: { at: 1, last, offered: [], asking: false, assumed: false },
      }));
      expect(kept).toEqual({ ...learner, context: null });
      expect(await store.read(id)).toEqual({ ...learner, context: null });
    });

    test("it finishes what was begun before it closes, and refuses everything afterwards", async () => {
      const store = await open();
      const begun = Promise.all(Array.from({ length: 10 }, () => store.update(id, (was) => countOne(id, was))));
      await store.close();
      expect((await begun).map((learner) => learner.updatedAt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      await expect(store.read(id)).rejects.toMatchObject({ name: "OutsideError", code: "ECLOSED" });
      await expect(store.update(id, () => newLearner(id, 0))).rejects.toMatchObject({ code: "ECLOSED" });
      await expect(store.forget(id)).rejects.toMatchObject({ code: "ECLOSED" });
      await expect(store.idleSince(9, 9)).rejects.toMatchObject({ code: "ECLOSED" });
      await expect(store.dueBefore(9, 9)).rejects.toMatchObject({ code: "ECLOSED" });
      await store.close();
    });

    test("it does what a map would do, in any order of calls", async () => {
      await fc.assert(
        fc.asyncProperty(anyCalls, (calls) => behavesLikeMap(open, calls)),
        { numRuns: 25, seed: 10266 },
      );
    });
  });
}

interface Call {
  readonly what: "read" | "update" | "same" | "throw" | "forget";
  readonly who: number;
  readonly name: string;
}

const anyCalls = fc.array(
  fc.record<Call>({
    what: fc.constantFrom("read", "update", "update", "same", "throw", "forget"),
    who: fc.nat(3),
    name: fc.string({ unit: "binary", maxLength: 20 }),
  }),
  { maxLength: 25 },
);

async function behavesLikeMap(open: () => Promise<LearnerStore>, calls: readonly Call[]): Promise<void> {
  const store = await open();
  const model = new Map<LearnerId, Learner>();
  for (const { what, who, name } of calls) {
    const id = idOf(`json:u${who}`);
    const was = model.get(id);
    if (what === "forget") {
      model.delete(id);
      await store.forget(id);
    } else if (what === "update") {
      const next = { ...(was ?? newLearner(id, who)), name };
      model.set(id, next);
      expect(await store.update(id, (found) => ({ ...(found ?? newLearner(id, who)), name }))).toEqual(next);
    } else if (what === "throw") {
      await expect(
        store.update(id, () => {
          throw new Error(name);
        }),
      ).rejects.toThrow(name);
    } else if (what === "same" && was) {
      expect(await store.update(id, (found) => found ?? newLearner(id, 0))).toEqual(was);
    }
    expect(await store.read(id)).toEqual(model.get(id));
  }
}

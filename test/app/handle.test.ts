import { describe, expect, test } from "vitest";
import { openIdleOffice } from "../../src/app/office.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { desk, me, tryOut } from "./try-out.ts";

describe("a repeated delivery", () => {
  test("changes nothing", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6", { event: "e1" });
    await talk.says("add 10", { event: "e2" });
    const before = await talk.learner();
    await talk.says("add 10", { event: "e2" });
    await talk.says("save 1 2 3 and 6", { event: "e1" });
    expect(await talk.learner()).toEqual(before);
    expect(before?.handled).toEqual(["e1", "e2"]);
  });

  test("of an undo does not undo twice", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6");
    await talk.says("add 10");
    await talk.says("undo", { event: "e1" });
    await talk.says("undo", { event: "e1" });
    expect((await talk.learner())?.plans[0]?.planned).toEqual([1, 2, 3, 6]);
  });

  test("is known for the last fifty", async () => {
    const talk = tryOut();
    for (let number = 0; number < 60; number += 1) await talk.says("hello", { event: `e${number}` });
    expect((await talk.learner())?.handled).toHaveLength(50);
    expect((await talk.learner())?.handled.at(-1)).toBe("e59");
  });
});

describe("erasing", () => {
  test("asks first, and then nothing is left", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("save 1 2 3 and 6");
    const { reply, data } = await talk.says("delete my data");
    expect(data).toEqual({ done: false });
    expect(await talk.learner()).toBeDefined();
    await talk.presses(reply.choices[0]?.intent ?? { kind: "undo" });
    expect(await talk.learner()).toBeUndefined();
  });

  test("is for one learner only", async () => {
    const talk = tryOut({ qualification: "10266" });
    const other = "json:other" as LearnerId;
    await talk.says("save 1 2 3 and 6", { learner: other });
    await talk.presses({ kind: "privacy.erase", sure: true });
    expect((await talk.store.read(other))?.plans).toHaveLength(1);
  });
});

const secret = "my manager Zebedee says can I take 6 and 8?";

function failing(error: Error): LearnerStore {
  return { ...openMemoryStore(), update: () => Promise.reject(error) };
}

describe("a failure is answered honestly, with a reference that the log has too", () => {
  const outside = (code: string, answered = false) =>
    new OutsideError(`Cannot write the record: ${code}`, { where: "learners/ab/cd.json", code, answered });
  const bug = new Error(`cannot read ${secret}\n    at ${secret}`);

  test.each([
    ["a full disk", outside("ENOSPC"), "could not save", "store"],
    ["a damaged record", outside("EDAMAGED"), "damaged and was set aside", "store"],
    ["a write that may have happened", outside("EIO", true), "not sure whether that was saved", "store"],
    ["a bug in the store", bug, "went wrong on my side", "internal"],
  ])("%s", async (...[, error, words, code]) => {
    const talk = tryOut({ store: failing(error) });
    const { reply, data } = await talk.says(secret);
    expect(reply.title).toContain(words);
    expect(reply.title).toContain("ref-1");
    expect(data).toEqual({ topics: [], error: { code, reference: "ref-1" } });
    expect(talk.logged()).toContain('"reference":"ref-1"');
    expect(talk.logged()).not.toMatch(/Zebedee|6 and 8/);
  });

  test("a bug in the understanding", async () => {
    const broken = () => {
      throw bug;
    };
    const talk = tryOut({ desk: { ...desk, understand: broken } });
    expect((await talk.says(secret)).reply.title).toContain("ref-1");
    expect(talk.logged()).toContain('"code":"BUG"');
    expect(talk.logged()).not.toMatch(/Zebedee|6 and 8/);
    expect(await talk.learner()).toBeUndefined();
  });

  test("an erasure that could not be finished, whatever became of it", async () => {
    for (const error of [outside("57P01", true), outside("EDAMAGED"), bug]) {
      const talk = tryOut({ store: { ...openMemoryStore(), forget: () => Promise.reject(error) } });
      const { reply, data } = await talk.presses({ kind: "privacy.erase", sure: true });
      expect(reply.title).toContain("could not finish deleting");
      expect(reply.title).toContain("“delete my data” again");
      expect(data).toMatchObject({ error: { reference: "ref-1" } });
    }
  });

  test("something of others that cannot be read just now", async () => {
    const looks = { ...openMemoryLooks(), at: () => Promise.reject(outside("57P01")) };
    const talk = tryOut({ desk: { ...desk, office: openIdleOffice({ looks }) } });
    const { reply } = await talk.presses({ kind: "privacy.looks" });
    expect(reply.title).toContain("cannot say just now");
    expect(reply.title).toContain("ref-1");
  });

  test("a learner whose record is damaged can still erase it", async () => {
    const erased: LearnerId[] = [];
    const store: LearnerStore = { ...failing(outside("EDAMAGED")), forget: async (id) => void erased.push(id) };
    const { data } = await tryOut({ store }).presses({ kind: "privacy.erase", sure: true });
    expect(data).toEqual({ done: true });
    expect(erased).toEqual([me]);
  });
});

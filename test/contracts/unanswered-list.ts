import { describe, expect, it } from "vitest";
import type { UnansweredList } from "../../src/ports/unanswered-list.ts";

/** What every list of unanswered questions keeps to. `open` gives an empty one. */
export function unansweredContract(name: string, open: () => UnansweredList): void {
  describe(`${name} keeps the contract of a list of unanswered questions`, () => {
    it("has nothing at first", async () => {
      expect(await open().list()).toEqual([]);
    });

    it("counts a question that comes again, and keeps the first and the last day", async () => {
      const list = open();
      await list.note("what is an xyz", "2026-11-23");
      await list.note("why abc", "2026-11-24");
      await list.note("what is an xyz", "2026-11-25");
      expect(await list.list()).toEqual([
        { question: "what is an xyz", first: "2026-11-23", last: "2026-11-25", times: 2 },
        { question: "why abc", first: "2026-11-24", last: "2026-11-24", times: 1 },
      ]);
    });

    it("loses none of those noted at once", async () => {
      const list = open();
      await Promise.all(Array.from({ length: 40 }, (_, at) => list.note(`question ${at % 20}`, "2026-11-25")));
      const found = await list.list();
      expect(found.length).toBe(20);
      expect(found.every((one) => one.times === 2)).toBe(true);
    });

    it("is bounded: those asked least lately make room, and a long question is cut", async () => {
      const list = open();
      await list.note("the oldest", "2026-01-01");
      await Promise.all(Array.from({ length: 500 }, (_, at) => list.note(`question ${at}`, "2026-11-25")));
      const found = await list.list();
      expect(found.length).toBe(500);
      expect(found.some((one) => one.question === "the oldest")).toBe(false);
      await list.note("x".repeat(5_000), "2026-11-26");
      expect((await list.list()).some((one) => one.question === "x".repeat(300))).toBe(true);
    });
  });
}

import { describe, expect, it } from "vitest";
import type { ReportList } from "../../src/ports/report-list.ts";

const wrong = { question: "sell-1", version: 1, said: "the fine is wrong" };

/** What every list of reported questions keeps to. `open` gives an empty one. */
export function reportContract(name: string, open: () => ReportList): void {
  describe(`${name} keeps the contract of a list of reported questions`, () => {
    it("counts what is said again, and keeps the first and the last day", async () => {
      const list = open();
      expect(await list.list()).toEqual([]);
      await list.note(wrong, "2026-11-23");
      await list.note({ ...wrong, version: 2 }, "2026-11-24");
      await list.note(wrong, "2026-11-25");
      expect(await list.list()).toEqual([
        { ...wrong, first: "2026-11-23", last: "2026-11-25", times: 2 },
        { ...wrong, version: 2, first: "2026-11-24", last: "2026-11-24", times: 1 },
      ]);
    });

    it("takes one report back, and nothing where there is none", async () => {
      const list = open();
      await list.note(wrong, "2026-11-23");
      await list.note(wrong, "2026-11-24");
      await list.withdraw({ ...wrong, said: "something else" });
      await list.withdraw(wrong);
      expect((await list.list()).map(({ times }) => times)).toEqual([1]);
      await list.withdraw(wrong);
      await list.withdraw(wrong);
      expect(await list.list()).toEqual([]);
    });

    it("has the question reported most often first", async () => {
      const list = open();
      await list.note(wrong, "2026-11-23");
      for (const said of ["a", "b"]) await list.note({ question: "hs-1", version: 1, said }, "2026-11-23");
      expect((await list.list()).map(({ question }) => question)).toEqual(["hs-1", "hs-1", "sell-1"]);
    });

    it("takes all reports of one question off", async () => {
      const list = open();
      for (const said of ["a", "b"]) await list.note({ ...wrong, said }, "2026-11-23");
      await list.note({ ...wrong, question: "hs-1" }, "2026-11-23");
      expect(await list.clear("sell-1")).toBe(2);
      expect(await list.clear("sell-1")).toBe(0);
      expect((await list.list()).map(({ question }) => question)).toEqual(["hs-1"]);
    });

    it("loses none of those noted at once, and is bounded", async () => {
      const list = open();
      await list.note({ ...wrong, said: "the oldest" }, "2026-01-01");
      await Promise.all(
        Array.from({ length: 1_000 }, (_, at) =>
          list.note({ ...wrong, said: `${at} ${"x".repeat(600)}` }, "2026-11-25"),
        ),
      );
      const found = await list.list();
      expect(found.length).toBe(1_000);
      expect(found.some(({ said }) => said === "the oldest")).toBe(false);
      expect(Math.max(...found.map(({ said }) => said.length))).toBe(500);
    }, 60_000);
  });
}

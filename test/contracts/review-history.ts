import { describe, expect, it } from "vitest";
import type { ReviewHistory } from "../../src/ports/review-history.ts";
import { answersFrom } from "../fixtures/numbered-answers.ts";
import { idOf } from "../storage/sample-learners.ts";

/** What every history keeps to. `open` gives an empty one. */
export function historyContract(name: string, open: () => ReviewHistory): void {
  const id = idOf("json:u1");
  describe(`${name} keeps the contract of a history of answers`, () => {
    it("has nothing of one never seen", async () => {
      expect(await open().read(id)).toEqual([]);
    });

    it("gives all that was filed, in order", async () => {
      const history = open();
      await history.file(id, 0, answersFrom(0, 200));
      await history.file(id, 200, answersFrom(200, 50));
      expect(await history.read(id)).toEqual(answersFrom(0, 250));
    });

    it("keeps once what is filed twice, also where more comes with it or less", async () => {
      const history = open();
      await history.file(id, 0, answersFrom(0, 200));
      await history.file(id, 0, answersFrom(0, 200));
      await history.file(id, 100, answersFrom(100, 200));
      await history.file(id, 50, answersFrom(50, 10));
      expect(await history.read(id)).toEqual(answersFrom(0, 300));
    });

    it("loses none of those filed at once", async () => {
      const history = open();
      await Promise.all([0, 1, 2, 3, 4].map((at) => history.file(id, at * 20, answersFrom(at * 20, 20))));
      expect(await history.read(id)).toEqual(answersFrom(0, 100));
    });

    it("keeps learners apart, and forgets one of them", async () => {
      const history = open();
      const other = idOf("json:u2");
      await history.file(id, 0, answersFrom(0, 3));
      await history.file(other, 0, answersFrom(7, 2));
      await history.forget(id);
      await history.forget(id);
      expect(await history.read(id)).toEqual([]);
      expect(await history.read(other)).toEqual(answersFrom(7, 2));
      await history.file(id, 0, answersFrom(9, 1));
      expect(await history.read(id)).toEqual(answersFrom(9, 1));
    });
  });
}

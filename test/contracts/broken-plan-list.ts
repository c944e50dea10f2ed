import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { BrokenPlan, BrokenPlanList } from "../../src/ports/rule-change.ts";

const plan = (who: string, at: number): BrokenPlan => ({
  who: who as LearnerId,
  qualification: "10266",
  before: "yes",
  after: "conflict",
  at,
});

/** What every list of broken plans keeps to. `open` gives an empty one. */
export function brokenPlanListContract(name: string, open: () => BrokenPlanList): void {
  describe(`${name} keeps the contract of a list of broken plans`, () => {
    it("gives back what was added, one a person and certificate", async () => {
      const list = open();
      expect(await list.list()).toEqual([]);
      await list.add([]);
      await list.add([plan("a", 1), plan("b", 2)]);
      await list.add([plan("a", 3), { ...plan("a", 4), qualification: "10267" }]);
      expect(await list.list()).toEqual([plan("b", 2), plan("a", 3), { ...plan("a", 4), qualification: "10267" }]);
    });

    it("forgets a person", async () => {
      const list = open();
      await list.add([plan("a", 1), plan("b", 2)]);
      await list.forget("a" as LearnerId);
      await list.forget("nobody" as LearnerId);
      expect(await list.list()).toEqual([plan("b", 2)]);
    });
  });
}

import { expect, test } from "vitest";
import { readGift } from "../../../src/content/exchange/read-gift.ts";

test("a line of GIFT's own block that begins with a star is told by its line, and is no fault of ours", () => {
  const { drafts, faults } = readGift("//| id: one\n//| written: *a2027-02-28\n::one::Is bread baked?{TRUE}\n");
  expect(drafts).toEqual([]);
  expect(faults).toEqual([
    {
      line: 1,
      problem: "The lines that begin //| have a * that stands for nothing.",
      fix: "Put quotes around a text that begins with *.",
    },
  ]);
});

import { expect, test } from "vitest";
import { firstSampled, isDrawn, sampleShare } from "../../../src/app/evidence/draw-sample.ts";

test("all of the first ten signatures of an assessor are drawn", () => {
  expect(Array.from({ length: firstSampled }, (_, nth) => isDrawn(nth, `ALIAS/${nth}`))).not.toContain(false);
});

test("after that about one in five is, by the entry alone", () => {
  const drawn = Array.from({ length: 5_000 }, (_, nth) => isDrawn(firstSampled + nth, `ALIAS/${nth}`));
  const share = drawn.filter(Boolean).length / drawn.length;
  expect(share).toBeGreaterThan(1 / sampleShare - 0.02);
  expect(share).toBeLessThan(1 / sampleShare + 0.02);
  expect(isDrawn(11, "ALIAS/7")).toBe(isDrawn(400, "ALIAS/7"));
});

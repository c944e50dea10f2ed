import { expect, test } from "vitest";
import { endSentence, readRow, rowSentence } from "../../src/domain/table-row.ts";

test("a row is its first cell, then each other one with its heading; empty ones are left out", () => {
  expect(readRow(["Day", "Answered", "Right"], ["Today", "3", ""])).toEqual({ name: "Day Today", cells: "Answered 3" });
  expect(rowSentence(["", "Credits"], ["6", "2"])).toBe("6: Credits 2.");
  expect(rowSentence(["Day", "Right"], ["Today", ""])).toBe("Day Today.");
  expect(rowSentence(["Day", "Right"], ["", ""])).toBe("");
});

test("what a cell says of itself its heading does not say again", () => {
  expect(rowSentence(["Unit", "Met"], ["unit 1 (Selling)", "2"])).toBe("unit 1 (Selling): Met 2.");
  expect(rowSentence(["Unit", "Met"], ["United front", "2"])).toBe("Unit United front: Met 2.");
});

test("a sentence that ends is not ended again", () => {
  expect(["Why?", "So.", "No", ""].map(endSentence)).toEqual(["Why?", "So.", "No.", ""]);
});

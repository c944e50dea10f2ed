import { expect, test } from "vitest";
import { questionTypes } from "../../src/domain/question.ts";
import { awayAfter, gradeOf, slowAfter } from "../../src/memory/grade-of.ts";

const quick = { type: "single", right: true, hinted: false, ms: 5_000 } as const;

test("right is good, right after a hint is hard, wrong is again whatever else was the case", () => {
  expect(gradeOf(quick)).toBe("good");
  expect(gradeOf({ ...quick, hinted: true })).toBe("hard");
  expect(gradeOf({ ...quick, right: false })).toBe("again");
  expect(gradeOf({ ...quick, right: false, hinted: true, ms: null })).toBe("again");
});

test.each(questionTypes)("a right answer to %s is hard only above its own bound", (type) => {
  expect(gradeOf({ ...quick, type, ms: slowAfter[type] })).toBe("good");
  expect(gradeOf({ ...quick, type, ms: slowAfter[type] + 1 })).toBe("hard");
});

test("a time that is unknown, or so long that a call must have come in between, says nothing", () => {
  expect(gradeOf({ ...quick, ms: null })).toBe("good");
  expect(gradeOf({ ...quick, ms: awayAfter + 1 })).toBe("good");
});

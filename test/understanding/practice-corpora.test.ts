import { describe, expect, it } from "vitest";
import { misunderstood, readPractice } from "./practice-cases.ts";

/**
 * Messages about quizzes, the daily question and progress, labelled before the grammar for them was written; the second set
 * was held out while it was, so its share tells how unseen messages fare. A fifth are near misses, that are not to be taken.
 */
describe("messages about quizzes, the daily question and progress", () => {
  it.each([
    ["practice-tuned", 0.97],
    ["practice-held", 0.9],
  ])("are understood in the set %s to at least the share %d", async (name, share) => {
    const cases = readPractice(name);
    const failures = await misunderstood(cases);
    expect(1 - failures.length / cases.length, failures.join("\n")).toBeGreaterThanOrEqual(share);
  });
});

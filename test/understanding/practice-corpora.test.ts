import { describe, expect, it } from "vitest";
import { misunderstood, readPractice } from "./practice-cases.ts";

/**
 * Messages about quizzes, the daily question and progress; a fifth are near misses that are not to be taken so. Each set was
 * labelled before the grammar had seen it, and mended for afterwards: unseen, the held one was understood to 91 in a hundred,
 * the second to 79, the third to 84 and the fourth to 83. So the shares guard against falling back; only a set written
 * later tells of unseen ones.
 */
describe("messages about quizzes, the daily question and progress", () => {
  it.each([
    ["practice-tuned", 0.97],
    ["practice-held", 0.97],
    ["practice-second", 0.97],
    ["practice-third", 0.97],
    ["practice-fourth", 0.97],
  ])("are understood in the set %s to at least the share %d", async (name, share) => {
    const cases = readPractice(name);
    const failures = await misunderstood(cases);
    expect(1 - failures.length / cases.length, failures.join("\n")).toBeGreaterThanOrEqual(share);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAssistant } from "../../src/compose.ts";
import { readCases, scoreCases } from "./read-cases.ts";

/**
 * Labelled conversations, written without sight of the grammar. First turns of a and b have since gone into the phrase
 * bank and mistakes in all of them were mended, so the shares guard against falling back; how well unseen sentences fare
 * only a set written later can tell. The set a holds many dialects, the sets with "foreign" only what is not ours;
 * since the subject is taught, some of it is near enough to be answered ("how do I block spam calls on a landline").
 */
const corpora = [
  { name: "a-conversations", share: 0.88 },
  { name: "b-conversations", share: 0.985 },
  { name: "c-conversations", share: 0.95 },
  { name: "a-foreign", share: 0.99 },
  { name: "b-foreign", share: 0.985 },
  { name: "c-foreign", share: 0.95 },
] as const;

describe("the assistant understands labelled conversations", () => {
  let assistant: Awaited<ReturnType<typeof openAssistant>>;
  beforeAll(async () => {
    assistant = await openAssistant({ log: { error: () => undefined, info: () => undefined } });
  });
  afterAll(() => assistant.close());

  test.each(corpora)("$name: at least the share $share of the turns", async ({ name, share }) => {
    const score = await scoreCases(readCases(name), assistant.handle);
    expect(score.right / score.of, score.failures.slice(0, 40).join("\n")).toBeGreaterThanOrEqual(share);
  });

  test("hardly ever does a misread message get a yes that is wrong for what was meant", async () => {
    const scores = await Promise.all(
      ["a-conversations", "b-conversations", "c-conversations"].map((name) =>
        scoreCases(readCases(name), assistant.handle),
      ),
    );
    expect(scores.reduce((sum, score) => sum + score.wrongYes, 0)).toBeLessThanOrEqual(5);
  });
});

import fc from "fast-check";
import { grades, type Review } from "../../src/domain/practice.ts";

/** A day in milliseconds. */
export const day = 86_400_000;

/** Logs of up to 60 answers in order of time, of a few questions whose versions only rise; seconds to months apart. */
export const anyLog: fc.Arbitrary<readonly Review[]> = fc
  .array(
    fc.record({
      question: fc.constantFrom("a", "b", "c"),
      raise: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
      gap: fc.oneof(fc.integer({ min: 0, max: day }), fc.integer({ min: 0, max: 120 * day })),
      grade: fc.constantFrom(...grades),
      recall: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let at = 1_700_000_000_000;
    const versions = new Map<string, number>();
    return steps.map(({ question, raise, gap, grade, recall }) => {
      at += gap;
      const version = (versions.get(question) ?? 1) + (raise ? 1 : 0);
      versions.set(question, version);
      return { question, version, at, grade, recall };
    });
  });

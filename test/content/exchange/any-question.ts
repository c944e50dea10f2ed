import fc from "fast-check";
import type { Question } from "../../../src/domain/question.ts";

const pieces = [
  ..."=~#{}:\\'\"+-@,;%|>[]*&! \t\n",
  "->",
  "####",
  "//",
  "[html]",
  "[plain]",
  "%50%",
  "&&092;",
  "\\n",
  "TRUE",
  "  ",
  "\r\n",
  "\u00a0",
  "£5",
  "naïve",
  "=SUM(A1)",
  "right",
  "---",
  "null",
  "12",
  "word",
  "two words",
];
const odd = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((found) => found.join(""));
const anything = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
const plain = fc.constantFrom(
  "Ask what they need",
  "Say it back: is that right?",
  "Under 5% of calls",
  "x".repeat(150),
);

/** A text that the schema takes, however odd. */
export const anyText = fc.oneof(plain, odd, anything).filter((text) => text.trim() !== "");

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/);
const day = fc.constantFrom("2026-11-25", "2027-02-28", "2024-02-29");
const number = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
);
const because = anyText;
const option = fc.record({ text: anyText, because });

/** So many options, those at `right` right. */
const options = (from: number, to: number, right: (count: number) => readonly number[]) =>
  fc
    .array(option, { minLength: from, maxLength: to })
    .map((all) => all.map((one, at) => ({ ...one, right: right(all.length).includes(at) })));

const reasoned = fc
  .tuple(
    options(3, 5, (count) => [count - 1]),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  )
  .map(([all, says]) => all.map((one, at) => ({ ...one, says: says[at] ?? true })));

const step = fc.record({ text: anyText, because });
const base = {
  id: slug,
  version: fc.integer({ min: 1, max: 999 }),
  topic: fc.constantFrom("first", "second"),
  difficulty: fc.constantFrom(1 as const, 2 as const, 3 as const),
  scenario: fc.boolean(),
  prompt: anyText,
  hint: anyText,
  author: anyText,
  written: day,
  reviewBy: day,
  subject: fc.constant("baking"),
  sources: fc.uniqueArray(
    fc.record(
      {
        id: fc.constantFrom("act", "book", "web"),
        name: anyText,
        kind: fc.constantFrom("act" as const, "book" as const),
        url: fc.constantFrom("https://www.legislation.gov.uk/ukpga/1974/37", "https://example.org/?a=1&b=2#c"),
      },
      { requiredKeys: ["id", "name", "kind"] },
    ),
    { minLength: 1, maxLength: 3, selector: ({ id }) => id },
  ),
};

/** Any question that the schema takes, of each type. */
export const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ ...base, type: fc.constant("single" as const), options: options(3, 5, () => [0]) }),
  fc.record({ ...base, type: fc.constant("multiple" as const), options: options(4, 6, () => [0, 2]) }),
  fc.record({ ...base, type: fc.constant("true-false" as const), options: reasoned }),
  fc.record({ ...base, type: fc.constant("order" as const), steps: fc.array(step, { minLength: 3, maxLength: 7 }) }),
  fc.record({
    ...base,
    type: fc.constant("match" as const),
    pairs: fc.array(fc.record({ left: anyText, right: anyText, because }), { minLength: 3, maxLength: 6 }),
    spare: fc.array(step, { maxLength: 2 }),
  }),
  fc.record({
    ...base,
    type: fc.constant("short" as const),
    accept: fc.array(anyText, { minLength: 1, maxLength: 4 }),
    because,
    slips: fc.array(fc.record({ value: anyText, because }), { maxLength: 3 }),
  }),
  fc.record({
    ...base,
    type: fc.constant("number" as const),
    answer: number,
    tolerance: number.map(Math.abs),
    unit: fc.oneof(fc.constant(""), fc.constant("%"), anyText),
    because,
    slips: fc.array(fc.record({ value: number, because }), { minLength: 1, maxLength: 3 }),
  }),
);

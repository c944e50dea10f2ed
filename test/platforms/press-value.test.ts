import { expect, test } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import { decodePress, encodePress } from "../../src/ports/press-value.ts";

const units = Array.from({ length: 40 }, (_, index) => index + 1);
const samples: readonly Intent[] = [
  { kind: "plan.check", question: "sufficient", units, qualification: "10266" },
  { kind: "plan.suggest", want: "finish", units, without: units, skip: 300, qualification: "10267" },
  { kind: "plan.save", change: "set", units, drop: units, as: "recognised", qualification: "10267" },
  { kind: "unit.info", units, topic: "criteria" },
  { kind: "qualification.choose", qualification: "10266" },
  { kind: "quiz.start", units, subjects: ["selling"], of: null, pick: "weak" },
  { kind: "daily.set", wish: { on: true, time: "08:30", days: ["mon"], pausedUntil: null } },
  { kind: "help", topic: null },
  { kind: "privacy.erase", sure: true },
];

test.each(samples)("$kind survives a button, within the 2,000 characters a platform allows", (intent) => {
  const value = encodePress(intent);
  expect(value.length).toBeLessThanOrEqual(2000);
  expect(decodePress(value)).toEqual(intent);
});

test.each(["", "{", "null", "[]", '{"kind":"help"}', '{"kind":"help","topic":null,"more":1}', '{"kind":"no.such"}'])(
  "%j means nothing",
  (value) => expect(decodePress(value)).toBeUndefined(),
);

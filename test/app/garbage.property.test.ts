import fc from "fast-check";
import { expect, test } from "vitest";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { awkward as awkwardTexts } from "../fuzz/any-text.ts";
import { tryOut } from "./try-out.ts";

const awkward = [
  ...awkwardTexts,
  "unit __proto__ and constructor",
  "unit -1 and 6.5",
  "можно взять 6 и 8?",
  "6".repeat(10_000),
  "6 and ".repeat(1_666),
  "a".repeat(10_000),
  "and 8 ".repeat(1_666),
  "﷽".repeat(3_000),
  " \n\t".repeat(3_000),
  "(".repeat(10_000),
];

const piece = fc.oneof(
  fc.constantFrom(...awkward.filter((text) => text.length < 100)),
  fc.constantFrom(
    "unit 6",
    "and",
    "8",
    "save",
    "undo",
    "why",
    "Level 3",
    "drop",
    "?",
    "quiz me",
    "delete my data",
    "1-3",
    "not",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const message = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(" "));

test.each(awkward.map((text) => ({ text, name: JSON.stringify(text.slice(0, 30)) })))(
  "$name is answered",
  async ({ text }) => {
    for (const qualification of ["10266", undefined]) {
      const talk = tryOut(qualification === undefined ? {} : { qualification });
      const answers = [await talk.says(text), await talk.says("can I take 6 and 7?"), await talk.says(text)];
      for (const { reply, data } of answers) {
        expect(data["error"]).toBeUndefined();
        expect(reply.title.trim()).not.toBe("");
      }
      expect(talk.logged()).toBe("");
    }
  },
);

test("whatever three messages say, each is answered and the record stays sound", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 3 }), async (messages) => {
      const talk = tryOut({ qualification: "10266" });
      for (const text of messages) {
        const { reply } = await talk.says(text);
        expect(reply.title.trim()).not.toBe("");
        expect(renderPlain(reply)).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(talk.logged()).toBe("");
    }),
    { seed: 20261123, numRuns: 300 },
  );
});

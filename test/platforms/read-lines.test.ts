import fc from "fast-check";
import { expect, test } from "vitest";
import { type InputLine, readLines } from "../../src/platforms/terminal/read-lines.ts";

async function* inChunks(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function collect(text: string, size: number, limit = 1000) {
  const lines: InputLine[] = [];
  for await (const some of readLines(inChunks(text, size), limit)) lines.push(...some);
  return lines;
}

test("lines come whole however the chunks fall, in the middle of a character too", async () => {
  const lines = fc.array(fc.string({ unit: "grapheme" }));
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 20 }), async (written, size) => {
      expect(await collect(written.map((line) => `${line}\n`).join(""), size)).toEqual(written);
    }),
    { seed: 10267 },
  );
});

test("a last line needs no line end", async () => {
  expect(await collect("a\nb", 100)).toEqual(["a", "b"]);
});

test("a line above the limit is left out, and the next is read", async () => {
  expect(await collect(`a\n${"x".repeat(11)}\n${"y".repeat(10)}\n${"z".repeat(50)}`, 3, 10)).toEqual([
    "a",
    undefined,
    "y".repeat(10),
    undefined,
  ]);
});

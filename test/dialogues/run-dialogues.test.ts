import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstMisfit, fits } from "./fits.ts";
import { playDialogue } from "./play-dialogue.ts";
import { readDialogue, type Turn } from "./read-dialogue.ts";

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));

test.each(names)("%s goes as it is written", async (name) => {
  const dialogue = readDialogue(readFileSync(`${import.meta.dirname}/${name}`, "utf8"));
  const misfits: string[] = [];
  for await (const { turn, lines } of playDialogue(dialogue)) {
    if (!fits(turn.expected, lines)) misfits.push(`test/dialogues/${name}:${turn.line}\n${showMisfit(turn, lines)}`);
  }
  expect(misfits.join("\n\n")).toBe("");
});

/** Both sides for a trainer, with an arrow at the first line that is not in the answer. */
function showMisfit({ act, expected }: Turn, lines: readonly string[]): string {
  const wrong = firstMisfit(expected, lines);
  return [
    `  > ${act.text}`,
    ...expected.map((line, at) => `  ${at === wrong ? "NOT SO ->" : "expected "} ${line}`),
    ...(wrong === expected.length ? ["  and then nothing more, but the answer goes on"] : []),
    ...lines.map((line) => `  answered  ${line}`),
  ].join("\n");
}

test("a misfit shows both sides and the line that is wrong", () => {
  const turn: Turn = { line: 1, act: { kind: "types", text: "can I" }, expected: ["No: ...", "- leave 6"], wait: 0 };
  expect(showMisfit(turn, ["No: both.", "- leave 8"])).toBe(`  > can I
  expected  No: ...
  NOT SO -> - leave 6
  answered  No: both.
  answered  - leave 8`);
});

test.each([
  [
    ["a", "...", "d"],
    ["a", "b", "c", "d"],
  ],
  [["a", "..."], ["a"]],
  [["No: ..."], ["No: unit 6 cannot."]],
  [["Hello", "there."], ["Hello   there."]],
  [["Hello (1+1)? ... bye"], ["Hello (1+1)?", "Good bye"]],
])("%j fits %j", (expected, lines) => {
  expect(fits(expected, lines)).toBe(true);
});

test.each([
  [["a", "...", "d"], ["a", "b"], 2],
  [["a"], ["a", "b"], 1],
  [["a.c"], ["abc"], 0],
  [["hello"], ["Hello"], 0],
])("%j does not fit %j", (expected, lines, misfit) => {
  expect(fits(expected, lines)).toBe(false);
  expect(firstMisfit(expected, lines)).toBe(misfit);
});

import { expect, test } from "vitest";
import { firstMisfit, fits } from "./fits.ts";
import { dialogueNames, dialogueText, playDialogue } from "./play-dialogue.ts";
import { readDialogue, type Turn } from "./read-dialogue.ts";
import { screens } from "./screens.ts";

const plays = screens.flatMap((screen) => dialogueNames.map((name) => ({ name, screen, on: screen.name })));

// Compared is what is read out: the terminal's plain form, the `text` of Slack's messages with its escapes undone. Both say
// the same words, so one transcript holds for all, with the same rules for three dots; where the lines break is left to each.
// What is pressed is the value in the payload, which has gone over the wire as JSON.
test.each(plays)("$name goes as it is written on $on", async ({ name, screen }) => {
  const misfits: string[] = [];
  for await (const { turn, lines } of playDialogue(readDialogue(dialogueText(name)), screen)) {
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

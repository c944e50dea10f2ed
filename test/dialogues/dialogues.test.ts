import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { play } from "./play.ts";
import { fits, readDialogue } from "./read-dialogue.ts";

const names = readdirSync(import.meta.dirname).filter((name) => /^\d\d-.*\.txt$/.test(name));

test.each(names)("%s goes as it is written", async (name) => {
  const dialogue = readDialogue(readFileSync(`${import.meta.dirname}/${name}`, "utf8"));
  expect(dialogue.turns.length).toBeGreaterThan(0);
  for await (const { turn, lines } of play(dialogue)) {
    if (fits(turn.expected, lines)) continue;
    expect(lines, `${name}:${turn.line} ${turn.act.text}`).toEqual(turn.expected);
  }
});

test("three dots stand for any lines, or for the rest of one", () => {
  expect(fits(["a", "...", "d"], ["a", "b", "c", "d"])).toBe(true);
  expect(fits(["a", "..."], ["a"])).toBe(true);
  expect(fits(["No: ..."], ["No: unit 6 cannot."])).toBe(true);
  expect(fits(["a", "...", "d"], ["a", "b"])).toBe(false);
  expect(fits(["a"], ["a", "b"])).toBe(false);
});

test("a transcript that cannot be read is refused with the line", () => {
  expect(() => readDialogue("hello")).toThrow("line 1");
  expect(() => readDialogue("@colour red")).toThrow("line 1");
  expect(() => readDialogue("> hello\n> hello\nHello.")).toThrow("line 1");
});

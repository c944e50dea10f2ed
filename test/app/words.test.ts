import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { english } from "../../src/words/english.ts";
import { speak } from "../../src/words/say.ts";
import { filesBelow } from "../house/repository-files.ts";

const keys = Object.keys(english);
const source = filesBelow("src", ".ts", ".tsx")
  .filter(({ path }) => !path.startsWith("src/words/english"))
  .map(({ text }) => text)
  .join("\n");

test("no sentence is there that nobody says", () => {
  // A key is written out, or made as `show.state.${how}`.
  const made = Array.from(source.matchAll(/`([a-z.-]+\.)\$\{[^`]*?\}((?:\.[a-z.-]*)?(?:\$\{[^`]*?\})?)`/g), (match) => {
    const [, head = "", tail = ""] = match;
    return new RegExp(`^${head.replaceAll(".", "\\.")}.+${tail.replaceAll(/\$\{.*?\}/g, ".+")}$`);
  });
  expect(keys.filter((key) => !source.includes(`"${key}"`) && !made.some((pattern) => pattern.test(key)))).toEqual([]);
});

test.each(Object.entries(english))("%s is a sound message", (_key, message) => {
  expect(() => new IntlMessageFormat(message, "en-GB", undefined, { ignoreTag: true })).not.toThrow();
  expect(message.trim()).not.toBe("");
});

test("a placeholder is never shown for want of a value", () => {
  const say = speak("en");
  expect(() => say("unit.title", { number: 6 })).toThrow();
});

import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { english, type MessageKey } from "../../src/words/english.ts";
import { speak } from "../../src/words/say.ts";

const say = speak("en");
const keys = Object.keys(english).filter((key): key is MessageKey => key in english);
const values = [0, 1, 2, 999, 1000, 1_234_567, 0.5, -3, 1e21, "Sam & {co}", ""];

const namesIn = (message: string) => [...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].flatMap(([, name]) => name ?? []);

test("every message reads as the formatter alone writes it, with numbers and with words", () => {
  for (const key of keys) {
    const alone = new IntlMessageFormat(english[key], "en-GB", undefined, { ignoreTag: true });
    for (const value of values) {
      const fill = Object.fromEntries(namesIn(english[key]).map((name) => [name, value]));
      expect(say(key, fill), key).toBe(String(alone.format(fill)));
    }
  }
});

test("a message that is not given all it needs says what is missing", () => {
  const key = keys.find((one) => /^[^{}]*\{\w+\}[^{}]*$/.test(english[one]));
  expect(key).toBeDefined();
  if (key !== undefined) expect(() => say(key)).toThrow(namesIn(english[key])[0]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { disarm, escapeText, plainWords, shorten, sizeOf, takeWords } from "../../../src/platforms/slack/mrkdwn.ts";

test.each([
  ["  two   words\n", "two words"],
  ["a\u202eb\u2066c\u061cd\u200fe", "abcde"],
  ["\u001b[31mred\u001b[0m \u0000end", "red end"],
  ["half \ud800", "half \ufffd"],
  [" \u200b\u2060 ", ""],
  ["שלום", "שלום"],
])("%j becomes %j", (text, plain) => expect(plainWords(text)).toBe(plain));

test("markup is escaped in text, broken elsewhere, and the words are the same", () => {
  expect(escapeText("<!here> & &amp;")).toBe("&lt;!here&gt; &amp; &amp;amp;");
  expect(disarm("<!here> <@U1> a < b")).toBe("<\u2060!here> <\u2060@U1> a < b");
});

const words = fc.string({ unit: "binary", maxLength: 60 });

test("words are taken up to a size, and nothing is lost but a blank", () => {
  expect(takeWords("one two three", 9)).toEqual(["one two", "three"]);
  expect(takeWords("onetwothree", 6)).toEqual(["onetwo", "three"]);
  expect(takeWords("a😀", 2)).toEqual(["a", "😀"]);
  fc.assert(
    fc.property(words, fc.integer({ min: 6, max: 40 }), (text, most) => {
      const [head, rest] = takeWords(text, most);
      expect(sizeOf(head)).toBeLessThanOrEqual(most);
      expect([head + rest, `${head} ${rest}`]).toContain(text);
      expect(text === "" || head !== "" || rest.length < text.length).toBe(true);
      expect(sizeOf(shorten(text, most))).toBeLessThanOrEqual(most);
    }),
    { seed: 10266 },
  );
});

test("a size is at least what Slack counts, escaped or disarmed", () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(sizeOf(text)).toBeGreaterThanOrEqual(Math.max(escapeText(text).length, disarm(text).length));
    }),
    { seed: 10266 },
  );
});

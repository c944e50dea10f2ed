import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { readableWidth, renderTerminal } from "../../src/platforms/terminal/render-terminal.ts";
import { textWidth } from "../../src/platforms/terminal/text-width.ts";
import { anyReply } from "./any-reply.ts";
import { choose266, fullReply, pictureReply, replyWith } from "./sample-replies.ts";

const bare = { width: 80, styled: false, letters: true };

test("a person sees paragraphs, columns, lettered choices and what else can be said", () => {
  expect(renderTerminal(fullReply, bare)).toBe(`No: units 6 and 8 bar each other.

Take one of them, not both!

- Unit 6: Selling
- Unit 8

1. Shout “fire”.
2. Get out.

Credits
Unit  Credits  Level
----  -------  -----  -----------
6     5        2
8              3      as inferred

Source: the brochure.

  a) Level 2 certificate
  b) Level 3 certificate

You can also say:
  - show my plan`);
});

test("a picture is bars of characters beside what they say, and its words where there is no room", () => {
  expect(renderTerminal(pictureReply, { ...bare, width: 60 })).toBe(`Two units.

Practice so far
# expected right now, = met, may be forgotten
Unit 2, Health and safety
[##############========..............] 67 % of 24 met, of 40
Unit 6, Selling
[....................................] none of 38 met`);
  expect(renderTerminal(pictureReply, { ...bare, width: 30 })).toMatch(/^Two units\.\n\nBars: unit 2: 40 %/);
  expect(renderPlain(pictureReply)).toContain("One bar is empty.");
});

test("bold and dim add nothing that the words do not say", () => {
  const styled = renderTerminal(fullReply, { ...bare, styled: true });
  expect(styled).not.toBe(renderTerminal(fullReply, bare));
  expect(stripVTControlCharacters(styled)).toBe(renderTerminal(fullReply, bare));
});

test("without letters, choices are a plain list", () => {
  expect(renderTerminal(fullReply, { ...bare, letters: false })).toContain("  - Level 2 certificate");
});

test("escape sequences, control characters and turned writing in content or names do nothing", () => {
  const evil = "\u001b]0;owned\u0007\u001b[2J\u009b31mAnn\u202egnp\u0000\r\n> fake";
  const reply = replyWith({
    title: evil,
    blocks: [
      { kind: "text", text: [evil, { strong: evil }] },
      { kind: "list", items: [[evil]] },
      { kind: "table", caption: evil, head: [evil], rows: [[evil]] },
    ],
    choices: [{ label: evil, intent: choose266 }],
    next: [{ label: evil, intent: choose266 }],
  });
  for (const text of [renderTerminal(reply, bare), renderPlain(reply)]) {
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    expect(text).not.toMatch(/^> fake/m);
    expect(text).toContain("Ann");
  }
});

test("wide tables wrap inside their columns, and are read out where columns cannot fit", () => {
  const long = "a rather long title of a unit that nobody would ever put into a column of its own accord";
  const row = ["6", long, "5"];
  const wide = replyWith({
    blocks: [{ kind: "table", caption: "Units", head: ["No", "Title", "Credits"], rows: [row] }],
  });
  expect(renderTerminal(wide, { ...bare, width: 40 })).toContain("6   a rather long title of a     5\n    unit that");
  const many = Array.from({ length: 12 }, (_, at) => `head number ${at}`);
  const tooMany = replyWith({ blocks: [{ kind: "table", caption: "Units", head: many, rows: [many] }] });
  expect(renderTerminal(tooMany, bare)).toContain("head number 1 head number 1;");
});

test.each([
  [{ columns: 60 }, 60],
  [{ columns: 0 }, 80],
  [{}, 80],
  [{ columns: 300 }, 100],
])("a terminal of %j is drawn for in %i columns", (output, width) => expect(readableWidth(output)).toBe(width));

test("whatever a reply holds, both forms are drawn, no line is wider than the terminal, and no control character is left", () => {
  fc.assert(
    fc.property(anyReply, fc.integer({ min: 20, max: 120 }), fc.boolean(), (sample, width, styled) => {
      const drawn = renderTerminal(sample, { width, styled, letters: true });
      for (const line of drawn.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(width);
      const bareText = stripVTControlCharacters(drawn) + renderPlain(sample);
      expect(bareText.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    }),
    { seed: 10266, numRuns: 300 },
  );
});

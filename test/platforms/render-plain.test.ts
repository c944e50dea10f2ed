import { expect, test } from "vitest";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { fullReply, replyWith } from "./sample-replies.ts";

test("the plain form holds the whole reply, tables read out row by row", () => {
  expect(renderPlain(fullReply).split("\n")).toEqual([
    "No: units 6 and 8 bar each other.",
    "Take one of them, not both!",
    "- Unit 6: Selling",
    "- Unit 8",
    "1. Shout “fire”.",
    "2. Get out.",
    "Credits.",
    "Unit 6: Credits 5; Level 2.",
    "Unit 8: Level 3; as inferred.",
    "Source: the brochure.",
    "- Level 2 certificate",
    "- Level 3 certificate",
    "You can also say: show my plan",
  ]);
});

test("empty parts leave no empty lines", () => {
  const blocks = [
    { kind: "text", text: ["", " "] },
    { kind: "list", items: [] },
    { kind: "table", caption: "", head: [], rows: [[], ["", ""]] },
  ] as const;
  expect(renderPlain(replyWith({ blocks }))).toBe("Done.");
});

test("a table of one column is a line for each cell", () => {
  const block = { kind: "table", caption: "Units", head: [""], rows: [["Selling"], ["Calls"]] } as const;
  expect(renderPlain(replyWith({ blocks: [block] }))).toBe("Done.\nUnits.\nSelling.\nCalls.");
});

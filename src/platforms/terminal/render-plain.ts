import { type Block, type Form, inlineText, type Reply } from "../../domain/reply.ts";
import { endSentence, rowSentence } from "../../domain/table-row.ts";
import { makeInert } from "./inert.ts";
import { terminalWords } from "./terminal-words.ts";

/** The whole reply in plain words, as a screen reader would want it: no columns, no marks, nothing left out. */
export function renderPlain(reply: Reply): string {
  return [
    makeInert(reply.title),
    ...reply.blocks.flatMap(blockLines),
    ...reply.choices.map((choice) => `- ${makeInert(choice.label)}`),
    ...nextLines(reply),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** A table read out: its caption, then each row as its first cell followed by "head value" pairs. */
export function readOutTable(table: Extract<Block, { kind: "table" }>): readonly string[] {
  const caption = makeInert(table.caption);
  const lines = table.rows.map((row) => rowSentence(table.head.map(makeInert), row.map(makeInert)));
  return [endSentence(caption), ...lines.filter((line) => line !== "")];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case "text":
      return [makeInert(inlineText(block.text))];
    case "list":
      return block.items.map((item, at) => `${block.numbered ? `${at + 1}.` : "-"} ${makeInert(inlineText(item))}`);
    case "table":
      return readOutTable(block);
    case "picture":
      return [makeInert(block.alt)];
    case "file":
      return [makeInert(`${block.file.about} (${block.file.name})`)];
    case "form":
      return readOutForm(block);
    default:
      return block satisfies never;
  }
}

/** A form read out: what can be picked in each field, and what is picked; it is answered in words. */
export function readOutForm({ title, fields }: Form): readonly string[] {
  return [
    makeInert(title),
    ...fields.flatMap(({ label, options, chosen }) => [
      `${makeInert(label)}:`,
      ...options.map((one) => `- ${makeInert(one.label)}${chosen.includes(one.id) ? ` ${terminalWords.picked}` : ""}`),
    ]),
  ];
}

function nextLines(reply: Reply): readonly string[] {
  if (reply.next.length === 0) return [];
  return [`${terminalWords.alsoSay} ${reply.next.map((offer) => makeInert(offer.label)).join("; ")}`];
}

import { type Block, type Form, inlineText, type Reply } from "../../domain/reply.ts";
import { clean } from "./card-words.ts";
import { teamsWords } from "./teams-words.ts";

/** The whole reply in plain words: for clients that draw no cards, for screen readers, and where a card is refused. */
export function plainText({ title, blocks, choices, next }: Reply): string {
  const offers = next.length === 0 ? [] : [`${teamsWords.offers} ${next.map(({ label }) => clean(label)).join("; ")}`];
  return [clean(title), ...blocks.flatMap(plainBlock), ...choices.map(({ label }) => `- ${clean(label)}`), ...offers]
    .filter((line) => line !== "")
    .join("\n");
}

function plainBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "text":
      return [clean(inlineText(block.text))];
    case "list":
      return block.items.map((item) => `- ${clean(inlineText(item))}`);
    case "table":
      return [clean(block.caption), ...plainRows(block)];
    case "form":
      return plainForm(block);
    default:
      return block satisfies never;
  }
}

/** A table row by row: its first cell, then each other one with its heading. */
export function plainRows({ head, rows }: Extract<Block, { kind: "table" }>): readonly string[] {
  return rows.map((row) =>
    row
      .map((cell, index) => (cell === "" ? "" : `${clean(head[index] ?? "")} ${clean(cell)}`.trim()))
      .filter((pair) => pair !== "")
      .join(", "),
  );
}

function plainForm({ title, fields }: Form): readonly string[] {
  const lines = fields.flatMap(({ label, options, chosen }) => [
    `${clean(label)}:`,
    ...options.map((one) => `- ${clean(one.label)}${chosen.includes(one.id) ? ` ${teamsWords.picked}` : ""}`),
  ]);
  return [clean(title), ...lines];
}

import type { Picture } from "../../domain/picture.ts";
import type { Block, Choice, Inline, Reply } from "../../domain/reply.ts";
import { drawBars } from "./draw-bars.ts";
import { drawHeat } from "./draw-heat.ts";
import { drawTable } from "./draw-table.ts";
import { makeInert } from "./inert.ts";
import { letterOf } from "./pick-choice.ts";
import { readOutForm, readOutTable } from "./render-plain.ts";
import { terminalWords } from "./terminal-words.ts";
import { wrapText } from "./text-width.ts";

/** How a reply is drawn for a person at a terminal. */
export interface TerminalLook {
  /** Columns of the terminal; below 20 counts as 20. */
  readonly width: number;
  /** Whether bold and dim may be used; nothing is ever said by them alone. */
  readonly styled: boolean;
  /** Whether the next line typed can pick a choice by its letter. */
  readonly letters: boolean;
}

/** The columns to draw for: those of the terminal, 80 where it does not say, and no more than can be read with ease. */
export function readableWidth(output: { readonly columns?: number }): number {
  return Math.min(output.columns || 80, 100);
}

/** The reply as paragraphs, columns and lettered choices; whatever content or people wrote in it stays plain text. */
export function renderTerminal(reply: Reply, look: TerminalLook): string {
  const pen = openPen(look);
  const parts = [
    pen.wrap(pen.bold(makeInert(reply.title))),
    ...reply.blocks.map((block) => drawBlock(block, pen)),
    reply.choices.flatMap((choice, index) => drawChoice(choice, { pen, mark: look.letters ? letterOf(index) : "-" })),
    drawNext(reply.next, pen),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

interface Pen {
  readonly width: number;
  bold(text: string): string;
  dim(text: string): string;
  wrap(text: string): readonly string[];
  /** Wrapped after a mark such as "- ", later lines indented by as much. */
  item(mark: string, text: string): readonly string[];
}

function openPen(look: TerminalLook): Pen {
  const width = Math.max(20, look.width);
  const style = (on: number, off: number) => (text: string) =>
    look.styled && text !== "" ? `${esc}[${on}m${text}${esc}[${off}m` : text;
  return {
    width,
    bold: style(1, 22),
    dim: style(2, 22),
    wrap: (text) => (text === "" ? [] : wrapText(text, width)),
    item: (mark, text) =>
      wrapText(text, width - mark.length).map((line, at) => `${at === 0 ? mark : " ".repeat(mark.length)}${line}`),
  };
}

const esc = String.fromCharCode(27);

function drawBlock(block: Block, pen: Pen): readonly string[] {
  switch (block.kind) {
    case "text":
      return drawText(block, pen);
    case "list":
      return block.items.flatMap((item, at) => pen.item(block.numbered ? `${at + 1}. ` : "- ", drawInline(item, pen)));
    case "table":
      return drawTableBlock(block, pen);
    case "picture":
      return drawPicture(block.picture, pen.width) ?? pen.wrap(makeInert(block.alt));
    case "file":
      return pen.wrap(makeInert(`${block.file.about} (${block.file.name})`));
    case "form":
      return readOutForm(block).flatMap((line) =>
        line.startsWith("- ") ? pen.item("- ", line.slice(2)) : pen.wrap(line),
      );
    default:
      return block satisfies never;
  }
}

/** Undefined where it is better told in words. */
function drawPicture(picture: Picture, width: number): readonly string[] | undefined {
  switch (picture.kind) {
    case "bars":
      return drawBars(picture, width);
    case "heat":
      return drawHeat(picture, width);
    case "plot":
      return undefined;
    default:
      return picture satisfies never;
  }
}

function drawText(block: Extract<Block, { kind: "text" }>, pen: Pen): readonly string[] {
  if (block.tone !== "muted") return pen.wrap(drawInline(block.text, pen));
  return pen.wrap(makeInert(block.text.map(wordsOf).join(""))).map(pen.dim);
}

function drawInline(text: readonly Inline[], pen: Pen): string {
  // Each part is made inert with its edges kept, so that no blank between two parts is lost or doubled.
  const parts = text.map((part) => {
    const inert = keepEdges(wordsOf(part));
    return typeof part === "string" || inert.trim() === "" ? inert : inert.replace(/\S.*\S|\S/, pen.bold);
  });
  return parts.join("").replaceAll(/ +/g, " ").trim();
}

function wordsOf(part: Inline): string {
  return typeof part === "string" ? part : part.strong;
}

function keepEdges(text: string): string {
  const inert = makeInert(text);
  return `${/^\s/.test(text) ? " " : ""}${inert}${/\s$/.test(text) ? " " : ""}`;
}

function drawTableBlock(block: Extract<Block, { kind: "table" }>, pen: Pen): readonly string[] {
  const drawn = drawTable(block, pen.width);
  if (drawn === undefined) return readOutTable(block).flatMap((line) => pen.wrap(line));
  return [...pen.wrap(pen.bold(makeInert(block.caption))), ...drawn];
}

function drawChoice(choice: Choice, { pen, mark }: { pen: Pen; mark: string }): readonly string[] {
  if (mark === "-") return pen.item("  - ", makeInert(choice.label));
  // An answer that bears the very letter already is not lettered twice.
  const own = `${mark.toUpperCase()}. `;
  const label = choice.label.startsWith(own) ? choice.label.slice(own.length) : choice.label;
  return pen.item(`  ${mark}) `, makeInert(label));
}

function drawNext(next: readonly Choice[], pen: Pen): readonly string[] {
  if (next.length === 0) return [];
  return [terminalWords.alsoSay, ...next.flatMap((offer) => pen.item("  - ", makeInert(offer.label)))];
}

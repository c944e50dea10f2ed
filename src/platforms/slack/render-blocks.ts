import type { KnownBlock, RichTextSection } from "@slack/web-api";
import { limits } from "./limits.ts";
import { disarm, sizeOf } from "./mrkdwn.ts";
import { type Line, lineText, type Run } from "./render-lines.ts";
import { type NameBlock, type Piece, plainObject } from "./render-parts.ts";

/** Lines that belong together as pieces: as few blocks as Slack takes them in. */
export function drawLines(lines: readonly Line[], name: NameBlock): readonly Piece[] {
  const pieces: Line[][] = [];
  let used = 0;
  for (const line of lines) {
    const size = sizeOf(lineText(line)) + 1;
    const group = pieces.at(-1);
    if (group !== undefined && joins(group, line) && used + size <= limits.block) {
      group.push(line);
      used += size;
    } else {
      pieces.push([line]);
      used = size;
    }
  }
  return pieces.map((group) => ({ lines: group.map(lineText), blocks: [drawGroup(group, name("t"))] }));
}

/** Items may follow each other and a caption; between paragraphs stands the space between blocks. */
function joins(group: readonly Line[], line: Line): boolean {
  const last = group.at(-1)?.look;
  // Steps are counted by Slack: they stand in a list of their own.
  if (line.look === "step" ? isItem(group[0]) && group[0]?.look !== "step" : last === "step") return false;
  return isItem(line) && group.length < limits.listItems && last !== "muted";
}

function isItem(line: Line | undefined): boolean {
  return line?.look === "bullet" || line?.look === "row" || line?.look === "step";
}

function drawGroup(group: readonly Line[], block_id: string): KnownBlock {
  const [first] = group;
  if (first?.look === "muted") return { type: "context", block_id, elements: [plainObject(lineText(first))] };
  const items = group.filter(isItem).map((line) => drawRuns(line.runs));
  const step = group.find((line) => line.look === "step");
  const before = group.filter((line) => !isItem(line)).map((line) => drawRuns(line.runs));
  return {
    type: "rich_text",
    block_id,
    elements: [...before, ...(items.length === 0 ? [] : [{ ...listOf(step), elements: items }])],
  };
}

/** Bullets, or steps counted on from where the list before ended. */
function listOf(step: Line | undefined): { type: "rich_text_list"; style: "bullet" | "ordered"; offset?: number } {
  if (step === undefined) return { type: "rich_text_list", style: "bullet" };
  return { type: "rich_text_list", style: "ordered", offset: (step.number ?? 1) - 1 };
}

function drawRuns(runs: readonly Run[]): RichTextSection {
  return {
    type: "rich_text_section",
    elements: runs.map(({ text, strong }) => ({
      type: "text" as const,
      text: disarm(text),
      ...(strong ? { style: { bold: true } } : {}),
    })),
  };
}

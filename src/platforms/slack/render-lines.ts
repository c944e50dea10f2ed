import type { Block, Inline } from "../../domain/reply.ts";
import { endSentence, readRow } from "../../domain/table-row.ts";
import { limits } from "./limits.ts";
import { bareWords, plainWords, sizeOf, takeWords } from "./mrkdwn.ts";

/** Words in one look; never empty. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
}

/** One paragraph or item; its look says nothing that its words do not. */
export interface Line {
  readonly look: "title" | "plain" | "bullet" | "step" | "row" | "muted";
  /** The number of a step. */
  readonly number?: number;
  readonly runs: readonly Run[];
}

/** The lines of a title. */
export function titleLines(title: string): readonly Line[] {
  return makeLine("title", [{ strong: title }]);
}

/** The lines of a block with nothing to fill in; empty parts leave none. */
export function blockLines(block: Exclude<Block, { kind: "form" }>): readonly Line[] {
  switch (block.kind) {
    case "text":
      return makeLine(block.tone === "muted" ? "muted" : "plain", block.text);
    case "list":
      return block.items.flatMap((item, at) =>
        block.numbered ? makeLine("step", item).map((line) => ({ ...line, number: at + 1 })) : makeLine("bullet", item),
      );
    case "table":
      return tableLines(block);
    case "picture":
      return makeLine("plain", [block.alt]);
    case "file":
      return makeLine("plain", [`${block.file.about} (${block.file.name})`]);
    default:
      return block satisfies never;
  }
}

/**
 * A table row by row, "Unit 6: Credits 5; Level 2." Slack's own table block is not used: a message may hold only one, a
 * phone shows two columns of it, and our cells are sentences. What is drawn so is also what is read out.
 */
function tableLines({ caption, head, rows }: Extract<Block, { kind: "table" }>): readonly Line[] {
  const heads = head.map(plainWords);
  const named = plainWords(caption);
  return [
    ...makeLine("plain", named === "" ? [] : [{ strong: endSentence(named) }]),
    ...rows.flatMap((row) => makeLine("row", rowWords(heads, row.map(plainWords)))),
  ];
}

function rowWords(heads: readonly string[], row: readonly string[]): readonly Inline[] {
  const { name, cells } = readRow(heads, row);
  if (cells === "") return name === "" ? [] : [endSentence(name)];
  return name === "" ? [endSentence(cells)] : [{ strong: `${name}:` }, ` ${endSentence(cells)}`];
}

/** A line, in as many parts as Slack needs; none where there are no words to see. */
export function makeLine(look: Line["look"], text: readonly Inline[]): readonly Line[] {
  const runs = cleanRuns(text);
  return plainWords(runsText(runs)) === "" ? [] : splitRuns(runs).map((part) => ({ look, runs: part }));
}

/** The words of a line as they are read out. */
export function lineText({ look, number, runs }: Line): string {
  const mark = look === "step" ? `${number ?? 1}. ` : look === "bullet" ? "- " : "";
  return `${mark}${runsText(runs)}`;
}

function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("");
}

/** Harmless runs; between two of them stands one blank at most, and none at the ends. */
function cleanRuns(text: readonly Inline[]): readonly Run[] {
  const runs: Run[] = [];
  let blank = true;
  for (const part of text) {
    const bare = bareWords(typeof part === "string" ? part : part.strong);
    const words: string = blank ? bare.trimStart() : bare;
    if (words === "") continue;
    blank = words.endsWith(" ");
    runs.push({ text: words, strong: typeof part !== "string" });
  }
  const last = runs.pop();
  const end = last?.text.trimEnd() ?? "";
  return last === undefined || end === "" ? runs : [...runs, { ...last, text: end }];
}

function splitRuns(runs: readonly Run[]): readonly (readonly Run[])[] {
  if (runs.reduce((sum, run) => sum + sizeOf(run.text), 0) <= limits.block) return [runs];
  const parts: Run[][] = [[]];
  let used = 0;
  for (const { text, strong } of runs) {
    for (let rest = text; rest !== ""; ) {
      const [head, after] = takeWords(rest, limits.block - used);
      if (head !== "") parts.at(-1)?.push({ text: head, strong });
      used += sizeOf(head);
      rest = after;
      if (rest !== "") {
        parts.push([]);
        used = 0;
      }
    }
  }
  return parts.filter((part) => part.length > 0);
}

import { stringify } from "csv-stringify/sync";
import type { Question } from "../../domain/question.ts";
import { itemsOf } from "./csv-items.ts";
import { makeCellInert } from "./inert-cells.ts";

/** What every row has, before its answers. */
export const leadColumns = [
  "id",
  "version",
  "type",
  "topic",
  "difficulty",
  "scenario",
  "prompt",
  "hint",
  "because",
  "tolerance",
  "unit",
] as const;
/** What every row has, after its answers and before its sources. */
export const lastColumns = ["author", "written", "reviewBy"] as const;

/** The columns of the answer at a place, from 0. */
export function itemColumns(at: number): readonly [string, string, string] {
  return [`answer ${at + 1}`, `answer ${at + 1} is`, `answer ${at + 1} because`];
}

/** The columns of the source at a place, from 0. */
export function sourceColumns(at: number): readonly [string, string, string, string] {
  return [`source ${at + 1}`, `source ${at + 1} kind`, `source ${at + 1} name`, `source ${at + 1} url`];
}

/** The questions as a table that a spreadsheet opens, one row each. It begins with the mark by which Excel knows UTF-8. */
export function writeCsv(questions: readonly Question[]): string {
  const most = (counts: readonly number[]) => Array.from({ length: Math.max(1, ...counts) }, (_, at) => at);
  const items = most(questions.map((one) => itemsOf(one).items.length));
  const sources = most(questions.map((one) => one.sources.length));
  const head = [...leadColumns, ...items.flatMap(itemColumns), ...lastColumns, ...sources.flatMap(sourceColumns)];
  const rows = questions.map((question) => {
    const cells = cellsOf(question);
    return head.map((column) => makeCellInert(cells.get(column) ?? ""));
  });
  return stringify([head, ...rows], { bom: true, record_delimiter: "windows", quoted_match: /[\r\n;\t]|^\s|\s$/ });
}

function cellsOf(question: Question): ReadonlyMap<string, string> {
  const { items, because = "", tolerance = "", unit = "" } = itemsOf(question);
  const { id, version, type, topic, difficulty, scenario, prompt, hint, author, written, reviewBy } = question;
  const named = { id, type, topic, prompt, hint, because, tolerance, unit, author, written, reviewBy };
  return new Map([
    ...Object.entries(named),
    ["version", String(version)],
    ["difficulty", String(difficulty)],
    ["scenario", scenario ? "yes" : "no"],
    ...items.flatMap((item, at) => pairUp(itemColumns(at), [item.text, item.key, item.because])),
    ...question.sources.flatMap((source, at) =>
      pairUp(sourceColumns(at), [source.id, source.kind, source.name, source.url ?? ""]),
    ),
  ]);
}

function pairUp(columns: readonly string[], cells: readonly string[]): readonly (readonly [string, string])[] {
  return columns.map((column, at) => [column, cells[at] ?? ""]);
}

import { CsvError, parse } from "csv-parse/sync";
import { readRow } from "./csv-row.ts";
import { type Draft, type DraftFile, type Fault, linesOf } from "./draft.ts";
import { restoreCell } from "./inert-cells.ts";
import { itemColumns, lastColumns, leadColumns, sourceColumns } from "./write-csv.ts";

/** The rows of a table with the lines they begin at. */
interface Rows {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly fault?: Fault;
}

/** Reads a table of questions: the first row names the columns, in any order; what is empty is not said. */
export function readCsv(text: string): DraftFile {
  const { rows, fault } = readRows(text);
  if (fault !== undefined) return { drafts: [], faults: [fault] };
  const [head, ...rest] = rows;
  const columns = (head?.cells ?? []).map((name) => name.trim().replaceAll(/\s+/g, " ").toLowerCase());
  const headFaults = checkHead(columns);
  if (headFaults.length > 0) return { drafts: [], faults: headFaults };
  const drafts: Draft[] = [];
  const faults: Fault[] = [];
  for (const { line, cells } of rest) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (cells.slice(columns.length).some((cell) => cell.trim() !== "")) faults.push({ line, ...tooMany });
    const named = new Map(columns.map((column, at) => [column, restoreCell(cells[at] ?? "")]));
    const read = readRow(named, line);
    drafts.push(...read.drafts);
    faults.push(...read.faults);
  }
  return { drafts, faults };
}

function readRows(text: string): Rows {
  const [first = ""] = linesOf(text);
  // A spreadsheet writes what the machine's region has between cells.
  const delimiter = [",", ";", "\t"].find((one) => first.includes(one)) ?? ",";
  const rows: { line: number; cells: readonly string[] }[] = [];
  let line = 1;
  try {
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      on_record: (cells: readonly string[], { lines }) => {
        rows.push({ line, cells });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    const at = error.code === "CSV_QUOTE_NOT_CLOSED" || typeof lines !== "number" ? line : lines;
    const fix =
      'Mend the row: a cell with a comma, a quote or a line end stands in quotes, with "" for each quote in it.';
    return { rows: [], fault: { line: at, problem: `This is no CSV: ${error.message}.`, fix } };
  }
  return { rows };
}

const tooMany = {
  problem: "The row has more cells than there are columns.",
  fix: "A cell with a comma in it stands in quotes.",
};
const fixed: readonly string[] = [...leadColumns, ...lastColumns].map((name) => name.toLowerCase());

function checkHead(columns: readonly string[]): readonly Fault[] {
  const number = (name: string) => Math.max(1, Number(/\d+/.exec(name)?.[0] ?? 1)) - 1;
  const isKnown = (name: string) =>
    fixed.includes(name) || [...itemColumns(number(name)), ...sourceColumns(number(name))].includes(name);
  const fix = `The first row names the columns: ${fixed.join(", ")}, ${itemColumns(0).join(", ")} and so on.`;
  const unknown = columns.filter((name) => name !== "" && !isKnown(name));
  const twice = columns.filter((name, at) => name !== "" && columns.indexOf(name) !== at);
  const missing = ["type", "prompt", "answer 1"].filter((name) => !columns.includes(name));
  return [
    ...unknown.map((name) => ({ line: 1, problem: `There is no column "${name}".`, fix })),
    ...twice.map((name) => ({ line: 1, problem: `The column "${name}" stands twice.`, fix })),
    ...missing.map((name) => ({ line: 1, problem: `The column "${name}" is missing.`, fix })),
  ];
}

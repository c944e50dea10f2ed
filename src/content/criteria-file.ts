import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join } from "node:path";
import type { Criterion, Qualification, Unit } from "../domain/qualification.ts";
import type { Report } from "./report.ts";
import { isCriterionNumber } from "./schema-parts.ts";

const columns = ["qualification", "unit", "criterion", "about"] as const;
const fixHead = "The first row names the columns: qualification, unit, criterion, about.";
const longestAbout = 500;

interface Row {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

interface Line {
  readonly code: string;
  readonly unit: number;
  readonly criterion: Criterion;
}

/** What to hold a list of criteria against, and where to tell what is wrong with it. */
export interface CriteriaWith {
  readonly qualifications: readonly Qualification[];
  readonly report: Report;
}

/** A list that was read, and where it lies. */
export interface CriteriaInFile {
  readonly path: string;
  readonly rows: readonly Row[];
}

/** A centre's list of criteria, by its path or beside the centre's file; undefined where it cannot be read. */
export function readCriteria(named: string, centreFile: string, report: Report): CriteriaInFile | undefined {
  const path = isAbsolute(named) ? named : join(dirname(centreFile), named);
  try {
    const rows = rowsOf(readFileSync(path, "utf8"), path, report);
    return rows && { path, rows };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    report({ where: path, problem: `The list of criteria cannot be read: ${why}.`, fix: "Put a CSV file there." });
    return undefined;
  }
}

// Few centres have such a list, and loading a reader takes a while.
function parseCsv(text: string): readonly Row[] {
  const { parse }: typeof import("csv-parse/sync") = createRequire(import.meta.url)("csv-parse/sync");
  const [head = ""] = text.split(/\r\n|\r|\n/, 1);
  const rows: { line: number; cells: readonly string[] }[] = [];
  let line = 1;
  parse(text, {
    bom: true,
    // A spreadsheet writes what the machine's region has between cells.
    delimiter: [",", ";", "\t"].find((one) => head.includes(one)) ?? ",",
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    on_record: (cells: readonly string[], { lines }) => {
      rows.push({ line, cells });
      line = lines + 1;
      return null;
    },
  });
  const names = (rows[0]?.cells ?? []).map((name) => name.trim().toLowerCase());
  const filled = rows.slice(1).filter((row) => row.cells.some((cell) => cell.trim() !== ""));
  return [
    { line: 1, cells: new Map(names.map((name) => [name, name])) },
    ...filled.map((row) => ({
      line: row.line,
      cells: new Map(names.map((name, at) => [name, (row.cells[at] ?? "").trim()])),
    })),
  ];
}

function rowsOf(text: string, path: string, report: Report): readonly Row[] | undefined {
  const [head, ...rows] = parseCsv(text);
  const missing = columns.filter((name) => head?.cells.has(name) !== true);
  for (const name of missing) report({ where: `${path}:1`, problem: `The column "${name}" is missing.`, fix: fixHead });
  return missing.length > 0 ? undefined : rows;
}

/** The qualifications with these criteria as the centre's own; every bad line is reported with its number. */
export function layCriteria(
  { path, rows }: CriteriaInFile,
  { qualifications, report }: CriteriaWith,
): readonly Qualification[] {
  const source = `your centre's list ${basename(path)}`;
  const seen = new Map<string, number>();
  const lines = rows.flatMap((row): readonly Line[] => {
    const where = `${path}:${row.line}`;
    const read = readLine(row, source, { qualifications, report: (problem) => report({ where, ...problem }) });
    if (read === undefined) return [];
    const key = `${read.code} ${read.unit} ${read.criterion.number}`;
    const before = seen.get(key);
    if (before !== undefined) {
      const problem = `Criterion ${read.criterion.number} of unit ${read.unit} stands in line ${before} already.`;
      report({ where, problem, fix: "Keep one; a spreadsheet may have written 1.10 as 1.1: make the column text." });
      return [];
    }
    seen.set(key, row.line);
    return [read];
  });
  return qualifications.map((one) => ({ ...one, units: one.units.map((unit) => withOwn(unit, one.code, lines)) }));
}

interface LineWith {
  readonly qualifications: readonly Qualification[];
  readonly report: (problem: { readonly problem: string; readonly fix: string }) => void;
}

function readLine({ cells }: Row, source: string, { qualifications, report }: LineWith): Line | undefined {
  const text = (name: (typeof columns)[number]) => cells.get(name) ?? "";
  const [code, unit, number, about] = [text("qualification"), text("unit"), text("criterion"), text("about")];
  const versions = qualifications.filter((one) => one.code === code);
  if (versions.length === 0) {
    const codes = [...new Set(qualifications.map((one) => one.code))].join(", ");
    report({ problem: `There is no qualification "${code}".`, fix: `Allowed: ${codes}.` });
    return undefined;
  }
  const units = [...new Set(versions.flatMap((one) => one.units.map((each) => each.number)))];
  const found = units.find((one) => String(one) === unit);
  if (found === undefined) {
    report({ problem: `${code} has no unit "${unit}".`, fix: `Allowed: ${units.join(", ")}.` });
    return undefined;
  }
  if (!isCriterionNumber(number)) {
    report({ problem: `The criterion is "${number}".`, fix: "Allowed: a number such as 1.1 or 2.10." });
    return undefined;
  }
  if (about.length > longestAbout) {
    report({ problem: `The text is ${about.length} characters long.`, fix: `Allowed: ${longestAbout} at most.` });
    return undefined;
  }
  return { code, unit: found, criterion: { number, about: about === "" ? null : about, source } };
}

function withOwn(unit: Unit, code: string, lines: readonly Line[]): Unit {
  const own = lines.filter((line) => line.code === code && line.unit === unit.number).map((line) => line.criterion);
  return own.length === 0 ? unit : { ...unit, ownCriteria: [...(unit.ownCriteria ?? []), ...own] };
}

import type { Table } from "../content-run.ts";
import type { Cover, UnitCover } from "./coverage.ts";
import { columns, gapCount, gapLines, spreadWords } from "./coverage-words.ts";

const legend =
  "In each cell: how many questions of difficulty 1 (recall), 2 (understanding) and 3 (applying); · is none.";

/** One unit: a table of its topics, and its gaps in words below. `draw` makes lines of a table. */
export function showUnit(unit: UnitCover, draw: (table: Table) => readonly string[]): string {
  const head = ["topic", ...columns.map((column) => column.head), "all", "questions"];
  const rows = [...unit.topics, { ...unit, title: "the unit" }].map(rowOf);
  const gaps = gapLines(unit);
  const below = gaps.length === 0 ? ["No gaps."] : ["Gaps:", ...gaps.map((line) => `- ${line}`)];
  return [`${unit.title} (${unit.subject})`, "", ...draw({ head, rows }), "", ...below].join("\n");
}

function rowOf(cover: Cover): readonly string[] {
  const cells = columns.map(({ type }) => spreadWords(cover.byType[type]));
  return [cover.title, ...cells, spreadWords(cover.all), String(cover.questions)];
}

/** All units: one line each. */
export function showOverview(units: readonly UnitCover[], draw: (table: Table) => readonly string[]): string {
  const head = ["unit", "topics", "questions", "1", "2", "3", "scenarios", "gaps"];
  const rows = units.map((unit) => [
    unit.title,
    ...[unit.topics.length, unit.questions, ...unit.all, unit.scenarios].map(String),
    gapCount(unit),
  ]);
  const sum = (of: (unit: UnitCover) => number) => String(units.reduce((total, unit) => total + of(unit), 0));
  const totals = [
    "together",
    sum((unit) => unit.topics.length),
    sum((unit) => unit.questions),
    sum((unit) => unit.all[0]),
    sum((unit) => unit.all[1]),
    sum((unit) => unit.all[2]),
    sum((unit) => unit.scenarios),
    "",
  ];
  return draw({ head, rows: [...rows, totals] }).join("\n");
}

/** All that the terminal gets: every unit's table, how to read it, and where there are several the overview last. */
export function showCoverage(units: readonly UnitCover[], draw: (table: Table) => readonly string[]): string {
  const tables = units.map((unit) => showUnit(unit, draw));
  const parts = [...tables, legend, ...(units.length > 1 ? [showOverview(units, draw)] : [])];
  return parts.join("\n\n");
}

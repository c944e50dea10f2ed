import type { Item } from "./csv-items.ts";
import { type DraftFile, type Fault, withoutGaps } from "./draft.ts";
import { itemColumns, lastColumns, leadColumns, sourceColumns } from "./write-csv.ts";

type Cells = ReadonlyMap<string, string>;
type Told = (column: string, problem: string, fix: string) => void;

/** One row as a question. Cells are as they were written, by column in lower case. */
export function readRow(cells: Cells, line: number): DraftFile {
  const faults: Fault[] = [];
  const tell: Told = (column, problem, fix) =>
    void faults.push({ line, problem: `${problem} (column "${column}")`, fix });
  const text = (column: string) => cells.get(column.toLowerCase()) || undefined;
  const words = Object.fromEntries([...leadColumns, ...lastColumns].map((column) => [column, text(column)]));
  const { tolerance: _tolerance, unit: _unit, because: _because, ...plain } = words;
  const type = plain["type"]?.trim().toLowerCase();
  const sources = sourcesOf(cells);
  const value = withoutGaps({
    ...plain,
    type,
    id: plain["id"]?.trim(),
    version: numberOf("version", cells, tell),
    difficulty: numberOf("difficulty", cells, tell),
    scenario: yesNoOf(text("scenario"), tell),
    written: dateOf(plain["written"]),
    reviewBy: dateOf(plain["reviewBy"]),
    sources: sources.length === 0 ? undefined : sources.map(({ id }) => id),
    ...withoutGaps(answersOf({ type, cells, tell })),
  });
  if (faults.length > 0) return { drafts: [], faults };
  const known = sources.flatMap(({ id, ...rest }) => (Object.keys(rest).length === 0 ? [] : [[id, rest] as const]));
  return { drafts: [{ line, value, sources: Object.fromEntries(known), lineOf: () => line }], faults };
}

interface Row {
  readonly type: string | undefined;
  readonly cells: Cells;
  readonly tell: Told;
}

function answersOf({ type, cells, tell }: Row): Readonly<Record<string, unknown>> {
  const items = itemsIn(cells);
  const because = cells.get("because") || undefined;
  switch (type) {
    case "single":
    case "multiple":
    case "true-false":
      return { options: items.map((item, at) => optionOf(item, { verdict: type === "true-false", at, tell })) };
    case "order":
      return { steps: inOrder(items, tell) };
    case "match":
      return {
        pairs: items
          .filter(({ text }) => text !== "")
          .map((one) => ({ left: one.text, right: one.key, ...whyOf(one) })),
        spare: items.filter(({ text }) => text === "").map((one) => ({ text: one.key, ...whyOf(one) })),
      };
    case "short": {
      const { right, wrong } = sortOut(items, tell);
      return {
        accept: right.map(({ text }) => text),
        because,
        slips: wrong.map((one) => ({ value: one.text, ...whyOf(one) })),
      };
    }
    case "number":
      return {
        ...numbersOf(items, tell),
        tolerance: numberOf("tolerance", cells, tell),
        unit: cells.get("unit") ?? "",
        because,
      };
    default:
      return {};
  }
}

function itemsIn(cells: Cells): readonly Item[] {
  const count = [...cells.keys()].filter((name) => /^answer \d+$/.test(name)).length;
  const all = Array.from({ length: count }, (_, at) => {
    const [text = "", key = "", because = ""] = itemColumns(at).map((column) => cells.get(column));
    return { text, key, because };
  });
  return all.filter(({ text, key, because }) => text !== "" || key !== "" || because !== "");
}

function whyOf({ because }: Item): { readonly because?: string } {
  return because === "" ? {} : { because };
}

interface OptionGround {
  readonly verdict: boolean;
  readonly at: number;
  readonly tell: Told;
}

function optionOf(item: Item, { verdict, at, tell }: OptionGround): Readonly<Record<string, unknown>> {
  const words = item.key.toLowerCase().split(/[\s,]+/);
  const says = verdict ? words.find((word) => word === "true" || word === "false") : undefined;
  const right = words.find((word) => word === "right" || word === "wrong");
  if (right === undefined || (verdict && says === undefined)) {
    const allowed = verdict ? '"true, right", "true, wrong", "false, right" or "false, wrong"' : '"right" or "wrong"';
    tell(itemColumns(at)[1], `"${item.key}" does not say what the answer is.`, `Allowed: ${allowed}.`);
  }
  return {
    ...(says === undefined ? {} : { says: says === "true" }),
    text: item.text,
    right: right === "right",
    ...whyOf(item),
  };
}

function inOrder(items: readonly Item[], tell: Told): readonly unknown[] {
  const placed = [...items].sort((one, other) => Number(one.key) - Number(other.key));
  const wrong = placed.findIndex(({ key }, at) => key.trim() !== String(at + 1));
  if (wrong !== -1) {
    const fix = "Number the steps 1, 2, 3 and so on.";
    tell(itemColumns(0)[1], `There is no step ${wrong + 1}, or there are two.`, fix);
  }
  return placed.map((one) => ({ text: one.text, ...whyOf(one) }));
}

function sortOut(items: readonly Item[], tell: Told) {
  const word = ({ key }: Item) => key.trim().toLowerCase();
  for (const [at, item] of items.entries()) {
    if (word(item) === "right" || word(item) === "wrong") continue;
    tell(itemColumns(at)[1], `"${item.key}" does not say what the answer is.`, 'Allowed: "right" or "wrong".');
  }
  return { right: items.filter((one) => word(one) === "right"), wrong: items.filter((one) => word(one) === "wrong") };
}

function numbersOf(items: readonly Item[], tell: Told): Readonly<Record<string, unknown>> {
  const { right, wrong } = sortOut(items, tell);
  if (right.length !== 1) tell(itemColumns(0)[1], `${right.length} numbers are right.`, "Exactly one is right.");
  const number = ({ text }: Item) => {
    const found = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isNaN(found))
      tell(itemColumns(items.findIndex((one) => one.text === text))[0], `"${text}" is no number.`, "Write digits.");
    return found;
  };
  return { answer: right.map(number)[0], slips: wrong.map((one) => ({ value: number(one), ...whyOf(one) })) };
}

function numberOf(column: string, cells: Cells, tell: Told): number | undefined {
  const cell = cells.get(column)?.trim() ?? "";
  if (cell === "") return undefined;
  const found = Number(cell);
  if (Number.isNaN(found)) tell(column, `"${cell}" is no number.`, "Write digits.");
  return found;
}

function yesNoOf(cell: string | undefined, tell: Told): boolean | undefined {
  const word = cell?.trim().toLowerCase();
  if (word === undefined || word === "") return undefined;
  if (["yes", "true", "1"].includes(word)) return true;
  if (["no", "false", "0"].includes(word)) return false;
  tell("scenario", `"${cell}" is neither yes nor no.`, "Allowed: yes, no.");
  return undefined;
}

/** Spreadsheets of this country turn 2026-11-25 into 25/11/2026. */
function dateOf(cell: string | undefined): string | undefined {
  const [, day = "", month = "", year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell?.trim() ?? "") ?? [];
  return year === undefined ? cell?.trim() : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function sourcesOf(cells: Cells): readonly (Readonly<Record<string, string>> & { readonly id: string })[] {
  const count = [...cells.keys()].filter((name) => /^source \d+$/.test(name)).length;
  return Array.from({ length: count }, (_, at) => {
    const [id = "", kind = "", name = "", url = ""] = sourceColumns(at).map((column) => cells.get(column));
    const said = { ...(kind === "" ? {} : { kind }), ...(name === "" ? {} : { name }), ...(url === "" ? {} : { url }) };
    return { id: id.trim(), ...said };
  }).filter(({ id }) => id !== "");
}

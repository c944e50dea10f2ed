import { extname } from "node:path";
import { parseArgs } from "node:util";

/** What questions are exchanged in: Moodle's GIFT, or a table for a spreadsheet. */
export type ExchangeFormat = "gift" | "csv";

/** What was asked of `import` or `export`. */
export interface ExchangeOptions {
  readonly file: string;
  readonly format: ExchangeFormat;
  readonly unit?: string | undefined;
  readonly topic?: string | undefined;
  readonly difficulty?: number | undefined;
  readonly author?: string | undefined;
  readonly sources: readonly string[];
  readonly dryRun: boolean;
  readonly force: boolean;
}

/** The options, a call for help, or what is wrong with the command line. */
export type ReadExchange = ExchangeOptions | { readonly help: true } | { readonly problem: string };

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const both = { help: flag, unit: text, format: text };
const ofImport = {
  ...both,
  topic: text,
  difficulty: text,
  author: text,
  source: { ...text, multiple: true },
  "dry-run": flag,
} as const;
const ofExport = { ...both, force: flag } as const;

/** Reads the arguments after `import`. */
export function readImportOptions(args: readonly string[]): ReadExchange {
  return orProblem(() => {
    const { values, positionals } = parseArgs({ args: [...args], options: ofImport, allowPositionals: true });
    if (values.help) return { help: true };
    if (values.unit === undefined) return { problem: "import needs --unit SUBJECT, the folder of content/units" };
    const difficulty = values.difficulty === undefined ? undefined : Number(values.difficulty);
    if (difficulty !== undefined && ![1, 2, 3].includes(difficulty)) return { problem: "--difficulty is 1, 2 or 3" };
    const { topic, author, unit } = values;
    const more = {
      topic,
      author,
      unit,
      difficulty,
      sources: values.source ?? [],
      dryRun: values["dry-run"],
      force: false,
    };
    return withFile(positionals, values.format, more);
  });
}

/** Reads the arguments after `export`. */
export function readExportOptions(args: readonly string[]): ReadExchange {
  return orProblem(() => {
    const { values, positionals } = parseArgs({ args: [...args], options: ofExport, allowPositionals: true });
    if (values.help) return { help: true };
    return withFile(positionals, values.format, { unit: values.unit, force: values.force, sources: [], dryRun: false });
  });
}

function orProblem(read: () => ReadExchange): ReadExchange {
  try {
    return read();
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function withFile(
  positionals: readonly string[],
  said: string | undefined,
  more: Omit<ExchangeOptions, "file" | "format">,
): ReadExchange {
  const [file, extra] = positionals;
  if (file === undefined) return { problem: "Name the file" };
  if (extra !== undefined) return { problem: `One file at a time: ${file} or ${extra}` };
  const format = formatOf(said ?? endings[extname(file).toLowerCase()]);
  if (format === undefined) {
    return {
      problem: said === undefined ? "Say --format gift or csv, or end the file's name so" : "--format is gift or csv",
    };
  }
  return { ...more, file, format };
}

const endings: Readonly<Record<string, string>> = { ".gift": "gift", ".txt": "gift", ".csv": "csv" };

function formatOf(word: string | undefined): ExchangeFormat | undefined {
  return word === "gift" || word === "csv" ? word : undefined;
}

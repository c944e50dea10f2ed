import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readBank } from "../check/read-bank.ts";
import { type ContentRun, tellUsage } from "../content-run.ts";
import { coverBank } from "./coverage.ts";
import { coveragePage } from "./coverage-page.ts";
import { showCoverage } from "./show-coverage.ts";

const usage = `npm run content -- coverage [options]

How many questions each topic of each unit has, by type and difficulty, and what is missing.

Options:
  --unit SUBJECT  only this folder of content/units
  --html FILE     write it as a page instead, which needs nothing else to be shown
  --help          this text

Exit code: 0 done, 2 the command is wrong or the file cannot be written.`;

interface CoverageOptions {
  readonly help: boolean;
  readonly unit?: string | undefined;
  readonly html?: string | undefined;
}

function readOptions(args: readonly string[]): CoverageOptions | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { help: { type: "boolean", default: false }, unit: { type: "string" }, html: { type: "string" } },
    });
    return values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Shows what the questions cover, in the terminal or as a page. What cannot be read counts as not there: `check` says why. */
export async function runCoverage(args: readonly string[], run: ContentRun): Promise<number> {
  const options = readOptions(args);
  if ("problem" in options) return tellUsage(run, options.problem, usage);
  if (options.help) {
    run.write(usage);
    return 0;
  }
  const { unit, html } = options;
  const all = coverBank(readBank(run.dir).bank);
  const units = unit === undefined ? all : all.filter((one) => one.subject === unit);
  if (unit !== undefined && units.length === 0) {
    const known = all.map((one) => one.subject).join(", ");
    return tellUsage(run, `There is no unit ${run.inert(unit)}; there are ${known}`, usage);
  }
  if (html !== undefined) return writePage(html, coveragePage(units, run.today), run);
  run.write(showCoverage(units, run.drawTable));
  return 0;
}

async function writePage(path: string, page: string, run: ContentRun): Promise<number> {
  try {
    await writeFile(path, page);
  } catch (error) {
    run.tell(`The page cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
    return 2;
  }
  run.write(`Written: ${path}`);
  return 0;
}

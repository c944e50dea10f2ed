import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type ContentRun, tellUsage } from "./content/content-run.ts";
import { openContent } from "./content/open-content.ts";
import { OutsideError } from "./domain/outside-error.ts";
import type { Question } from "./domain/question.ts";
import { readKept } from "./kept-for-reading.ts";
import type { QuestionReport, ReportList } from "./ports/report-list.ts";

const usage = `npm run content -- reported [--clear ID] [--data DIR] [--json]

Questions that learners say are wrong, those reported most often first, with file and line. Who said so is not kept.
To settle one: edit it and count its "version" up by one; whoever reported it is then asked it again, and here it says
"settled". What needs no change is taken off the list with --clear.
  --clear ID   take the reports of this question off the list
  --data DIR   a data folder to read (default: the database of DATABASE_URL, else DATA_DIR, else ./data)
  --json       as JSON
  --help       this text`;

/** What learners reported as wrong, for those who write the questions. Resolves with the exit code. */
export async function runReported(args: readonly string[], run: ContentRun): Promise<number> {
  const line = readArgs(args);
  if ("problem" in line) return tellUsage(run, line.problem, usage);
  if (line.help) {
    run.write(usage);
    return 0;
  }
  try {
    return await readKept(line.data, async ({ kept: { reports } }) => {
      if (line.clear !== undefined) return clearOne(line.clear, reports, run);
      return tellAll(await reports.list(), line.json, run);
    });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    run.tell(error.message);
    return 1;
  }
}

function tellAll(reports: readonly QuestionReport[], asJson: boolean, run: ContentRun): number {
  const rows = reports.map(withPlace(run));
  if (asJson) run.write(JSON.stringify(rows, null, 2));
  else run.write(rows.length === 0 ? "No question has been reported." : tableOf(rows, run));
  return 0;
}

async function clearOne(id: string, list: Pick<ReportList, "clear">, run: ContentRun): Promise<number> {
  const gone = await list.clear(id);
  if (gone > 0) run.write(`${run.inert(id)} is off the list.`);
  else run.tell(`${run.inert(id)} is not on the list; npm run content -- reported shows what is.`);
  return gone > 0 ? 0 : 2;
}

/** `settled`: the content has a newer version. `gone`: the question is not taught any more. */
interface Row extends QuestionReport {
  readonly state: "open" | "settled" | "gone";
  readonly where: string;
}

function withPlace(run: ContentRun): (report: QuestionReport) => Row {
  const questions = new Map(
    openContent({ dir: run.dir, study: "now" })
      .study()
      .questions.map((one) => [one.id, one]),
  );
  return (report) => {
    const question = questions.get(report.question);
    if (question === undefined) return { ...report, state: "gone", where: "" };
    const state = question.version > report.version ? "settled" : "open";
    return { ...report, state, where: placeOf(question, run.dir) };
  };
}

/** The file and line of a question, as editors open it. */
function placeOf({ id, subject }: Question, dir: string): string {
  const file = join(dir, "units", subject, "quiz.yaml");
  const at = readFileSync(file, "utf8")
    .split("\n")
    .findIndex((line) => line.replace(/^[\s-]*/, "").replace(/["']/g, "") === `id: ${id}`);
  return `${relative(process.cwd(), file)}${at < 0 ? "" : `:${at + 1}`}`;
}

function tableOf(rows: readonly Row[], run: ContentRun): string {
  const cells = rows.map(({ times, last, state, question, said, where }) => [
    String(times),
    last,
    state,
    run.inert(question),
    run.inert(said),
    where,
  ]);
  return run
    .drawTable({ head: ["times", "last", "state", "question", "what was said", "where"], rows: cells })
    .join("\n");
}

function readArgs(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  try {
    const options = { data: text, clear: text, json: flag, help: flag };
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

import { parseArgs } from "node:util";
import type { Person } from "./app/export-person.ts";
import { calibrationTable, calibrationWords, countReport } from "./app/report-calibration.ts";
import { countQuestions, questionWords } from "./app/report-questions.ts";
import type { Interval } from "./domain/item-statistics.ts";
import { OutsideError } from "./domain/outside-error.ts";
import { readKept } from "./kept-for-reading.ts";
import { openReading, type Reading } from "./open-records.ts";
import { drawTable } from "./platforms/terminal/draw-table.ts";

const options = { data: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } } as const;

const usage = `Figures over all learners; also while servers run. No ids, no names; groups of under five are not shown.
  npm run report -- calibration [options]   does expected recall come true?
  npm run report -- questions [options]     how often each question is right at the first answer
Options:
  --data DIR   a data folder to read (default: the database of DATABASE_URL, else DATA_DIR, else ./data)
  --json       as one JSON object`;

const reports: Readonly<Record<string, (reading: Reading, json: boolean) => Promise<void>>> = {
  calibration: reportCalibration,
  questions: reportQuestions,
};

/** `npm run report`. Resolves with the exit code: 0 done, 1 a failure, 2 misuse. */
export async function runReport(args: readonly string[]): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) {
    process.stderr.write(`${line.problem}.\n\n${usage}\n`);
    return 2;
  }
  if (line.report === undefined) {
    print([usage]);
    return 0;
  }
  const { report, json } = line;
  await readKept(line.data, async (place) => report(await openReading(place), json));
  return 0;
}

interface Line {
  /** Undefined: the usage is asked for. */
  readonly report: (typeof reports)[string] | undefined;
  readonly data: string | undefined;
  readonly json: boolean;
}

function readLine(args: readonly string[]): Line | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name = "", ...more] = positionals;
    const report = Object.hasOwn(reports, name) && more.length === 0 ? reports[name] : undefined;
    if (report === undefined && values.help !== true)
      return { problem: `report takes one word, which is one of ${Object.keys(reports).join(", ")}` };
    return { report: values.help === true ? undefined : report, data: values.data, json: values.json === true };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Hands over everybody, one after the other; who cannot be read is counted and told of. */
async function forEachPerson({ learners, kept }: Reading, add: (person: Person) => void): Promise<void> {
  let unreadable = 0;
  for await (const learner of learners.each()) {
    if (learner === "unreadable") {
      unreadable += 1;
      continue;
    }
    const filed = learner.practice.filed === 0 ? [] : await kept.history.read(learner.id).catch(unlessDamaged);
    if (filed === undefined) unreadable += 1;
    add({ learner, history: filed });
  }
  if (unreadable > 0) process.stderr.write(`${unreadable} records or histories cannot be read and are left out.\n`);
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof OutsideError) || error.code !== "EDAMAGED") throw error;
  return undefined;
}

async function reportCalibration(reading: Reading, json: boolean): Promise<void> {
  const count = countReport(reading.library);
  await forEachPerson(reading, count.add);
  const report = count.result();
  if (json) return print([JSON.stringify(report)]);
  const { all, types } = report;
  const byType = types.map(({ type, learners, figures }) => [
    type,
    String(learners),
    String(figures.answers),
    ...[figures.predicted, figures.actual, figures.rmse].map(decimal),
  ]);
  print([
    "Expected against actual recall",
    "",
    ...(all.answers === 0 ? [] : [...draw(calibrationTable(all)), ""]),
    ...(all.answers === 0
      ? []
      : [
          `Log loss ${decimal(all.logLoss)}; always the mean: ${decimal(all.logLossOfMean)}. Root mean squared gap by tenths: ${decimal(all.rmse)}.`,
          "",
        ]),
    ...(byType.length === 0
      ? []
      : [...draw({ head: ["Type", "Learners", "Answers", "Mean", "Right", "Gap (rms)"], rows: byType }), ""]),
    ...calibrationWords(report),
  ]);
}

async function reportQuestions(reading: Reading, json: boolean): Promise<void> {
  const count = countQuestions(reading.library);
  await forEachPerson(reading, count.add);
  const report = count.result();
  if (json) return print([JSON.stringify(report)]);
  const rows = report.questions.map((one) => [
    one.question,
    one.topic,
    one.type,
    String(one.first),
    `${Math.round(one.facility * 100)} %`,
    spread(one.facilityLies, (share) => String(Math.round(share * 100))),
    one.discrimination === null ? "" : one.discrimination.toFixed(2),
    spread(one.discriminationLies, (value) => value.toFixed(2)),
    String(one.answers),
    one.look ?? "",
  ]);
  print([...(rows.length === 0 ? [] : [...draw({ head: questionHead, rows }), ""]), ...questionWords(report)]);
}

const questionHead = [
  "Question",
  "Topic",
  "Type",
  "First",
  "Facility",
  "from-to",
  "Discrimination",
  "from-to",
  "Answers",
  "Look",
];

function spread(lies: Interval | null, show: (figure: number) => string): string {
  return lies === null ? "" : `${show(lies.low)} to ${show(lies.high)}`;
}

const decimal = (figure: number | null): string => (figure === null ? "" : figure.toFixed(3));

// Wide where nobody's window says how wide: lines in a file are not wrapped.
function draw(table: Parameters<typeof drawTable>[0]): readonly string[] {
  return drawTable(table, process.stdout.columns ?? 120) ?? drawTable(table, 120) ?? [];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

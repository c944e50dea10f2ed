import { existsSync } from "node:fs";
import type { Question } from "../../domain/question.ts";
import { buildStudy } from "../build-study.ts";
import type { UnitFiles } from "../check/bank.ts";
import { readBank } from "../check/read-bank.ts";
import { type ContentRun, tellUsage } from "../content-run.ts";
import { tellUnknown } from "../nearest.ts";
import { type ExchangeOptions, readExportOptions } from "./exchange-options.ts";
import { faultsOfQuiz, tellFaults } from "./quiz-faults.ts";
import { replaceFile } from "./replace-file.ts";
import { writeCsv } from "./write-csv.ts";
import { writeGift } from "./write-gift.ts";

const usage = `npm run content -- export FILE [options]

Writes questions into one file: Moodle's GIFT (FILE ends in .gift or .txt) or a table for a spreadsheet (.csv). Nothing is
lost on the way: import reads all of it again.

Options:
  --unit SUBJECT        only this folder of content/units (default: all)
  --format gift|csv     where the name of FILE does not say it
  --force               write over a file that is there
  --help                this text

GIFT has no ordering: its steps are pairs of place and step there, which Moodle can ask. Version, hint, sources, dates and
the like stand in lines that begin //| and that Moodle passes over. In a CSV a cell that a spreadsheet would work out (it
begins with = + - @) has an apostrophe before it, which import takes away.

Exit code: 0 done, 1 the questions have faults, 2 the command is wrong or the file cannot be written.`;

/** Writes the questions of one unit or all into a file for other programs. */
export async function runExport(args: readonly string[], run: ContentRun): Promise<number> {
  const options = readExportOptions(args);
  if ("problem" in options) return tellUsage(run, options.problem, usage);
  if ("help" in options) {
    run.write(usage);
    return 0;
  }
  const { bank, findings } = readBank(run.dir);
  const { unit } = options;
  const subjects = bank.units.map(({ subject }) => subject);
  if (unit !== undefined && !subjects.includes(unit)) {
    return tellUsage(run, run.inert(tellUnknown("unit", unit, subjects)), usage);
  }
  const units = bank.units.filter(({ subject }) => unit === undefined || subject === unit);
  const faults = units.flatMap(({ subject }) => faultsOfQuiz(findings, subject));
  if (faults.length > 0) return tellFaults(run, faults, "Nothing is written. Mend this first:");
  return write(questionsIn(units), options, run);
}

function questionsIn(units: readonly UnitFiles[]): readonly Question[] {
  const quizzes = units.flatMap(({ subject, quiz }) => (quiz === undefined ? [] : [[subject, quiz] as const]));
  const none = { notes: new Map(), reviews: new Map(), glossary: undefined, synonyms: undefined };
  return buildStudy({ ...none, quizzes: new Map(quizzes) }).questions;
}

async function write(
  questions: readonly Question[],
  { file, format, force }: ExchangeOptions,
  run: ContentRun,
): Promise<number> {
  if (questions.length === 0) {
    run.tell("There are no questions to export yet.");
    return 1;
  }
  if (!force && existsSync(file)) {
    run.tell(`${run.inert(file)} is there already; --force writes over it.`);
    return 2;
  }
  try {
    await replaceFile(file, format === "gift" ? writeGift(questions) : writeCsv(questions));
  } catch (error) {
    run.tell(`The file cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
    return 2;
  }
  run.write(`Written: ${run.inert(file)}, ${questions.length} ${questions.length === 1 ? "question" : "questions"}`);
  return 0;
}

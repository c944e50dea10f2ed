import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { StartupProblem } from "../../domain/startup-error.ts";
import type { UnitFiles } from "../check/bank.ts";
import { questionsOf } from "../check/bank.ts";
import { type ReadBank, readBank } from "../check/read-bank.ts";
import { type ContentRun, tellUsage } from "../content-run.ts";
import { tellUnknown } from "../nearest.ts";
import type { DraftFile } from "./draft.ts";
import { type ExchangeOptions, readImportOptions } from "./exchange-options.ts";
import { importUsage } from "./import-usage.ts";
import { knownBlocks } from "./known-block.ts";
import { faultsOfQuiz, tellFaults } from "./quiz-faults.ts";
import { readCsv } from "./read-csv.ts";
import { readGift } from "./read-gift.ts";
import { replaceFile } from "./replace-file.ts";
import { beginQuiz, rewriteQuiz } from "./rewrite-quiz.ts";
import { type Settling, settleDrafts } from "./settle-drafts.ts";

/** Reads questions from a file of another program into a unit's quiz.yaml; all of them or none. */
export async function runImport(args: readonly string[], run: ContentRun): Promise<number> {
  const options = readImportOptions(args);
  if ("problem" in options) return tellUsage(run, options.problem, importUsage);
  if ("help" in options) {
    run.write(importUsage);
    return 0;
  }
  const read = readBank(run.dir);
  const unit = read.bank.units.find(({ subject }) => subject === options.unit);
  if (unit === undefined) {
    const known = read.bank.units.map(({ subject }) => subject);
    return tellUsage(run, run.inert(tellUnknown("unit", options.unit ?? "", known)), importUsage);
  }
  const faults = faultsOfQuiz(read.findings, unit.subject);
  if (faults.length > 0) return tellFaults(run, faults, "Nothing is imported. Mend this first:");
  const unknown = tellUnknownNames(options, unit);
  if (unknown !== undefined) return tellUsage(run, run.inert(unknown), importUsage);
  const text = readText(options.file);
  if ("problem" in text) {
    run.tell(run.inert(text.problem));
    return 2;
  }
  const drafts =
    options.format === "gift"
      ? readGift(text.text, knownBlocks(unit.quiz?.content.questions ?? []))
      : readCsv(text.text);
  return takeDrafts(drafts, { options, unit, read, run });
}

/** What is wrong with the names on the command line; undefined: nothing. */
function tellUnknownNames({ topic, sources }: ExchangeOptions, { notes, quiz }: UnitFiles): string | undefined {
  const topics = notes?.content.topics.map(({ id }) => id) ?? [];
  if (topic !== undefined && !topics.includes(topic)) return tellUnknown("topic", topic, topics);
  const known = Object.keys(quiz?.content.sources ?? {});
  const source = sources.find((one) => !known.includes(one));
  return source === undefined ? undefined : tellUnknown("source", source, known);
}

function readText(file: string): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file)) };
  } catch (error) {
    if (error instanceof TypeError) {
      return { problem: `${file} is not in UTF-8. In Excel: Save As, "CSV UTF-8 (Comma delimited)".` };
    }
    return { problem: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

interface Import {
  readonly options: ExchangeOptions;
  readonly unit: UnitFiles;
  readonly read: ReadBank;
  readonly run: ContentRun;
}

async function takeDrafts({ drafts, faults }: DraftFile, { options, unit, read, run }: Import): Promise<number> {
  const { topic, difficulty, author, sources, format, dryRun } = options;
  const label = basename(options.file);
  const { subject, notes } = unit;
  const quiz = unit.quiz?.content ?? beginQuiz(drafts, { author, today: run.today });
  if (quiz === undefined) {
    return tellUsage(run, `${subject} has no quiz.yaml yet: say who writes it with --author NAME`, importUsage);
  }
  const others = read.bank.units.filter((one) => one !== unit);
  const elsewhere = new Map(
    others.flatMap((one) => questionsOf(one).map(({ question }) => [question.id, one.subject] as const)),
  );
  const defaults = { today: run.today, topic, difficulty, author, sources };
  const settling = settleDrafts(drafts, { subject, format, label, quiz, notes, elsewhere, defaults });
  const problems: readonly StartupProblem[] = [
    ...faults.map(({ line, problem, fix }) => ({ where: `${label}:${line}`, problem, fix })),
    ...settling.problems,
  ];
  if (problems.length > 0) {
    const sorted = [...problems].sort((a, b) => a.where.localeCompare(b.where, "en", { numeric: true }));
    return tellFaults(run, sorted, "Nothing is imported. Mend this first:");
  }
  if (drafts.length === 0) {
    run.tell(`There are no questions in ${run.inert(options.file)}.`);
    return 1;
  }
  const path = join(run.dir, "units", subject, "quiz.yaml");
  const before = unit.quiz === undefined ? undefined : readFileSync(path, "utf8");
  const after = rewriteQuiz(before, quiz, settling);
  if (!dryRun && after !== before) {
    try {
      await replaceFile(path, after);
    } catch (error) {
      run.tell(`The file cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
      return 2;
    }
  }
  run.write(summarise(settling, { path: run.inert(path), dryRun, written: after !== before }));
  return 0;
}

interface Summary {
  readonly path: string;
  readonly dryRun: boolean;
  readonly written: boolean;
}

function summarise({ settled }: Settling, { path, dryRun, written }: Summary): string {
  const line = (as: "new" | "changed" | "same", words: string) => {
    const ids = settled.filter((one) => one.as === as).map(({ question }) => question.id);
    if (ids.length === 0) return [];
    return [`${words}: ${as === "same" ? ids.length : ids.join(", ")}`];
  };
  const what = [...line("new", "New"), ...line("changed", "Changed"), ...line("same", "As before")];
  const last = !written ? "Nothing is to be changed." : dryRun ? `Not written: ${path}` : `Written: ${path}`;
  const next = written && !dryRun ? ["Now look at it: npm run content -- check"] : [];
  return [...what, last, ...next].join("\n");
}

import { readConfig } from "./config.ts";
import { runCheck } from "./content/check/run-check.ts";
import { contentDir } from "./content/content-dir.ts";
import type { ContentRun } from "./content/content-run.ts";
import { runCoverage } from "./content/cover/run-coverage.ts";
import { runExport } from "./content/exchange/run-export.ts";
import { runImport } from "./content/exchange/run-import.ts";
import { runNewUnit } from "./content/scaffold/run-new-unit.ts";
import { runPreview } from "./content-preview.ts";
import { runReported } from "./content-reported.ts";
import { runUnanswered } from "./content-unanswered.ts";
import { drawTable } from "./platforms/terminal/draw-table.ts";
import { makeInert } from "./platforms/terminal/inert.ts";
import { readableWidth } from "./platforms/terminal/render-terminal.ts";
import { openLog } from "./platforms/terminal/stderr-log.ts";
import { systemClock } from "./schedule/system-clock.ts";

interface ContentCommand {
  /** How it is called, after `npm run content --`. */
  readonly usage: string;
  readonly about: string;
  /** Resolves with the exit code: 0 done, 1 errors in the content, 2 misuse. Knows its own options, --help among them. */
  readonly run: (args: readonly string[], run: ContentRun) => Promise<number>;
}

/** What trainers keep the content good with, by name. */
const commands: Readonly<Record<string, ContentCommand>> = {
  check: { usage: "check [options]", about: "everything that is wrong with the content", run: check },
  coverage: { usage: "coverage [options]", about: "what the questions cover, and what is missing", run: runCoverage },
  export: { usage: "export FILE [options]", about: "questions as Moodle's GIFT or as CSV", run: runExport },
  import: { usage: "import FILE --unit SUBJECT", about: "questions from GIFT or CSV into a unit", run: runImport },
  preview: { usage: "preview ID [options]", about: "a question, topic or term as a learner sees it", run: preview },
  reported: { usage: "reported [options]", about: "questions that learners say are wrong", run: runReported },
  unanswered: { usage: "unanswered [options]", about: "what learners asked in vain", run: runUnanswered },
  "new-unit": {
    usage: 'new-unit SUBJECT --title "…"',
    about: "a folder for a new unit, to be filled in",
    run: runNewUnit,
  },
};

/** Runs one command of `npm run content`; with no name it is `check`. Resolves with the exit code. */
export async function runContentCommand(args: readonly string[]): Promise<number> {
  const run = terminalRun();
  const [first = "check", ...rest] = args;
  if (first === "--help") {
    run.write(usage());
    return 0;
  }
  if (first.startsWith("-")) return check(args, run);
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (command !== undefined) return command.run(rest, run);
  run.tell(`content has no command "${makeInert(first)}".\n\n${usage()}`);
  return 2;
}

function terminalRun(): ContentRun {
  return {
    dir: contentDir(),
    today: new Date(systemClock.now()).toISOString().slice(0, 10),
    write: (text) => void process.stdout.write(`${text}\n`),
    tell: (text) => void process.stderr.write(`${text}\n`),
    styled: process.stdout.isTTY === true && !readConfig({ dataDir: undefined, centreFile: undefined }).plain,
    inert: makeInert,
    // Wide where nobody's window says how wide: lines in a file are not wrapped.
    drawTable: (table) => drawTable(table, process.stdout.columns ?? 120) ?? drawTable(table, 120) ?? [],
  };
}

function check(args: readonly string[], run: ContentRun): Promise<number> {
  const centreFile = (given: string | undefined) => readConfig({ dataDir: undefined, centreFile: given }).centreFile;
  return runCheck(args, { ...run, centreFile });
}

function preview(args: readonly string[], run: ContentRun): Promise<number> {
  const look = { width: readableWidth(process.stdout), at: systemClock.now(), log: openLog(process.stderr) };
  return runPreview(args, { ...run, ...look });
}

function usage(): string {
  const lines = Object.values(commands).map((one) => `  npm run content -- ${one.usage.padEnd(30)}${one.about}`);
  return ["Commands of content (without one: check), each with --help:", ...lines].join("\n");
}

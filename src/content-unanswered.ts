import { parseArgs } from "node:util";
import { type ContentRun, tellUsage } from "./content/content-run.ts";
import { OutsideError } from "./domain/outside-error.ts";
import { readKept } from "./kept-for-reading.ts";

const usage = `npm run content -- unanswered [--data DIR] [--json]

Questions that learners asked and the notes had no answer to, those asked most often first. Who asked is not kept.
  --data DIR   a data folder to read (default: the database of DATABASE_URL, else DATA_DIR, else ./data)
  --json       as JSON
  --help       this text`;

/** What learners asked and nothing was found for, for those who write the notes. Resolves with the exit code. */
export async function runUnanswered(args: readonly string[], run: ContentRun): Promise<number> {
  const line = readArgs(args);
  if ("problem" in line) return tellUsage(run, line.problem, usage);
  if (line.help) {
    run.write(usage);
    return 0;
  }
  try {
    const questions = await readKept(line.data, ({ kept }) => kept.unanswered.list());
    if (line.json) run.write(JSON.stringify(questions, null, 2));
    else if (questions.length === 0) run.write("No question has been left without an answer.");
    else {
      const rows = questions.map(({ question, times, first, last }) => [String(times), first, last, question]);
      run.write(run.drawTable({ head: ["times", "first", "last", "question"], rows }).join("\n"));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    run.tell(error.message);
    return 1;
  }
}

function readArgs(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  try {
    const options = { data: { type: "string" }, json: flag, help: flag } as const;
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

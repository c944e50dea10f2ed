import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { type ContentRun, tellUsage } from "../content-run.ts";
import { type UnitPlan, unitFiles } from "./unit-files.ts";

const usage = `npm run content -- new-unit SUBJECT --title "TITLE" [options]

Makes content/units/SUBJECT with unit.yaml, notes.yaml and quiz.yaml, in which comments explain each field. SUBJECT is in
lower-case letters, digits and hyphens, and never names a unit's number: a subject may stand in several certificates.

Options:
  --title "TITLE"  the unit's title (needed)
  --author NAME    who writes it (default: "To be filled in")
  --help           this text

The unit is in no certificate until a file of content/qualifications names its folder.

Exit code: 0 made, 2 the command is wrong, or the folder is there already or cannot be made.`;

type ReadPlan = Omit<UnitPlan, "today"> | { readonly help: true } | { readonly problem: string };

/** Makes the folder of a new unit, whole or not at all. Resolves with the exit code. */
export async function runNewUnit(args: readonly string[], run: ContentRun): Promise<number> {
  const plan = readPlan(args);
  if ("problem" in plan) return tellUsage(run, plan.problem, usage);
  if ("help" in plan) {
    run.write(usage);
    return 0;
  }
  const folder = join(run.dir, "units", plan.subject);
  if (existsSync(folder)) {
    run.tell(`There is a unit ${plan.subject} already: ${run.inert(folder)}. Nothing was changed.`);
    return 2;
  }
  try {
    await makeFolder(folder, unitFiles({ ...plan, today: run.today }));
  } catch (error) {
    run.tell(`The folder cannot be made: ${error instanceof Error ? error.message : String(error)}.`);
    return 2;
  }
  run.write(nextSteps(plan.subject, run.inert(folder)));
  return 0;
}

function readPlan(args: readonly string[]): ReadPlan {
  const text = { type: "string" } as const;
  try {
    const options = { help: { type: "boolean", default: false }, title: text, author: text } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [subject, extra] = positionals;
    if (values.help) return { help: true };
    if (subject === undefined) return { problem: "Name the folder, such as active-listening" };
    if (extra !== undefined) return { problem: `One folder at a time: ${subject} or ${extra}; the title in quotes` };
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(subject)) {
      return { problem: `"${subject}" is no folder of a unit: lower-case letters, digits and hyphens` };
    }
    const title = values.title?.trim() ?? "";
    if (title === "") return { problem: 'A unit needs its title: --title "Principles of …"' };
    return { subject, title, author: values.author?.trim() || "To be filled in" };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Written beside its place and then moved there, so that nobody ever reads half a unit. */
async function makeFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  // Among the units it would be taken for one of them.
  const temp = await mkdtemp(join(folder, "..", "..", ".new-unit-"));
  try {
    const made = join(temp, basename(folder));
    await mkdir(made);
    for (const [name, text] of Object.entries(files)) await writeFile(join(made, name), text, { flag: "wx" });
    await rename(made, folder);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

function nextSteps(subject: string, folder: string): string {
  return `Made: ${folder} with unit.yaml, notes.yaml and quiz.yaml.

It is in no certificate yet: no unit number leads to it until a unit in content/qualifications/*.yaml has
"subject: ${subject}". What its notes teach is found by questions as soon as it is written.

Now:
  1. unit.yaml   fill in nicknames, terms and summary.
  2. notes.yaml  write 6 to 12 topics.
  3. quiz.yaml   write 25 questions or more, or npm run content -- import FILE --unit ${subject}
  4. See what is left: npm run content -- check --unit ${subject}`;
}

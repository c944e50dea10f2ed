import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { type Imported, importRoster, type ListFault, type ListLine } from "./app/import-roster.ts";
import { readConfig } from "./config.ts";
import type { Instant } from "./domain/learner.ts";
import { emptyRoster, membersOf, nameIn, type Roster } from "./domain/roster.ts";
import { readKept } from "./kept-for-reading.ts";
import { openRoster } from "./open-roster.ts";
import { makeInert } from "./platforms/terminal/inert.ts";
import { openLog } from "./platforms/terminal/stderr-log.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { misuse, print } from "./tell-operator.ts";

const options = {
  check: { type: "boolean" },
  data: { type: "string" },
  help: { type: "boolean" },
} as const;

const usage = `Teams from a list of people. Nobody is taken out of a team by it; the same list may come twice.
  npm run team -- import FILE.csv [--check]   puts people into teams: in the database of DATABASE_URL also while servers
                                              run, in a folder only while none does. --check: only says what is wrong
                                              and what would be done, at any time
  npm run team -- list                        the teams there are, at any time
FILE.csv begins with the line id,name,team,role (in any order). id: what a person gets by asking “who am I?”, such as
slack:T1/U2. role: learner (or empty), manager (of the team in that line) or trainer. Teams that are not there are made.
Options:
  --data DIR   a data folder (default: the database of DATABASE_URL, else DATA_DIR, else ./data)`;

/** `npm run team`. Resolves with the exit code: 0 done, 2 misuse or a list that does not hold. */
export async function runTeam(args: readonly string[]): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  if (line.what === "list") return readKept(line.data, async ({ kept }) => list(await kept.roster()));
  return importFile(line);
}

interface Line {
  readonly what: string;
  readonly file: string;
  readonly data?: string;
  readonly check?: boolean;
  readonly help?: boolean;
}

function readLine(args: readonly string[]): Line | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what = "", file = "", ...more] = positionals;
    if (values.help === true) return { ...values, what, file };
    if (what !== "import" && what !== "list") return { problem: "say import FILE.csv, or list" };
    if (what === "import" && file === "") return { problem: "import needs a file: import FILE.csv" };
    if (more.length > 0 || (what === "list" && file !== "")) return { problem: "there are too many words" };
    if (what === "list" && values.check === true) return { problem: "--check belongs to import" };
    return { ...values, what, file };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function list(roster: Roster): number {
  if (roster.teams.length === 0) return print("There are no teams yet.");
  for (const team of roster.teams) {
    const managers = team.managers.map((who) => nameIn(roster, who) ?? who).join(", ") || "nobody";
    print(makeInert(`${team.name}: ${membersOf(team).length} members; managed by ${managers}`));
  }
  return 0;
}

async function importFile({ file, data, check = false }: Line): Promise<number> {
  const found = await readList(file);
  if (typeof found === "string") return misuse(found);
  const told = (imported: Imported, tell: (what: string) => string) =>
    imported.kind === "faulty" ? misuse(tellFaults(file, imported.faults)) : print(makeInert(tell(whatIn(imported))));
  const at = systemClock.now();
  if (check) {
    const roster = await readKept(data, ({ kept }) => kept.roster());
    return told(importRoster(found, at, roster), (what) => `The list holds: ${what}. Nothing was changed.`);
  }
  // What is wrong with the list itself is said before anything is opened, which may make a folder.
  const alone = importRoster(found, at, emptyRoster);
  const done = alone.kind === "faulty" ? alone : await importInto(found, data, at);
  return told(done, (what) => `Done: ${what}. People see what a manager sees by asking “what can my manager see?”.`);
}

type Fine = Extract<Imported, { kind: "fine" }>;

/** Held against the roster that it changes, whoever else is changing it. */
async function importInto(found: readonly ListLine[], data: string | undefined, at: Instant): Promise<Imported> {
  const place = readConfig({ dataDir: data, centreFile: undefined });
  const { roster, close } = await openRoster(place, openLog(process.stderr));
  try {
    let imported = importRoster(found, at, roster.now());
    await roster.change((was) => {
      imported = importRoster(found, at, was);
      return imported.kind === "fine" ? imported.change(was) : was;
    });
    return imported;
  } finally {
    await close();
  }
}

function whatIn({ people, teams }: Fine): string {
  const [whom, which] = [people === 1 ? "person" : "people", teams.length === 1 ? "team" : "teams"];
  return `${people} ${whom}, ${teams.length} ${which} (${teams.join(", ")})`;
}

const columns = ["id", "name", "team", "role"];
const rowsSchema = z.array(
  z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) }),
);

/** The lines of a file, or why there are none. */
async function readList(file: string): Promise<readonly ListLine[] | string> {
  const text = await readFile(file).catch(() => undefined);
  if (text === undefined) return `${makeInert(file)} cannot be read. Check its name.`;
  try {
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(text);
    const head = (found: string[]) => found.map((one) => one.trim().toLowerCase());
    const [first = ""] = decoded.split("\n");
    // A spreadsheet writes what the machine's region has between cells.
    const delimiter = [",", ";", "\t"].find((one) => first.includes(one)) ?? ",";
    const shape = { bom: true, trim: true, skip_empty_lines: true, relax_column_count_less: true };
    const rows = rowsSchema.parse(parse(decoded, { ...shape, columns: head, info: true, delimiter }));
    const names = Object.keys(rows[0]?.record ?? {});
    const missing = columns.filter((column) => column !== "name" && !names.includes(column));
    if (rows.length === 0)
      return `${makeInert(file)} has no lines below its head. It begins with: ${columns.join(",")}`;
    if (missing.length > 0)
      return `${makeInert(file)}:1: There is no column ${missing.join(", ")}. The first line is: ${columns.join(",")}`;
    return rows.map(({ info, record }) => ({
      number: info.lines,
      id: record["id"] ?? "",
      name: record["name"] ?? "",
      team: record["team"] ?? "",
      role: record["role"] ?? "",
    }));
  } catch (error) {
    if (error instanceof CsvError)
      return `${makeInert(file)}: ${makeInert(error.message)}. Mend that line, or save it as CSV again.`;
    if (error instanceof TypeError) return `${makeInert(file)} is not in UTF-8. Save it as “CSV UTF-8”.`;
    throw error;
  }
}

const mostTold = 50;

function tellFaults(file: string, faults: readonly ListFault[]): string {
  const lines = faults
    .slice(0, mostTold)
    .map(({ number, problem, fix }) => makeInert(`${file}:${number}: ${problem} ${fix}`));
  const more = faults.length > mostTold ? [`And ${faults.length - mostTold} more.`] : [];
  return [...lines, ...more, "Nothing was changed."].join("\n");
}

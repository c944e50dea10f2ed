import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { exportPerson, type Person } from "./app/export-person.ts";
import { besideRecord, type SentLetter } from "./app/privacy/beside-record.ts";
import { readXapiConfig } from "./config.ts";
import { accountsOf, aliasesOf } from "./domain/forget-person.ts";
import type { Learner, LearnerId } from "./domain/learner.ts";
import { OutsideError } from "./domain/outside-error.ts";
import type { PackedReview } from "./domain/pack-practice.ts";
import { mainAccount, type Roster } from "./domain/roster.ts";
import { readKept } from "./kept-for-reading.ts";
import { openReading, type Reading } from "./open-records.ts";
import { makeInert } from "./platforms/terminal/inert.ts";
import { systemClock } from "./schedule/system-clock.ts";
import { misuse, print } from "./tell-operator.ts";

const options = {
  learner: { type: "string" },
  list: { type: "boolean" },
  names: { type: "boolean" },
  data: { type: "string" },
  out: { type: "string" },
  xapi: { type: "string" },
  help: { type: "boolean" },
} as const;

const usage = `Everything held about one person, as JSON; also while servers run. Nothing is changed.
  npm run export -- --learner ID [--out FILE]   the person with this id, such as slack:T1/U2
  npm run export -- --learner ID --xapi FILE    that person's answers as xAPI statements, one a line, with the
                                                settings that begin with XAPI_ (see .env.example)
  npm run export -- --list [--names]            the ids there are, and when each was last active (UTC)
Options:
  --data DIR   a data folder to read (default: the database of DATABASE_URL, else DATA_DIR, else ./data)
  --out FILE   a new file that only you can read; without it, standard output
The file holds personal data: hand it to that person, and delete your copy.`;

/** `npm run export`. Resolves with the exit code: 0 done, 1 a failure, 2 misuse or nobody of that id. */
export async function runExport(args: readonly string[]): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  return readKept(line.data, async (place) => exportFrom(await openReading(place), line));
}

async function exportFrom(reading: Reading, line: Line): Promise<number> {
  if (line.list === true) return list(reading, line.names === true);
  const roster = await reading.kept.roster();
  const id = mainAccount(roster, (line.learner ?? "") as LearnerId);
  const learner = await reading.learners.find(id);
  if (learner === undefined) return misuse(`Nothing is kept about ${makeInert(id)}. --list shows the ids there are.`);
  const history = await historyOf(reading, id);
  const person: Person = { learner, history, beside: await besideOf(id, reading, roster) };
  if (line.xapi !== undefined) return exportStatements(reading, { person, out: line.xapi });
  const text = JSON.stringify(exportPerson(person, { library: reading.library, at: systemClock.now() }), null, 2);
  return line.out === undefined ? print(text) : writeNew(line.out, `${text}\n`);
}

type Line = { readonly [K in "learner" | "data" | "out" | "xapi"]?: string } & {
  readonly [K in "list" | "names" | "help"]?: boolean;
};

function readLine(args: readonly string[]): Line | { readonly problem: string } {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) return values;
    if (values.learner !== undefined && values.list === true)
      return { problem: "--learner and --list exclude each other" };
    if (values.learner === undefined && values.list !== true)
      return { problem: "name a person with --learner, or --list" };
    if (values.names === true && values.list !== true) return { problem: "--names belongs to --list" };
    if ((values.out ?? values.xapi) !== undefined && values.list === true)
      return { problem: "--out and --xapi belong to --learner" };
    if (values.out !== undefined && values.xapi !== undefined)
      return { problem: "--out and --xapi exclude each other: run it twice" };
    return values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function list({ learners }: Reading, withNames: boolean): Promise<number> {
  const found: Pick<Learner, "id" | "updatedAt" | "name">[] = [];
  let unreadable = 0;
  for await (const one of learners.each()) {
    if (one === "unreadable") unreadable += 1;
    else found.push({ id: one.id, updatedAt: one.updatedAt, name: one.name });
  }
  found.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
  for (const { id, updatedAt, name } of found) {
    const when = new Date(updatedAt).toISOString().slice(0, 16).replace("T", " ");
    print([makeInert(id), when, ...(withNames ? [makeInert(name ?? "")] : [])].join("\t"));
  }
  if (unreadable > 0)
    process.stderr.write(`${unreadable} records cannot be read: they are damaged, or of a newer program.\n`);
  return 0;
}

async function exportStatements(
  { library, content }: Reading,
  { person, out }: { readonly person: Person; readonly out: string },
): Promise<number> {
  const settings = readXapiConfig();
  if (settings === undefined)
    return misuse("--xapi needs XAPI_HOME_PAGE, and XAPI_FILE or XAPI_LRS_URL: see .env.example.");
  const { namesOf } = await import("./open-reporting.ts");
  const { statementsOf } = await import("./app/xapi-export.ts");
  const all = statementsOf(person, { content, library, ...namesOf(settings) });
  return writeNew(out, all.map((one) => `${JSON.stringify(one)}\n`).join(""));
}

async function writeNew(out: string, text: string): Promise<number> {
  try {
    await writeFile(out, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const why = error.code === "EEXIST" ? "there is a file of that name already" : String(error.code);
    return misuse(`${makeInert(out)} was not written: ${why}.`);
  }
  process.stderr.write(`Written to ${makeInert(out)}. It holds personal data.\n`);
  return 0;
}

/** A damaged history keeps nobody from having all the rest. */
async function historyOf({ kept }: Reading, id: LearnerId): Promise<readonly PackedReview[] | undefined> {
  try {
    return await kept.history.read(id);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.code !== "EDAMAGED") throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

/** Teams, looks, letters sent and entries of the evidence log: what `send me my data` gives in chat as well. */
async function besideOf(
  id: LearnerId,
  { learners, kept }: Reading,
  roster: Roster,
): Promise<Readonly<Record<string, unknown>>> {
  const accounts = accountsOf(roster, id);
  const lettersSent: SentLetter[] = [];
  for await (const one of learners.naming(accounts)) {
    if (one === "unreadable" || accounts.includes(one.id)) continue;
    for (const letter of one.letters) if (accounts.includes(letter.from)) lettersSent.push({ to: one.id, letter });
  }
  lettersSent.sort((a, b) => a.letter.at - b.letter.at);
  const [looks, log, brokenPlans] = await Promise.all([
    kept.looks(),
    kept.evidence.entriesOf(aliasesOf(roster, accounts)),
    kept.brokenPlans(),
  ]);
  return besideRecord({ roster, accounts, looks, log, lettersSent, brokenPlans });
}

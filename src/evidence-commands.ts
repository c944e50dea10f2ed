import { parseArgs } from "node:util";
import { accountsOf, aliasesOf } from "./domain/forget-person.ts";
import type { LearnerId } from "./domain/learner.ts";
import { type EvidenceForReading, type EvidencePlace, type KeptForReading, readKept } from "./kept-for-reading.ts";
import { makeInert } from "./platforms/terminal/inert.ts";
import type { AuditFault } from "./storage/verify-audit-log.ts";
import { misuse, print } from "./tell-operator.ts";

const options = {
  learner: { type: "string" },
  data: { type: "string" },
  head: { type: "string" },
  help: { type: "boolean" },
} as const;

const usage = `The evidence log, also while servers run. Nothing is changed.
  npm run evidence -- verify [--head HASH]   whether the log is as it was written; --head: also whether it still
                                             goes on from a hash that you wrote down earlier
  npm run evidence -- log --learner ID       the entries about and by one person, one a line as JSON
Options:
  --data DIR   a data folder to read (default: the database of DATABASE_URL, else DATA_DIR, else ./data)`;

/** `npm run evidence`. Resolves with the exit code: 0 done, 1 the log was changed, 2 misuse or nobody of that id. */
export async function runEvidence(args: readonly string[]): Promise<number> {
  const line = readLine(args);
  if ("problem" in line) return misuse(`${line.problem}.\n\n${usage}`);
  if (line.help === true) return print(usage);
  return readKept(line.data, ({ kept }) =>
    line.what === "log" ? showLog(kept, (line.learner ?? "") as LearnerId) : verify(kept.evidence, line.head),
  );
}

type Line = { readonly [K in "learner" | "data" | "head" | "what"]?: string } & { readonly help?: boolean };

function readLine(args: readonly string[]): Line | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what = "", ...more] = positionals;
    if (values.help === true) return values;
    if (more.length > 0 || !["verify", "log"].includes(what)) return { problem: "say verify or log" };
    if (what === "log" && values.learner === undefined) return { problem: "log needs a person: --learner ID" };
    if (what === "verify" && values.learner !== undefined) return { problem: "--learner belongs to log" };
    if (what === "log" && values.head !== undefined) return { problem: "--head belongs to verify" };
    if (values.head !== undefined && !/^[0-9a-f]{64}$/.test(values.head))
      return { problem: "--head takes the hash that verify printed: 64 characters, 0 to 9 and a to f" };
    return { ...values, what };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function verify(evidence: EvidenceForReading, known: string | undefined): Promise<number> {
  const { lines, end, faults, isTorn, known: knownAt } = await evidence.verify(known);
  const { place } = evidence;
  if (isTorn) print("The last line has no end: the server is writing it, or was killed and will write it again.");
  if (faults.length > 0) {
    for (const fault of faults)
      print(`${makeInert(placeOf(place, fault.line))}: ${sayFault(fault, headNames[place.kind])}`);
    print(whatToDo(place));
    return 1;
  }
  if (lines === 0) return print("The evidence log has no entries yet.");
  print(`The evidence log is as it was written: ${lines} ${lines === 1 ? "entry" : "entries"}.`);
  if (knownAt !== null) print(`The hash you wrote down is that of line ${knownAt}: all up to there is as it was then.`);
  return print(
    `Head (line ${end.n}): ${end.hash}\nWrite it down outside this machine; later: verify --head ${end.hash}`,
  );
}

function placeOf({ kind, where }: EvidencePlace, line: number): string {
  return kind === "file" ? `${where}:${line}` : `${where}, table audit, entry ${line}`;
}

const headNames: Readonly<Record<EvidencePlace["kind"], string>> = {
  file: "head.json",
  table: "the row “audit-head” of the table “values”",
};

function whatToDo({ kind }: EvidencePlace): string {
  const copy =
    kind === "file"
      ? "Copy the folder “evidence” away as it is"
      : "Copy the tables “audit” and “values” away as they are (pg_dump)";
  return `What to do: stop nothing and mend nothing. ${copy}, tell who answers for
quality assurance, and compare with a backup from before. The states in the learners' records are kept apart and still count.
A chain shows a change; it does not tell who made it.`;
}

function sayFault(fault: AuditFault, head: string): string {
  switch (fault.why) {
    case "unreadable":
      return "this line is not as any line is written: it was changed or damaged.";
    case "number":
      return "another line should stand here: one was taken out, put in or moved.";
    case "link":
      return "this line does not follow from the one before it: lines were exchanged.";
    case "hash":
      return "what this line says was changed after it was written.";
    case "cut":
      return `the end is missing: ${fault.head.n} entries were written (${head}).`;
    case "head":
      return `this line is not the one that ${head} names: the log or ${head} was written anew.`;
    case "no-head":
      return `${head}, which says where the log ends, is gone or damaged: a cut end could not be seen.`;
    case "not-known":
      return "no line has the hash you wrote down: the log was written anew, or its end was cut off.";
    default:
      return fault satisfies never;
  }
}

async function showLog({ roster: read, evidence }: KeptForReading, id: LearnerId): Promise<number> {
  const roster = await read();
  const aliases = aliasesOf(roster, accountsOf(roster, id));
  if (aliases.length === 0) return misuse(`Nobody of the id ${makeInert(id)} stands in the evidence log.`);
  for (const entry of await evidence.entriesOf(aliases)) print(JSON.stringify(entry));
  return 0;
}

import { basename, join } from "node:path";
import { StartupError } from "../../domain/startup-error.ts";
import { type ContentRun, tellUsage } from "../content-run.ts";
import { openContent } from "../open-content.ts";
import { checkBank } from "./check-bank.ts";
import { checkUsage, readCheckOptions } from "./check-options.ts";
import { countFindings, type Finding, findingsOf, sortFindings } from "./finding.ts";
import { openSpeller } from "./open-speller.ts";
import { readBank } from "./read-bank.ts";
import { findingsAsJson, showFindings, summariseFindings } from "./show-findings.ts";
import { readSpellingFile } from "./spelling-file.ts";

/** `check` looks at the centre's file as well. */
export interface CheckRun extends ContentRun {
  /** The centre's file: the one given, else the configured one. Throws a StartupError where it cannot be read. */
  readonly centreFile: (given: string | undefined) => string | undefined;
}

/**
 * Checks the whole content and says what is wrong with it. Resolves with the exit code: 0 no errors, 1 errors, 2 misuse.
 * Rejects with a StartupError where the centre's file is wrong, or contradicts rules and units that are sound themselves.
 */
export async function runCheck(args: readonly string[], run: CheckRun): Promise<number> {
  const options = readCheckOptions(args);
  if ("problem" in options) return tellUsage(run, options.problem, checkUsage);
  if (options.help) {
    run.write(checkUsage);
    return 0;
  }
  const { unit, json } = options;
  const centreFile = run.centreFile(options.centre);
  if (centreFile !== undefined) checkCentre(run.dir, centreFile);
  const { subjects, findings: all } = await findAll(run);
  if (unit !== undefined && !subjects.includes(unit)) {
    return tellUsage(run, `There is no unit ${run.inert(unit)}; there are ${subjects.join(", ")}`, checkUsage);
  }
  const findings = unit === undefined ? all : findingsOf(all, `${basename(run.dir)}/units/${unit}`);
  const failed = countFindings(findings).error > 0;
  if (json) run.write(findingsAsJson(findings));
  else if (findings.length > 0) run.write(`${showFindings(findings, run)}\n`);
  const sound = failed || unit !== undefined ? summariseFindings(findings) : soundness(run, centreFile, findings);
  if (!json) run.write(sound);
  return failed ? 1 : 0;
}

interface Found {
  readonly subjects: readonly string[];
  readonly findings: readonly Finding[];
}

async function findAll({ dir, today }: CheckRun): Promise<Found> {
  const { bank, findings } = readBank(dir);
  const own = readSpellingFile(join(dir, "spelling.txt"), `${basename(dir)}/spelling.txt`);
  const found = checkBank(bank, { today, speller: await openSpeller(), own });
  return { subjects: bank.units.map((one) => one.subject), findings: sortFindings([...findings, ...found]) };
}

/** Throws what is wrong with the centre's file alone; faults of the content itself are findings. */
function checkCentre(dir: string, centreFile: string): void {
  try {
    openContent({ dir, centreFile, study: "later" });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    // The centre's file may name a list of criteria beside it.
    const own = error.problems.filter(({ where }) => where.startsWith(centreFile) || /\.csv(?::\d+)?$/.test(where));
    if (own.length > 0) throw new StartupError(own);
  }
}

function soundness({ dir, today }: CheckRun, centreFile: string | undefined, findings: readonly Finding[]): string {
  const store = openContent({ dir, study: "later" });
  const found = store.codes.map((code) => `${code} with ${store.qualification(code, today)?.units.length ?? 0} units`);
  const file = centreFile === undefined ? "" : `; ${centreFile} is sound too`;
  const warnings = findings.length === 0 ? "" : `; ${summariseFindings(findings)}`;
  return `content is sound: ${found.join(", ")}${file}${warnings}`;
}

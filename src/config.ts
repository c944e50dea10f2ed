import { readFileSync, statSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";
import { StartupError, type StartupProblem } from "./domain/startup-error.ts";

/** What an operator can set, with defaults filled in. */
export interface Config {
  /** The folder that learners are kept in; it need not exist yet. */
  readonly dataDir: string;
  /** The centre's own credit and level values. */
  readonly centreFile?: string;
  /** Bold and dim are not wanted in the terminal. */
  readonly plain: boolean;
}

/** Settings given on the command line; they win over the environment. */
export interface Given {
  readonly dataDir?: string | undefined;
  readonly centreFile?: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

// An empty value in .env means the same as none.
const blankIsAbsent = z
  .string()
  .optional()
  .transform((value) => (value?.trim() ? value.trim() : undefined));

const settings = z.object({
  DATA_DIR: blankIsAbsent
    .transform((dir) => dir ?? "./data")
    .refine((dir) => kindOf(dir) !== "file", "names a file, not a folder"),
  CENTRE_FILE: blankIsAbsent.refine(
    (file) => file === undefined || kindOf(file) === "file",
    "names nothing that is a file",
  ),
  NO_COLOR: blankIsAbsent,
});

const fixes: Readonly<Record<string, { readonly option: keyof Given; readonly name: string; readonly fix: string }>> = {
  DATA_DIR: { option: "dataDir", name: "--data", fix: "Name a folder; it is made if it does not exist." },
  CENTRE_FILE: { option: "centreFile", name: "--centre", fix: "Give the path of the centre's file, or leave it out." },
};

/** The names of all settings, as .env.example lists them. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Reads the environment and the file .env; throws a StartupError that lists every problem at once. */
export function readConfig(given: Given = {}, env: Env = readEnvironment()): Config {
  const checked = settings.safeParse({
    ...env,
    ...(given.dataDir === undefined ? {} : { DATA_DIR: given.dataDir }),
    ...(given.centreFile === undefined ? {} : { CENTRE_FILE: given.centreFile }),
  });
  if (!checked.success) throw new StartupError(checked.error.issues.map((issue) => toProblem(issue, given)));
  const { DATA_DIR: dataDir, CENTRE_FILE: centreFile, NO_COLOR: noColour } = checked.data;
  return { dataDir, ...(centreFile === undefined ? {} : { centreFile }), plain: noColour !== undefined };
}

// What is set in the shell wins over the file.
function readEnvironment(): Env {
  return { ...readEnvFile(), ...process.env };
}

function readEnvFile(): Env {
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch {
    return {};
  }
}

function toProblem(issue: z.core.$ZodIssue, given: Given): StartupProblem {
  const setting = issue.path.join(".");
  const known = fixes[setting];
  if (known === undefined) return { where: setting, problem: issue.message, fix: "See .env.example." };
  const value = given[known.option];
  return { where: value === undefined ? setting : `${known.name} ${value}`, problem: issue.message, fix: known.fix };
}

function kindOf(path: string): "file" | "folder" | "nothing" {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "nothing";
  return found.isDirectory() ? "folder" : "file";
}

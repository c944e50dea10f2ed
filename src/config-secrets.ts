import { readFileSync, type Stats, statSync } from "node:fs";
import type { Env } from "./config-environment.ts";
import type { StartupProblem } from "./domain/startup-error.ts";

/** The settings that are secrets. Each may be given as NAME_FILE, the path of a file that holds it, as Docker, systemd and Kubernetes hand them over. */
export const secretNames = [
  "DATABASE_URL",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "MICROSOFT_APP_PASSWORD",
  "XAPI_LRS_KEY",
  "XAPI_LRS_SECRET",
  "XAPI_ACTOR_KEY",
] as const;
type SecretName = (typeof secretNames)[number];

/** How the setting is called that names the file of a secret. */
export function fileSettingOf(name: SecretName): string {
  return `${name}_FILE`;
}

/** No secret is larger; whoever names a larger file means another one. */
const largestBytes = 64 * 1024;

/** The environment with every secret in its place, and what was wrong with those in files: they are left out. */
export interface OpenedSecrets {
  readonly env: Env;
  readonly problems: readonly StartupProblem[];
  /** The secrets whose files could not be used: that one is missing need not be said beside. */
  readonly failed: ReadonlySet<string>;
}

/** Reads those of `names` that are given as files. Nothing that a file holds is ever shown in a problem. */
export function openSecrets(env: Env, names: readonly string[] = secretNames): OpenedSecrets {
  const given = secretNames.filter((name) => names.includes(name) && env[fileSettingOf(name)]?.trim());
  const read = given.map((name) => ({ name, found: secretOf(name, env) }));
  const failed = read.filter(({ found }) => typeof found !== "string").map(({ name }) => name);
  return {
    env: { ...env, ...Object.fromEntries(read.flatMap(({ name, found }) => inPlace(name, found))) },
    problems: read.flatMap(({ found }) => (typeof found === "string" ? [] : [found])),
    failed: new Set(failed),
  };
}

// What was read stands in the place of the setting that named it: read again, it is as if it had been given itself.
function inPlace(name: SecretName, found: string | StartupProblem): readonly (readonly [string, string | undefined])[] {
  return [
    [name, typeof found === "string" ? found : undefined],
    [fileSettingOf(name), undefined],
  ];
}

/** The settings whose files every user of this machine may read; those that name nothing are left out. */
export function openToEverybody(env: Env): readonly string[] {
  return secretNames.flatMap((name) => {
    const setting = fileSettingOf(name);
    const path = env[setting]?.trim() ?? "";
    const found = path === "" ? undefined : lookAt(path);
    return typeof found === "object" && found.isFile() && (found.mode & 0o004) !== 0 ? [setting] : [];
  });
}

function secretOf(name: SecretName, env: Env): string | StartupProblem {
  const where = fileSettingOf(name);
  const path = env[where]?.trim() ?? "";
  if (env[name]?.trim())
    return {
      where: `${name}, ${where}`,
      problem: "are both set.",
      fix: `Leave one of them out: the secret itself is ${name}, the path of a file with it ${where}.`,
    };
  // The path is not shown: whoever has taken one setting for the other has written the secret there.
  const say = (problem: string, fix: string): StartupProblem => ({ where, problem, fix });
  const found = lookAt(path);
  if (typeof found === "string") return say(...whyNot(found));
  if (found.isDirectory()) return say("names a folder.", "Give the path of the file in it.");
  if (!found.isFile()) return say("names no ordinary file.", "Give the path of a file that holds the secret alone.");
  if (found.size > largestBytes)
    return say("names a file that is larger than 64 kB.", "Give the path of a file that holds the secret alone.");
  return readSecret(path, say);
}

function whyNot(code: string): readonly [problem: string, fix: string] {
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG")
    return ["names nothing that is there.", "Give the path of a file, and not the secret itself; best from / on."];
  if (code === "EACCES")
    return ["names a file that this user may not read.", "Give it to the user who runs the program, with mode 0400."];
  return [`names a file that cannot be read (${code}).`, "Give the path of another file."];
}

function readSecret(path: string, say: (problem: string, fix: string) => StartupProblem): string | StartupProblem {
  const bytes = bytesOf(path);
  if (typeof bytes === "string") return say(...whyNot(bytes));
  const text = textOf(bytes)?.trim();
  if (text === undefined)
    return say("names a file that is no text.", "Write the secret into it as plain text (UTF-8).");
  if (text === "") return say("names a file that is empty.", "Write the secret into it, or leave the setting out.");
  return /[\r\n\0]/.test(text)
    ? say("names a file that has more than one line.", "Write the secret alone into it.")
    : text;
}

function lookAt(path: string): Stats | string {
  try {
    return statSync(path);
  } catch (error) {
    return codeOf(error);
  }
}

function bytesOf(path: string): Uint8Array | string {
  try {
    return readFileSync(path);
  } catch (error) {
    return codeOf(error);
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "EUNKNOWN";
}

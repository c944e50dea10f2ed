import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { StartupError } from "./domain/startup-error.ts";

/** Settings by name, as an environment has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The file ".env" and the environment, which wins. Throws a StartupError where that file is there and cannot be read. */
export function readEnvironment(file = ".env"): Env {
  return { ...readEnvFile(file), ...process.env };
}

/** Passed over in silence, a file that this user may not read would look like settings that nobody made. */
function readEnvFile(file: string): Env {
  try {
    return parseEnv(readFileSync(file, "utf8"));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "EUNKNOWN";
    if (code === "ENOENT") return {};
    const fix = "Let the user who runs the program read it, or move it away.";
    throw new StartupError([{ where: file, problem: `cannot be read (${code}).`, fix }]);
  }
}

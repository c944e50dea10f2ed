import { type Env, readConfig } from "./config.ts";
import { StartupError } from "./domain/startup-error.ts";

/**
 * The data folder that a command reads: the one named, else DATA_DIR. Throws a StartupError where nothing is named and
 * everything is kept in a database: an old folder must not be taken for what is kept now.
 */
export function folderOf(data: string | undefined, env?: Env): string {
  const { databaseUrl, dataDir } = readConfig({ dataDir: data, centreFile: undefined }, env);
  if (databaseUrl === undefined) return dataDir;
  const problem = "is set, so what is kept now is in no folder, and this command reads folders.";
  const fix = "Make one with npm run migrate -- to-files DIR, and name it with --data DIR; to back up, use pg_dump.";
  throw new StartupError([{ where: "DATABASE_URL", problem, fix }]);
}

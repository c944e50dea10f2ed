import type { StartupProblem } from "./domain/startup-error.ts";
import type { DatabaseSettings } from "./ports/database-settings.ts";

export const databaseNames = ["DATABASE_URL", "DATABASE_POOL", "DRAIN_SECONDS"] as const;

/** What is set for the database; a blank counts as not set. */
export type DatabaseValues = Readonly<Partial<Record<(typeof databaseNames)[number], string>>>;

const usualPool = 10;
const largestPool = 100;
/** In seconds: most balancers ask every few seconds, and the slowest every half a minute. */
const usualDrain = 10;
const longestDrain = 120;

/** Everything wrong with the settings of the database. The address holds a password, so none of it is ever shown. */
export function databaseProblems({
  DATABASE_URL: url,
  DATABASE_POOL: pool,
  DRAIN_SECONDS: drain,
}: DatabaseValues): readonly StartupProblem[] {
  return [
    ...(url === undefined || isDatabase(url)
      ? []
      : [
          {
            where: "DATABASE_URL",
            problem: "is no address of a PostgreSQL database.",
            fix: "Give postgres://USER:PASSWORD@HOST:5432/DATABASE; in the password write @ as %40, # as %23, / as %2F and % as %25.",
          },
        ]),
    ...(drain === undefined || isDrain(drain)
      ? []
      : [
          {
            where: "DRAIN_SECONDS",
            problem: "is no number of seconds.",
            fix: `Give a number from 0 to ${longestDrain}, or leave it empty: ${usualDrain}.`,
          },
        ]),
    ...(pool === undefined || isPool(pool)
      ? []
      : [
          {
            where: "DATABASE_POOL",
            problem: "is no number of connections.",
            fix: `Give a number from 1 to ${largestPool}, or leave it empty: ${usualPool}.`,
          },
        ]),
  ];
}

function isDatabase(url: string): boolean {
  return URL.canParse(url) && /^postgres(?:ql)?:$/.test(new URL(url).protocol) && /^\w+:\/\//.test(url);
}

function isPool(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= largestPool;
}

function isDrain(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= longestDrain;
}

/**
 * Where things are kept instead of in the data folder, over how many connections, and how long a server that ends is still
 * there for a balancer to look elsewhere. Call with values without problems.
 */
export function readDatabase({
  DATABASE_URL: databaseUrl,
  DATABASE_POOL: pool = String(usualPool),
  DRAIN_SECONDS: drain = String(usualDrain),
}: DatabaseValues): DatabaseSettings {
  return { databaseUrl, databasePool: Number(pool), drainMs: Number(drain) * 1_000 };
}

import type { StartupProblem } from "./domain/startup-error.ts";

export const databaseNames = ["DATABASE_URL", "DATABASE_POOL"] as const;

/** What is set for the database; a blank counts as not set. */
export type DatabaseValues = Readonly<Partial<Record<(typeof databaseNames)[number], string>>>;

const usualPool = 10;
const largestPool = 100;

/** Everything wrong with the settings of the database. The address holds a password, so none of it is ever shown. */
export function databaseProblems({
  DATABASE_URL: url,
  DATABASE_POOL: pool,
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

/** Where things are kept instead of in the data folder, and over how many connections. Call with values without problems. */
export function readDatabase({ DATABASE_URL: databaseUrl, DATABASE_POOL: pool }: DatabaseValues): {
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
} {
  return { databaseUrl, databasePool: pool === undefined ? usualPool : Number(pool) };
}

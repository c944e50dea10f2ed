import { expect, test } from "vitest";
import { readConfig, readServerConfig } from "../src/config.ts";
import { StartupError } from "../src/domain/startup-error.ts";

const url = "postgres://unitwise:s3cret@db.example:5432/unitwise";

function refusal(run: () => unknown): StartupError {
  try {
    run();
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("a database is taken with ten connections, and a data folder beside it is no error", () => {
  const env = { DATABASE_URL: ` ${url} `, DATA_DIR: "/srv/data" };
  expect(readConfig({}, env)).toMatchObject({ databaseUrl: url, databasePool: 10, dataDir: "/srv/data" });
  expect(readServerConfig({}, { ...env, DATABASE_POOL: "40" })).toMatchObject({ databaseUrl: url, databasePool: 40 });
});

test("whoever names a folder on the command line means the folder", () => {
  expect(readConfig({ dataDir: "/srv/other" }, { DATABASE_URL: url }).databaseUrl).toBeUndefined();
});

test.each([
  "postgresql://db/unitwise",
  "postgres:///unitwise?host=/run/postgresql",
  "postgres://u:p%23%40@[::1]:5433/unitwise?sslmode=require",
])("%s is an address", (one) => {
  expect(readConfig({}, { DATABASE_URL: one }).databaseUrl).toBe(one);
});

test.each(["mysql://u:s3cret@db/x", "db.example/s3cret", "postgres:s3cret", "postgres://u:s3cret#1@db/x"])(
  "%s is refused without being shown",
  (one) => {
    const { problems, message } = refusal(() => readServerConfig({}, { DATABASE_URL: one }));
    expect(problems.map(({ where }) => where)).toEqual(["DATABASE_URL"]);
    expect(message).not.toContain("s3cret");
  },
);

test("a balancer has ten seconds to look elsewhere, or as many as are set", () => {
  expect(readServerConfig({}, { DATABASE_URL: url })).toMatchObject({ drainMs: 10_000 });
  expect(readServerConfig({}, { DATABASE_URL: url, DRAIN_SECONDS: "0" })).toMatchObject({ drainMs: 0 });
});

test.each(["121", "-1", "soon"])("%s is no number of seconds", (one) => {
  const { problems } = refusal(() => readConfig({}, { DRAIN_SECONDS: one }));
  expect(problems.map(({ where }) => where)).toEqual(["DRAIN_SECONDS"]);
});

test.each(["0", "101", "-1", "ten", "1e1"])("%s is no number of connections", (one) => {
  const { problems } = refusal(() => readConfig({}, { DATABASE_POOL: one }));
  expect(problems.map(({ where }) => where)).toEqual(["DATABASE_POOL"]);
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig, readOpenSecrets, readServerConfig, readXapiConfig } from "../src/config.ts";
import type { Env } from "../src/config-environment.ts";
import { StartupError } from "../src/domain/startup-error.ts";

const folder = mkdtempSync(join(tmpdir(), "unitwise-secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(bytes: string | Uint8Array): string {
  const path = join(folder, `${crypto.randomUUID()}.txt`);
  writeFileSync(path, bytes, { mode: 0o600 });
  return path;
}

function problemsOf(env: Env) {
  try {
    readServerConfig({}, env);
  } catch (error) {
    if (error instanceof StartupError) return error.problems;
    throw error;
  }
  return [];
}

const slack = { SLACK_APP_TOKEN: "xapp-1-A", SLACK_BOT_TOKEN: "xoxb-1" };

test.each(["xoxb-7", "xoxb-7\n", "xoxb-7\r\n"])("a secret comes from its file: %j", (text) => {
  const env = { SLACK_APP_TOKEN_FILE: fileWith("xapp-1-A\n"), SLACK_BOT_TOKEN_FILE: fileWith(text) };
  expect(readServerConfig({}, env).slack).toMatchObject({ botToken: "xoxb-7", appToken: "xapp-1-A" });
});

test("every secret of the database and of statements may come from a file too", () => {
  const url = "postgres://u:p@db/x";
  const env = { DATABASE_URL_FILE: fileWith(`${url}\n`) };
  expect(readConfig({}, env).databaseUrl).toBe(url);
  expect(readServerConfig({}, env).databaseUrl).toBe(url);
  const lrs = { XAPI_LRS_URL: "https://lrs.example/", XAPI_HOME_PAGE: "https://college.example" };
  const files = { XAPI_LRS_KEY_FILE: fileWith("k"), XAPI_LRS_SECRET_FILE: fileWith("s") };
  expect(readXapiConfig({ ...lrs, ...files })?.store).toMatchObject({ key: "k", secret: "s" });
});

test("a setting and its file at once are refused, with both names", () => {
  const [problem, ...more] = problemsOf({ ...slack, SLACK_BOT_TOKEN_FILE: fileWith("xoxb-2") });
  expect(problem).toMatchObject({ where: "SLACK_BOT_TOKEN, SLACK_BOT_TOKEN_FILE", problem: "are both set." });
  expect(more).toEqual([]);
});

test("a blank beside the file is no second value", () => {
  const env = { ...slack, SLACK_BOT_TOKEN: " ", SLACK_BOT_TOKEN_FILE: fileWith("xoxb-2") };
  expect(readServerConfig({}, env).slack?.botToken).toBe("xoxb-2");
});

test.each([
  ["names nothing that is there.", () => join(folder, "absent")],
  ["names nothing that is there.", () => join(fileWith("x"), "below")],
  ["names a folder.", () => folder],
  ["names no ordinary file.", () => "/dev/null"],
  ["names a file that is empty.", () => fileWith(" \n")],
  ["names a file that is larger than 64 kB.", () => fileWith("x".repeat(64 * 1024 + 1))],
  ["names a file that is no text.", () => fileWith(Uint8Array.of(0xff, 0xfe, 0x41))],
  ["names a file that has more than one line.", () => fileWith("xoxb-1\nxoxb-2\n")],
])("what cannot be used %s", (problem, path) => {
  const { SLACK_BOT_TOKEN: _, ...others } = slack;
  const found = problemsOf({ ...others, SLACK_BOT_TOKEN_FILE: path() });
  expect(found).toMatchObject([{ where: "SLACK_BOT_TOKEN_FILE", problem }]);
  expect(found[0]?.fix).not.toBe("");
});

test("a secret that was written where its path should be is not shown", () => {
  const problems = problemsOf({ ...slack, DATABASE_URL_FILE: "postgres://u:s3cret@db/x" });
  expect(JSON.stringify(problems)).not.toContain("s3cret");
  expect(problems).toHaveLength(1);
});

test("what a file holds is held to the same shape, and named by its setting", () => {
  expect(problemsOf({ DATABASE_URL_FILE: fileWith("mysql://u:s3cret@db") })).toMatchObject([{ where: "DATABASE_URL" }]);
});

test("whoever names a folder needs no file with the address of a database", () => {
  const env = { DATABASE_URL_FILE: join(folder, "absent") };
  expect(readConfig({ dataDir: folder }, env).databaseUrl).toBeUndefined();
});

test("files that everybody may read are known", () => {
  const [open, closed] = [fileWith("x"), fileWith("y")];
  chmodSync(open, 0o644);
  const env = {
    XAPI_ACTOR_KEY_FILE: open,
    DATABASE_URL_FILE: closed,
    XAPI_LRS_KEY_FILE: join(folder, "absent"),
    SLACK_BOT_TOKEN_FILE: "/tmp",
  };
  expect(readOpenSecrets(env)).toEqual(["XAPI_ACTOR_KEY_FILE"]);
});

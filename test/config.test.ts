import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig, settingNames } from "../src/config.ts";
import { readEnvironment } from "../src/config-environment.ts";
import { StartupError } from "../src/domain/startup-error.ts";

const folder = mkdtempSync(join(tmpdir(), "unitwise-config-"));
const file = join(folder, "centre.yaml");
writeFileSync(file, "{}\n");

function problemsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof StartupError) return error.problems;
    throw error;
  }
  return [];
}

test("nothing set means the defaults, and so does an empty value", () => {
  const defaults = { dataDir: "./data", databaseUrl: undefined, databasePool: 10, drainMs: 10_000, plain: false };
  expect(readConfig({}, {})).toEqual(defaults);
  expect(readConfig({}, { DATA_DIR: " ", CENTRE_FILE: "", NO_COLOR: "" })).toEqual(defaults);
});

test("settings are taken, and options win over them", () => {
  const env = { DATA_DIR: "/from/env", CENTRE_FILE: file, NO_COLOR: "1" };
  expect(readConfig({}, env)).toMatchObject({ dataDir: "/from/env", centreFile: file, plain: true });
  expect(readConfig({ dataDir: folder }, env).dataDir).toBe(folder);
});

test("a path that no file can have is told, not thrown", () => {
  const found = problemsOf(() => readConfig({}, { DATA_DIR: "a\0b", CENTRE_FILE: "c\0d" }));
  expect(found.map(({ where }) => where)).toEqual(["DATA_DIR", "CENTRE_FILE"]);
});

test("all problems come at once, each with its fix", () => {
  expect(problemsOf(() => readConfig({}, { DATA_DIR: file, CENTRE_FILE: folder }))).toEqual([
    {
      where: "DATA_DIR",
      problem: "names a file, not a folder",
      fix: "Name a folder; it is made if it does not exist.",
    },
    {
      where: "CENTRE_FILE",
      problem: "names nothing that is a file",
      fix: "Give the path of the centre's file, or leave it out.",
    },
  ]);
});

test("a problem of an option names the option and what was given", () => {
  const [problem] = problemsOf(() => readConfig({ centreFile: "/no/such.yaml" }, {}));
  expect(problem?.where).toBe("--centre /no/such.yaml");
});

test("the names of the settings are known", () => {
  expect(settingNames.slice(0, 7)).toEqual([
    "DATA_DIR",
    "CENTRE_FILE",
    "NO_COLOR",
    "HOST",
    "PORT",
    "METRICS",
    "LOG_LEVEL",
  ]);
  expect(new Set(settingNames).size).toBe(settingNames.length);
});

test("a file .env that cannot be read is told, and not taken for settings that nobody made", () => {
  // A folder can be read by nobody, root neither.
  expect(problemsOf(() => readEnvironment(folder))).toMatchObject([
    { where: folder, problem: "cannot be read (EISDIR)." },
  ]);
  expect(problemsOf(() => readEnvironment(join(folder, "nothing")))).toEqual([]);
});

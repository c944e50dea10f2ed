import { expect, test } from "vitest";
import { filesBelow, linesMatching } from "./repository-files.ts";

const sources = filesBelow("src", ".ts", ".tsx");
const tests = filesBelow("test", ".ts");
const but = (...paths: readonly string[]) => sources.filter(({ path }) => !paths.includes(path));

test("only config-environment.ts reads the environment", () => {
  expect(linesMatching(but("src/config-environment.ts"), /process\s*\.\s*env\b|\bprocess\[|loadEnvFile/)).toEqual([]);
});

const timeOfDay = /\bDate\.now\b|\bnew Date\(\s*\)|\bDateTime\.(?:now|local|utc)\(\s*\)/;
const clock = new RegExp(`${timeOfDay.source}|\\bperformance\\.now\\b|\\bhrtime\\b`);

test("only the system's clock reads the time", () => {
  expect(linesMatching(but("src/schedule/system-clock.ts"), clock)).toEqual([]);
});

test("chance comes in as an argument", () => {
  expect(linesMatching(sources, /\bMath\.random\b/)).toEqual([]);
});

test("no quick test reads the time of day or sleeps", () => {
  const quick = tests.filter(({ path }) => !/^test\/(?:bench|crash|e2e|house)\/|\.slow\.test\.ts$/.test(path));
  expect(linesMatching(quick, timeOfDay)).toEqual([]);
  expect(linesMatching(quick, /\bsetTimeout\b|\bsetInterval\b/)).toEqual([]);
});

test("an error is never told by its message", () => {
  expect(
    linesMatching(sources, /\.message\b\)?\.(?:includes|startsWith|endsWith|match)\(|\.test\(\w*error\.message/i),
  ).toEqual([]);
});

test("nothing but the command line writes to the process's own outputs or ends it", () => {
  const rooms = but(
    "src/cli.ts",
    "src/main.ts",
    "src/run-command.ts",
    "src/install-commands.ts",
    "src/content-commands.ts",
    "src/backup-commands.ts",
    "src/tell-operator.ts",
    "src/kept-for-reading.ts",
    "src/migrate-commands.ts",
    "src/team-commands.ts",
    "src/export-commands.ts",
    "src/report-commands.ts",
  );
  expect(linesMatching(rooms, /\bconsole\.|\bprocess\.(?:stdout|stderr|stdin|exit|exitCode|argv)\b/)).toEqual([]);
});

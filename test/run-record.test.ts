import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../src/run-command.ts";
import { openFileStore } from "../src/storage/file-store.ts";
import { takeOutput } from "./take-output.ts";

let dir: string;
const output = takeOutput();

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "unitwise-record-"));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

const record = (...args: readonly string[]) =>
  runCommand(["record", ...args, "--data", dir, "--learner", "terminal:you"]);
const rpl = ["rpl", "--qualification", "10266", "--units", "4", "--who", "J Smith", "--why", "same job for five years"];

test("what is recorded is kept and shown", async () => {
  expect(await record(...rpl, "--when", "2024-01-05")).toBe(0);
  expect(output.out).toContain("by J Smith on 2024-01-05 (same job for five years)");
  output.out = "";
  expect(await record("show")).toBe(0);
  expect(output.out).toContain(
    "Counted as recognition of prior learning: unit 4 (Using systems and technology), recorded by J Smith",
  );
  expect(await record("remove")).toBe(0);
  expect(output.err).toBe("");
});

test("it is named when the learner asks", async () => {
  await record(
    "exception",
    "--qualification",
    "10266",
    "--waive",
    "barred",
    "--units",
    "6,8",
    "--who",
    "J Smith",
    "--why",
    "agreed",
  );
  output.out = "";
  await runCommand(["ask", "--data", dir, "can I take unit 6 and 8?"]);
  expect(output.out.replaceAll(/\s+/g, " ")).toContain(
    "Yes: unit 6 (Communication and customer service) and unit 8 (Customer service) may stand",
  );
  expect(output.out.replaceAll(/\s+/g, " ")).toContain("Counted with an exception: barred combination");
});

test.each([
  [["rpl", "--units", "x"], "--units takes unit numbers"],
  [[...rpl, "--when", "2999-01-01"], "--when 2999-01-01 is in the future"],
  [["show"], "nothing is kept about terminal:you"],
  [["show", "--memory"], "--memory and --data exclude each other"],
])("%j ends with 2 and says what to mend", async (args, problem) => {
  expect(await record(...args)).toBe(2);
  expect(output.err).toContain(problem);
  expect(output.out).toBe("");
});

test("a data folder in use ends with 1 and says by whom", async () => {
  const log = { error: () => undefined, info: () => undefined };
  const store = await openFileStore({ dir, clock: { now: () => 0 }, log });
  expect(await record(...rpl)).toBe(1);
  expect(output.err).toMatch(/The data folder is in use by process \d+ .* stop that one first/);
  expect(output.err).not.toContain("    at ");
  await store.close();
});

test("the help names the command and its options", async () => {
  expect(await runCommand(["record", "--help"])).toBe(0);
  expect(output.out).toContain("npm run record -- rpl|exception|show|remove");
  for (const option of ["--learner", "--units", "--waive", "--who", "--why", "--when"])
    expect(output.out).toContain(option);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "../src/run-command.ts";
import { openFileStore } from "../src/storage/file-store.ts";

let dir: string;
let out = "";
let err = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "unitwise-record-"));
  out = "";
  err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

const record = (...args: readonly string[]) =>
  runCommand(["record", ...args, "--data", dir, "--learner", "terminal:you"]);
const rpl = ["rpl", "--qualification", "10266", "--units", "4", "--who", "J Smith", "--why", "same job for five years"];

test("what is recorded is kept and shown", async () => {
  expect(await record(...rpl, "--when", "2024-01-05")).toBe(0);
  expect(out).toContain("by J Smith on 2024-01-05 (same job for five years)");
  out = "";
  expect(await record("show")).toBe(0);
  expect(out).toContain(
    "Counted as recognition of prior learning: unit 4 (Using systems and technology), recorded by J Smith",
  );
  expect(await record("remove")).toBe(0);
  expect(err).toBe("");
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
  out = "";
  await runCommand(["ask", "--data", dir, "can I take unit 6 and 8?"]);
  expect(out.replaceAll(/\s+/g, " ")).toContain(
    "Yes: unit 6 (Communication and customer service) and unit 8 (Customer service) may stand",
  );
  expect(out.replaceAll(/\s+/g, " ")).toContain("Counted with an exception: barred combination");
});

test.each([
  [["rpl", "--units", "x"], "--units takes unit numbers"],
  [[...rpl, "--when", "2999-01-01"], "--when 2999-01-01 is in the future"],
  [["show"], "nothing is kept about terminal:you"],
  [["show", "--memory"], "--memory and --data exclude each other"],
])("%j ends with 2 and says what to mend", async (args, problem) => {
  expect(await record(...args)).toBe(2);
  expect(err).toContain(problem);
  expect(out).toBe("");
});

test("a data folder in use ends with 1 and says by whom", async () => {
  const log = { error: () => undefined, info: () => undefined };
  const store = await openFileStore({ dir, clock: { now: () => 0 }, log });
  expect(await record(...rpl)).toBe(1);
  expect(err).toMatch(/The data folder is in use by process \d+ .* stop that one first/);
  expect(err).not.toContain("    at ");
  await store.close();
});

test("the help names the command and its options", async () => {
  expect(await runCommand(["record", "--help"])).toBe(0);
  expect(out).toContain("npm run record -- rpl|exception|show|remove");
  for (const option of ["--learner", "--units", "--waive", "--who", "--why", "--when"]) expect(out).toContain(option);
});

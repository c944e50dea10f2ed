import { expect, test } from "vitest";
import { readCommandLine } from "../../src/platforms/terminal/command-line.ts";
import { readRecord } from "../../src/platforms/terminal/read-record.ts";

function read(args: readonly string[]) {
  const line = readCommandLine(["record", ...args]);
  return "problem" in line ? line : readRecord(line);
}
const whom = ["--learner", "terminal:you", "--qualification", "10266"];
const grounds = ["--who", " J Smith ", "--why", "same job"];

test("recognised prior learning", () => {
  expect(read(["rpl", ...whom, "--units", "8, 4,4", ...grounds, "--when", "2026-11-23"])).toEqual({
    kind: "decide",
    learner: "terminal:you",
    qualification: "10266",
    decision: { kind: "rpl", units: [4, 8], who: "J Smith", why: "same job", when: "2026-11-23" },
  });
});

test("an exception, with units or from the rule as a whole", () => {
  expect(read(["exception", ...whom, "--waive", "barred", "--units", "6,8", ...grounds])).toMatchObject({
    decision: { kind: "exception", waives: "barred", units: [6, 8] },
  });
  expect(read(["exception", ...whom, "--waive", "total-credits", ...grounds])).toMatchObject({
    decision: { units: [] },
  });
});

test("showing and taking out", () => {
  expect(read(["show", "--learner", "json:u1"])).toEqual({ kind: "show", learner: "json:u1" });
  expect(read(["remove", ...whom, "--waive", "barred"])).toEqual({
    kind: "remove",
    learner: "terminal:you",
    qualification: "10266",
    units: [],
    waives: "barred",
  });
});

test.each([
  [[], "one of rpl, exception, show, remove"],
  [["dance"], "one of rpl, exception, show, remove"],
  [["constructor"], "one of rpl, exception, show, remove"],
  [["rpl", "4"], "one of rpl, exception, show, remove"],
  [["rpl", ...whom, ...grounds], "--units is missing"],
  [["rpl", ...whom, ...grounds, "--units", "four"], "--units takes unit numbers"],
  [["rpl", ...whom, ...grounds, "--units", "-4"], "--units"],
  [["rpl", ...whom, "--units", "4", "--why", "x"], "--who is missing"],
  [["rpl", ...whom, "--units", "4", "--who", "x", "--why", "  "], "--why is empty"],
  [["rpl", ...whom, "--units", "4", "--who", "x", "--why", "y".repeat(501)], "--why is longer than 500"],
  [["rpl", ...whom, "--units", "4", ...grounds, "--when", "2026-02-30"], "--when takes a date such as 2026-11-23"],
  [["rpl", ...whom, "--units", "4", ...grounds, "--waive", "barred"], "--waive belongs to exception"],
  [["rpl", "--qualification", "10266", "--units", "4", ...grounds], "--learner is missing"],
  [["rpl", "--learner", "you", "--qualification", "10266", "--units", "4", ...grounds], "--learner is an id"],
  [["rpl", "--learner", "terminal:you", "--units", "4", ...grounds], "--qualification is missing"],
  [["exception", ...whom, ...grounds], "--waive takes one of barred, mandatory"],
  [["exception", ...whom, ...grounds, "--waive", "unknown-unit"], "--waive takes one of barred, mandatory"],
  [["show", ...whom, "--who", "x"], "--who belongs to rpl and exception"],
])("%j is refused with what is allowed", (args, problem) => {
  const request = read(args);
  expect("problem" in request && request.problem).toContain(problem);
});

test("everything that is wrong is said at once", () => {
  const request = read(["rpl"]);
  expect("problem" in request && request.problem.split("\n")).toHaveLength(5);
});

test("the options of record are for record", () => {
  expect(readCommandLine(["chat", "--units", "6"])).toEqual({ problem: "--units belongs to record" });
});

import { expect, test } from "vitest";
import { readServerConfig } from "../src/config.ts";
import { centreProblems, readCentre } from "../src/config-centre.ts";

test("nothing set keeps everybody, and looks for a year", () => {
  expect(readServerConfig({}, {}).centre).toEqual({
    admins: [],
    publicUrl: undefined,
    retentionDays: undefined,
    looksDays: 365,
  });
});

test("admins are read from a list with commas, blanks or both", () => {
  const values = { ADMINS: "slack:T1/U2, teams:29:1abc\nterminal:you", RETENTION_DAYS: "730", LOOKS_DAYS: "90" };
  expect(centreProblems(values)).toEqual([]);
  expect(readCentre({ ...values, PUBLIC_URL: "https://unitwise.example/" })).toEqual({
    admins: ["slack:T1/U2", "teams:29:1abc", "terminal:you"],
    publicUrl: "https://unitwise.example",
    retentionDays: 730,
    looksDays: 90,
  });
});

test("every problem is told with what to do, all at once", () => {
  const wrong = { ADMINS: "sam, slack:T1/U2", PUBLIC_URL: "unitwise", RETENTION_DAYS: "7", LOOKS_DAYS: "-1" };
  const problems = centreProblems(wrong);
  expect(problems.map(({ where }) => where)).toEqual(["ADMINS", "PUBLIC_URL", "RETENTION_DAYS", "LOOKS_DAYS"]);
  expect(problems[0]?.problem).toContain('"sam"');
  expect(problems.every(({ fix }) => fix.length > 10)).toBe(true);
  expect(() => readServerConfig({}, wrong)).toThrow();
});

import { expect, test } from "vitest";
import { openJsonLog } from "../../src/server/json-log.ts";

function openLog(level: "error" | "info") {
  const lines: string[] = [];
  return { log: openJsonLog({ level, output: { write: (line: string) => lines.push(line) } }), lines };
}

test("a note is one line of JSON with its level, time, message and facts", () => {
  const { log, lines } = openLog("info");
  log.error("Slack does not take\nan answer", { code: "channel_not_found" });
  const [line = ""] = lines;
  expect(line.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(line)).toMatchObject({
    level: "error",
    message: "Slack does not take\nan answer",
    code: "channel_not_found",
  });
  expect(Date.parse(JSON.parse(line).time)).not.toBeNaN();
});

test("less is said where less is wanted", () => {
  const { log, lines } = openLog("error");
  log.info("started");
  log.error("broken");
  expect(lines).toHaveLength(1);
});

test.each([
  "xoxb-123456789-abcdef",
  "xapp-1-A1-abc",
  "Bearer abc.def",
  "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl",
])("a secret that slipped into a note is taken out: %s", (secret) => {
  const { log, lines } = openLog("info");
  log.error(`refused ${secret}`, { detail: `with ${secret} inside` });
  expect(lines.join("")).not.toContain(secret);
  expect(lines.join("")).toContain("[removed]");
});

test("the password of a database is taken out, and where it is stays", () => {
  const { log, lines } = openLog("info");
  log.error("refused by postgres://unitwise:p@ss@db.example:5432/unitwise");
  expect(lines.join("")).toContain("refused by postgres://[removed]@db.example:5432/unitwise");
});

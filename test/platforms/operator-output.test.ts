import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { showProblems } from "../../src/platforms/terminal/show-problems.ts";
import { openLog } from "../../src/platforms/terminal/stderr-log.ts";

test("every problem is listed with where, what and fix", () => {
  const first = { where: "a.yaml:3", problem: "No such unit.", fix: "Take it out." };
  const second = { where: "DATA_DIR", problem: "It is a file.", fix: "Name a folder." };
  expect(showProblems([first, second])).toBe(`2 problems to mend before Unitwise can start:
- a.yaml:3
  what: No such unit.
  fix:  Take it out.
- DATA_DIR
  what: It is a file.
  fix:  Name a folder.`);
});

test("a note is one line with its facts, whatever is in it", () => {
  const output = new PassThrough();
  const log = openLog(output);
  log.error("disk\nfull", { where: "a\u001b[2J", bytes: 3 });
  log.info("open");
  expect(String(output.read())).toBe('error: disk full where="a\\u001b[2J" bytes=3\ninfo: open\n');
});

import { expect, test } from "vitest";
import { runCommand } from "../src/run-command.ts";
import { takeOutput } from "./take-output.ts";

const output = takeOutput();

test("content --help names the commands that there are", async () => {
  expect(await runCommand(["content", "--help"])).toBe(0);
  expect(output.out).toMatch(/npm run content -- check .*\n.*npm run content -- coverage /);
});

test.each(["check", "coverage", "export", "import", "preview", "new-unit"])(
  "content %s has its own --help",
  async (name) => {
    expect(await runCommand(["content", name, "--help"])).toBe(0);
    expect(output.out).toMatch(new RegExp(`^npm run content -- ${name} .*options\\]`));
  },
);

test.each([
  [["content", "dance"], 'content has no command "dance"'],
  [["content", "toString"], 'content has no command "toString"'],
  [["content", "--colour"], "--colour"],
  [["content", "coverage", "--unit", "dancing"], "There is no unit dancing"],
])("%j is a misuse", async (args, problem) => {
  expect(await runCommand(args)).toBe(2);
  expect([output.out, output.err]).toEqual(["", expect.stringContaining(problem)]);
});

test("coverage of one unit of the content that ships is a table", async () => {
  expect(await runCommand(["content", "coverage", "--unit", "selling"])).toBe(0);
  expect(output.out).toMatch(/^Selling \(selling\)\n\ntopic +single +multi/);
});

import { expect, test } from "vitest";
import { optionLines, readCommandLine } from "../../src/platforms/terminal/command-line.ts";

test("options and words may stand in any order", () => {
  expect(readCommandLine(["ask", "--json", "can I take", "--qualification", "10266", "6 and 8?"])).toEqual({
    command: "ask",
    words: ["can I take", "6 and 8?"],
    help: false,
    json: true,
    memory: false,
    watch: false,
    qualification: "10266",
  });
});

test("after two dashes everything is words", () => {
  expect(readCommandLine(["ask", "--", "--json?"])).toMatchObject({ json: false, words: ["--json?"] });
});

test.each([
  [["chat", "--colour"], "--colour"],
  [["chat", "--data"], "--data"],
  [["chat", "--json=yes"], "--json"],
  [["chat", "--memory", "--data", "here"], "exclude each other"],
])("%j is refused with the option named", (args, named) => {
  const line = readCommandLine(args);
  expect("problem" in line && line.problem).toContain(named);
});

test("every option is explained", () => {
  expect(optionLines().join("\n")).toMatch(
    /--json [\s\S]*--data DIR [\s\S]*--memory [\s\S]*--centre FILE [\s\S]*--qualification CODE/,
  );
});

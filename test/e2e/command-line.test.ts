import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runBuilt, runProgram } from "./run-program.ts";

const question = "can I take unit 6 and 8?";

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "unitwise-e2e-"));
}

describe("ask", () => {
  test("answers the question of the README, whatever is set in the environment", async () => {
    const { code, out, err } = await runBuilt(["ask", question]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^No: unit 6 /);
    expect(out).not.toContain(String.fromCharCode(27));
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("answers in a folder that cannot be written to, and leaves nothing behind", async () => {
    const folder = newFolder();
    chmodSync(folder, 0o500);
    const { code } = await runBuilt(["ask", question], { cwd: folder });
    expect([code, existsSync(join(folder, "data"))]).toEqual([0, false]);
  });

  test("refuses a qualification that nobody offers, and says which there are", async () => {
    const { code, err } = await runBuilt(["ask", "--qualification", "99999", question]);
    expect(code).toBe(2);
    expect(err).toContain("Allowed: 10266, 10267.");
  });

  test("answers as one JSON line", async () => {
    const { out } = await runBuilt(["ask", "--json", "--qualification", "10267", "is 12 ok with 13"]);
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({ user: "you", intent: "plan.check", data: { verdict: "no" } });
  });

  test("says that a running chat has the data folder, without a stack of calls", async () => {
    const folder = newFolder();
    await runBuilt(["chat", "--data", folder], {
      meanwhile: async (child) => {
        child.stdin.write("hello\n");
        await new Promise((resolve) => child.stdout.once("data", resolve));
        const { code, err } = await runBuilt(["ask", "--data", folder, question]);
        expect(code).toBe(1);
        expect(err).toContain("in use");
        expect(err).not.toContain(" at ");
        child.stdin.end();
      },
    });
  });
});

describe("what an operator got wrong", () => {
  test.each([
    [[], "no command"],
    [["dance"], 'no command "dance"'],
    [["toString"], 'no command "toString"'],
    [["ask"], "ask needs a question"],
    [["ask", " "], "ask needs a question"],
    [["chat", "hello"], "chat takes no words"],
    [["chat", "--colour"], "--colour"],
  ])("%j is answered with the usage and exit code 2", async (args, problem) => {
    const { code, out, err } = await runBuilt(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(problem);
    expect(err).toContain("npm run chat");
  });

  test("every wrong setting is listed with its fix", async () => {
    const file = join(newFolder(), "a-file");
    writeFileSync(file, "");
    const env = { DATA_DIR: file, CENTRE_FILE: "/no/such/file.yaml" };
    const { code, err } = await runBuilt(["chat"], { env });
    expect(code).toBe(2);
    expect(err).toMatch(/2 problems[\s\S]*- DATA_DIR\n {2}what: [\s\S]*\n {2}fix: [\s\S]*- CENTRE_FILE/);
  });

  test("a centre's file that contradicts what is published is refused with file and line", async () => {
    const file = join(newFolder(), "centre.yaml");
    writeFileSync(file, '"10266":\n  units:\n    1: { credits: 10 }\n    2: { credits: 10 }\n    3: { credits: 10 }\n');
    const { code, err } = await runBuilt(["content", "--centre", file]);
    expect(code).toBe(2);
    expect(err).toMatch(/centre\.yaml:\d/);
  });

  test("--help is no mistake", async () => {
    const { code, out } = await runBuilt(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("--qualification CODE");
  });

  test("settings are read from .env too", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, ".env"), "CENTRE_FILE=missing.yaml\n");
    const { code, err } = await runBuilt(["ask", question], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain("- CENTRE_FILE");
  });
});

test("the content that ships is sound", async () => {
  const { code, out } = await runBuilt(["content"]);
  expect([code, out]).toEqual([0, expect.stringMatching(/^content is sound: 10266 with \d+ units, 10267 with \d+/m)]);
});

describe("chat", () => {
  test("remembers over a restart", async () => {
    const folder = join(newFolder(), "new", "data");
    mkdirSync(join(folder, ".."));
    const options = ["chat", "--data", folder, "--qualification", "10266"];
    expect((await runBuilt(options, { stdin: "save units 1 2 3 and 6\n" })).code).toBe(0);
    const { out } = await runBuilt(options, { stdin: "show my plan\n" });
    expect(out).toMatch(/1.*2.*3.*6/s);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends with 0 at %s", async (signal) => {
    const { code } = await runBuilt(["chat", "--memory"], {
      meanwhile: async (child) => {
        child.stdin.write("hello\n");
        await new Promise((resolve) => child.stdout.once("data", resolve));
        child.kill(signal);
      },
    });
    expect(code).toBe(0);
  });

  test("ends with 0 when its reader goes away", async () => {
    const run = `yes hello | head -n 20000 | "$0" dist/cli.js chat --memory | head -n 1 >/dev/null; echo "\${PIPESTATUS[2]}"`;
    const { out, err } = await runProgram("bash", ["-c", run, process.execPath], {});
    expect([out.trim(), err]).toEqual(["0", ""]);
  });

  test("ends at exit though the input stays open", async () => {
    const { code } = await runBuilt(["chat", "--memory"], {
      meanwhile: async (child) => void child.stdin.write("exit\n"),
    });
    expect(code).toBe(0);
  });
});

const script = spawnSync("script", ["--version"]).status === 0;

describe.skipIf(!script)("at a terminal (needs the script command of util-linux)", () => {
  const talk = (typed: string, env: Record<string, string> = {}) =>
    runProgram("script", ["-qec", `${process.execPath} dist/cli.js chat --memory --qualification 10266`, "/dev/null"], {
      env: { TERM: "xterm", ...env },
      meanwhile: async (child) => {
        await new Promise((resolve) => child.stdout.once("data", resolve));
        child.stdin.write(typed);
      },
    });

  test.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
    ["exit", "exit\r"],
  ])("%s says goodbye and ends with 0", async (_, typed) => {
    const { code, out } = await talk(typed);
    expect(code, out).toBe(0);
    expect(out).toContain("Ask me");
    expect(out.trimEnd()).toMatch(/Goodbye\.$/);
  });

  test("words are bold only where NO_COLOR is unset", async () => {
    const bold = `${String.fromCharCode(27)}[1m`;
    expect((await talk("exit\r")).out).toContain(bold);
    expect((await talk("exit\r", { NO_COLOR: "1" })).out).not.toContain(bold);
  });
});

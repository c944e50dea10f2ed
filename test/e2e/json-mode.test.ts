import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { runBuilt, runProgram } from "./run-program.ts";

const answer = z.object({
  user: z.string().optional(),
  intent: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  reply: z
    .object({ text: z.string(), choices: z.array(z.object({ label: z.string(), value: z.string() })) })
    .optional(),
  error: z.object({ code: z.string() }).optional(),
});

async function exchange(lines: readonly unknown[], options: readonly string[] = ["--memory"]) {
  const stdin = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const { code, out, err } = await runBuilt(["chat", "--json", ...options], { stdin });
  expect(code, err).toBe(0);
  return {
    err,
    answers: out
      .trimEnd()
      .split("\n")
      .map((line) => answer.parse(JSON.parse(line))),
  };
}

test("one line in is one line out, in order, bad ones too, and nothing else is written", async () => {
  const { answers, err } = await exchange([
    { user: "u1", text: "can i do 6 n 8", qualification: "10266" },
    "not json",
    { user: "u2", text: "hello" },
    { user: "u1", text: "x".repeat(500_000) },
    `{"user":"u1","text":"${"x".repeat(1_100_000)}"}`,
    { user: "u3", text: "thanks" },
  ]);
  expect(answers.map((one) => one.user ?? one.error?.code)).toEqual([
    "u1",
    "bad-request",
    "u2",
    "u1",
    "bad-request",
    "u3",
  ]);
  expect(answers[0]).toMatchObject({ intent: "plan.check", data: { verdict: "no", units: [6, 8] } });
  expect(err).toBe("");
});

test("every choice that is offered can be pressed", async () => {
  const said = [
    "can i do 6 n 8",
    "what else do i need with 1 2 3",
    "tell me about unit 4",
    "which ones",
    "help",
    "rules",
    "6",
  ];
  const { answers } = await exchange(said.map((text, at) => ({ user: `u${at}`, text })));
  const presses = answers.flatMap(
    ({ user, reply }) => reply?.choices.map(({ value }) => ({ user, press: value })) ?? [],
  );
  expect(presses.length).toBeGreaterThan(5);
  const pressed = await exchange(presses);
  expect(pressed.answers.filter(({ error }) => error !== undefined)).toEqual([]);
});

test("a learner is kept over a restart, and forgotten without --data", async () => {
  const folder = mkdtempSync(join(tmpdir(), "unitwise-e2e-"));
  const ask = { user: "u1", text: "show my plan", qualification: "10266" };
  await exchange([{ ...ask, text: "save units 1 2 3 and 6" }], ["--data", folder]);
  const { answers } = await exchange([ask], ["--data", folder]);
  expect(answers[0]).toMatchObject({ intent: "plan.show", data: { units: [1, 2, 3, 6] } });
});

test("a reader who goes away ends it quietly", async () => {
  const run = `yes '{"user":"u1","text":"hi"}' | "$0" dist/cli.js chat --json --memory | head -n 2 >/dev/null; echo "\${PIPESTATUS[1]}"`;
  const { out, err } = await runProgram("bash", ["-c", run, process.execPath], {});
  expect([out.trim(), err]).toEqual(["0", ""]);
});

test("a reader who is slow is waited for, and loses nothing", async () => {
  const run = `for i in $(seq 3000); do echo '{"user":"u'$((i % 9))'","text":"help"}'; done | "$0" dist/cli.js chat --json --memory | (sleep 2; wc -l)`;
  const { out } = await runProgram("bash", ["-c", run, process.execPath], {});
  expect(out.trim()).toBe("3000");
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends it with 0 though more could come", async (signal) => {
  const { code, out } = await runBuilt(["chat", "--json", "--memory"], {
    meanwhile: async (child) => {
      child.stdin.write('{"user":"u1","text":"hello"}\n');
      await new Promise((resolve) => child.stdout.once("data", resolve));
      child.kill(signal);
    },
  });
  expect([code, out.trimEnd().split("\n").length]).toEqual([0, 1]);
});

import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { jsonAnswer, openJsonLines } from "../../src/platforms/terminal/json-lines.ts";
import type { Handle } from "../../src/ports/platform.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import { choose266, fullReply, openEcho, replyWith } from "./sample-replies.ts";

const answerSchema = z.object({
  user: z.string().optional(),
  intent: z.string().optional(),
  reply: z
    .object({ text: z.string(), choices: z.array(z.object({ label: z.string(), value: z.string() })) })
    .optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});

interface Setting {
  readonly handle?: Handle;
  readonly qualification?: string;
  readonly rolesAllowed?: boolean;
}

async function exchange(lines: readonly unknown[], setting: Setting = {}) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const echo = openEcho();
  const written = text(output);
  const { handle = echo.handle, qualification, rolesAllowed = true } = setting;
  const ended = openJsonLines({ input, output, now: () => 5, qualification, rolesAllowed }).start(handle);
  input.end(lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""));
  await ended;
  output.end();
  const answers = (await written).trimEnd().split("\n");
  return { heard: echo.heard, answers: answers.map((line) => answerSchema.parse(JSON.parse(line))) };
}

test("an answer carries user, intent, data, the plain text, and choices before offers", async () => {
  const { answers } = await exchange([{ user: "u1", text: "hi" }], {
    handle: async () => ({ intent: "plan.check", data: { verdict: "no" }, reply: fullReply }),
  });
  expect(answers[0]).toMatchObject({ user: "u1", intent: "plan.check" });
  expect(answers[0]?.reply?.text).toMatch(/^No: units 6 and 8/);
  expect(answers[0]?.reply?.choices.map(({ label }) => label)).toEqual([
    "Level 2 certificate",
    "Level 3 certificate",
    "show my plan",
  ]);
  expect(answers[0]?.reply?.choices[0]?.value).toBe(encodePress(choose266));
});

test("all that a line says of its user and its time reaches the assistant", async () => {
  const { heard } = await exchange([
    {
      user: "u1",
      text: "hi",
      at: "2026-11-23T10:00:00+01:00",
      qualification: "10267",
      name: "Ann",
      timezone: "Europe/London",
      roles: ["manager"],
    },
  ]);
  expect(heard).toEqual([
    {
      learner: "json:u1",
      at: Date.UTC(2026, 10, 23, 9),
      act: { kind: "said", text: "hi" },
      profile: { qualification: "10267", name: "Ann", timezone: "Europe/London", roles: ["manager"] },
    },
  ]);
});

test("without a time the clock's is taken, and without a qualification the option's; null means absent", async () => {
  const { heard } = await exchange([{ user: "u1", text: "", at: null, name: null, press: null }], {
    qualification: "10266",
  });
  expect(heard[0]).toEqual({
    learner: "json:u1",
    at: 5,
    act: { kind: "said", text: "" },
    profile: { qualification: "10266", roles: [] },
  });
});

test("the value of a choice presses it", async () => {
  const { heard } = await exchange([{ user: "u1", press: encodePress(choose266) }]);
  expect(heard[0]?.act).toEqual({ kind: "pressed", intent: choose266 });
});

test.each([
  ["", "not JSON"],
  ["hello", "not JSON"],
  ["[]", "not a JSON object"],
  ["null", "not a JSON object"],
  ['"text"', "not a JSON object"],
  [{}, "user"],
  [{ user: "u1" }, "text: missing"],
  [{ user: "", text: "hi" }, "user"],
  [{ user: "u1", text: 6 }, "text"],
  [{ user: "u1", text: "hi", press: encodePress(choose266) }, "not both"],
  [{ user: "u1", press: "nonsense" }, "press: not the value"],
  [{ user: "u1", press: '{"kind":"no.such"}' }, "press: not the value"],
  [{ user: "u1", text: "hi", at: "yesterday" }, "at: must be a time"],
  [{ user: "u1", text: "hi", at: "2026-11-23T09:00:00" }, "at: must be a time"],
  [{ user: "u1", text: "hi", at: "2026-02-30T09:00:00Z" }, "at: must be a time"],
  [{ user: "u1", text: "hi", timezone: "Mars/Base" }, "timezone: must be an IANA"],
  [{ user: "u1", text: "hi", timezone: "+01:00" }, "timezone: must be an IANA"],
  [{ user: "u1", text: "hi", roles: ["king"] }, "roles.0"],
  [`{"user":"u1","text":"${"x".repeat(1_000_000)}"}`, "longer than 1000000 bytes"],
])("the bad line %.60j is answered as such, and reading goes on", async (line, message) => {
  const { answers, heard } = await exchange([line, { user: "u2", text: "next" }]);
  expect(answers[0]?.error?.code).toBe("bad-request");
  expect(answers[0]?.error?.message).toContain(message);
  expect(answers[1]?.reply?.text).toBe("said next");
  expect(heard).toHaveLength(1);
});

test("roles are refused where learners are kept for real", async () => {
  const { answers } = await exchange([{ user: "u1", text: "hi", roles: ["manager"] }], { rolesAllowed: false });
  expect(answers[0]?.error?.message).toContain("roles: taken only with --memory or --data");
});

test("a byte order mark, a carriage return and unknown fields are no fault", async () => {
  const { answers } = await exchange(['\ufeff{"user":"u1","text":"hi","lang":"cy"}\r']);
  expect(answers[0]?.reply?.text).toBe("said hi");
});

test("a text just below the limit of a line passes whole", async () => {
  const long = "x".repeat(999_900);
  const { heard } = await exchange([{ user: "u1", text: long }]);
  expect(heard[0]?.act).toEqual({ kind: "said", text: long });
});

test("answers keep the order of the lines; one user's lines wait for each other, other users' do not", async () => {
  const running = new Set<string>();
  let together = 0;
  const handle: Handle = async ({ learner, act }) => {
    expect(running.has(learner)).toBe(false);
    running.add(learner);
    together = Math.max(together, running.size);
    const said = act.kind === "said" ? act.text : "";
    for (let turn = 0; turn < (said.length * 7) % 5; turn++) await nextTurn();
    running.delete(learner);
    return { intent: "help", data: {}, reply: replyWith({ title: said }) };
  };
  const said = Array.from({ length: 2000 }, (_, at) => "x".repeat(at % 13) + at);
  const { answers } = await exchange(
    said.map((words, at) => ({ user: `u${(at * at) % 7}`, text: words })),
    { handle },
  );
  expect(answers.map((answer) => answer.reply?.text)).toEqual(said);
  expect(together).toBeGreaterThan(1);
});

test("a driver that waits for each answer gets it before it sends the next line", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ended = openJsonLines({ input, output, now: () => 5, rolesAllowed: true }).start(openEcho().handle);
  for (const word of ["one", "two"]) {
    input.write(`{"user":"u1","text":"${word}"}\n`);
    const answer = await new Promise<Buffer>((resolve) => output.once("data", resolve));
    expect(String(answer)).toContain(`said ${word}`);
  }
  input.end();
  await ended;
});

test("stopping ends it though more could come; what was read is still answered", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const written = text(output);
  const platform = openJsonLines({ input, output, now: () => 5, rolesAllowed: true });
  const ended = platform.start(openEcho().handle);
  input.write('{"user":"u1","text":"hi"}\n');
  await nextTurn();
  await platform.stop();
  await ended;
  output.end();
  expect(await written).toContain("said hi");
});

test("a reader who goes away ends it quietly, and nothing more is read", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ended = openJsonLines({ input, output, now: () => 5, rolesAllowed: true }).start(openEcho().handle);
  input.write('{"user":"u1","text":"hi"}\n');
  output.destroy(Object.assign(new Error("gone"), { code: "EPIPE" }));
  await ended;
  expect(input.destroyed).toBe(true);
});

test("files come along in base64", async () => {
  const file = { name: "team.csv", type: "text/csv", base64: "YSxi", about: "Your team." };
  const reply = replyWith({ title: "Here it is.", blocks: [{ kind: "file", file }] });
  expect(JSON.parse(jsonAnswer("u1", { intent: "team", data: {}, reply }))).toMatchObject({
    reply: {
      text: "Here it is.\nYour team. (team.csv)",
      files: [{ name: "team.csv", type: "text/csv", base64: "YSxi" }],
    },
  });
});

import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openChat } from "../../src/platforms/terminal/chat.ts";
import { asking, choose267, openEcho } from "./sample-replies.ts";

async function converse(typed: string, { interactive = false, reply = () => ({}) }: Partial<Parameters> = {}) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const echo = openEcho(reply);
  const chat = openChat({ input, output, interactive, styled: false, clock: { now: () => 5 }, qualification: "10266" });
  const shown = text(output);
  input.end(typed);
  await chat.start(echo.handle);
  output.end();
  return { heard: echo.heard, shown: await shown };
}

interface Parameters {
  readonly interactive: boolean;
  readonly reply: NonNullable<globalThis.Parameters<typeof openEcho>[0]>;
}

test("in a pipe every line is answered, and nothing else is written", async () => {
  const { heard, shown } = await converse("can i do 6 n 8\n\nand 10?\nlast");
  expect(shown).toBe("said can i do 6 n 8\n\nsaid and 10?\n\nsaid last\n\n");
  expect(heard[0]).toEqual({
    learner: "terminal:you",
    at: 5,
    act: { kind: "said", text: "can i do 6 n 8" },
    profile: { qualification: "10266", roles: [] },
  });
});

test("a person is greeted by the assistant, told how to leave, and said goodbye to", async () => {
  const { heard, shown } = await converse("hi\nexit\nnever\n", { interactive: true });
  expect(heard.map(({ act }) => act.kind)).toEqual(["pressed", "said"]);
  expect(shown).toContain("pressed smalltalk");
  expect(shown).toContain('Type "exit" or press Ctrl-D to leave.');
  expect(shown).toMatch(/Goodbye\.\n$/);
});

test.each(["\u0003", "\u0004", "quit\n", "  EXIT \n", ""])("%j leaves at once", async (typed) => {
  const { heard, shown } = await converse(typed, { interactive: true });
  expect(heard).toHaveLength(1);
  expect(shown).toMatch(/Goodbye\.\n$/);
});

test("a letter picks from the reply just before, and only from that", async () => {
  const { heard } = await converse("which?\nb\nb\n", {
    reply: ({ act }) => (act.kind === "said" && act.text === "which?" ? asking : {}),
  });
  expect(heard.map(({ act }) => act)).toEqual([
    { kind: "said", text: "which?" },
    { kind: "pressed", intent: choose267 },
    { kind: "said", text: "b" },
  ]);
});

test("a line of a million letters is passed on whole", async () => {
  const { heard } = await converse(`${"x".repeat(1_000_000)}\n`);
  expect(heard[0]?.act).toEqual({ kind: "said", text: "x".repeat(1_000_000) });
});

test("stopping ends a conversation that waits for words", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const options = { input, output, interactive: false, styled: false, clock: { now: () => 5 } };
  const chat = openChat(options);
  const ended = chat.start(openEcho().handle);
  await chat.stop();
  await ended;
});

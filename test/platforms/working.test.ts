import { expect, test } from "vitest";
import type { Answer, Assistant } from "../../src/ports/platform.ts";
import { whileWaiting } from "../../src/ports/while-waiting.ts";
import { replyWith } from "./sample-replies.ts";
import { openSlackRig } from "./slack/slack-rig.ts";
import { said } from "./teams/sample-activities.ts";
import { openWorld } from "./teams/teams-world.ts";

/** A timer moved by hand: what was set runs when `pass` is called. */
function handTimer() {
  const waiting = new Map<() => void, number>();
  return {
    after: (ms: number, run: () => void) => {
      waiting.set(run, ms);
      return () => void waiting.delete(run);
    },
    pass: (ms: number) => {
      for (const [run, at] of [...waiting]) if (at <= ms && waiting.delete(run)) run();
    },
  };
}

/** An assistant that answers when it is let. */
function slowAssistant() {
  const answer: Answer = { intent: "help", data: {}, reply: replyWith({ title: "There you are" }) };
  let begun = (): void => undefined;
  let finish = (): void => undefined;
  const isAsked = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const mayAnswer = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const handle = async () => {
    begun();
    await mayAnswer;
    return answer;
  };
  const assistant: Assistant = { handle, look: handle, presence: async () => undefined };
  return { assistant, isAsked, finish: () => finish() };
}

test("nothing is told of what is done within a second, and nothing twice", async () => {
  const timer = handTimer();
  let told = 0;
  const tell = () => {
    told += 1;
  };
  await whileWaiting(async () => timer.pass(999), tell, timer.after);
  timer.pass(5_000);
  expect(told).toBe(0);
  await whileWaiting(async () => timer.pass(1_000), tell, timer.after);
  expect(told).toBe(1);
  await expect(whileWaiting(() => Promise.reject(new Error("no")), tell, timer.after)).rejects.toThrow("no");
  timer.pass(5_000);
  expect(told).toBe(1);
});

test("in Slack, whoever waits for over a second is told so, alone", async () => {
  const timer = handTimer();
  const slow = slowAssistant();
  const rig = await openSlackRig({ assistant: slow.assistant, after: timer.after });
  try {
    await rig.says("how is my team doing");
    await slow.isAsked;
    timer.pass(1_000);
    const [working] = await rig.slack.waitForWritten(1);
    expect(working?.method).toBe("chat.postEphemeral");
    expect(working?.args).toMatchObject({ channel: "D1", user: "U1", text: "One moment, I am working it out." });
    slow.finish();
    const [, answer] = await rig.slack.waitForWritten(2);
    expect(answer?.method).toBe("chat.postMessage");
    expect(answer?.args["text"]).toContain("There you are");
  } finally {
    await rig.close();
  }
});

test("in Teams, whoever waits for over a second sees typing", async () => {
  const timer = handTimer();
  const slow = slowAssistant();
  const world = await openWorld({ around: () => slow.assistant, timer: timer.after });
  try {
    const answered = world.say(said(world.connector.url, "how is my team doing"));
    await slow.isAsked;
    timer.pass(1_000);
    slow.finish();
    await answered;
    const sent = world.connector.got.map(({ body }) => body).flatMap((body) => JSON.stringify(body));
    expect(sent.some((text) => text.includes('"typing"'))).toBe(true);
    expect(sent.some((text) => text.includes("There you are"))).toBe(true);
  } finally {
    await world.close();
  }
});

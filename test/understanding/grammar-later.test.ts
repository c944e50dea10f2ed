import { describe, expect, it } from "vitest";
import { meantAfter } from "./practice-cases.ts";

describe("the day's question again later", () => {
  it.each([
    ["I'm on a call", 60],
    ["later", 60],
    ["in a minute", 60],
    ["ask me after lunch", 60],
    ["remind me in 20 minutes", 20],
    ["in half an hour please", 30],
    ["give me an hour and a half", 90],
    ["in a couple of hours", 120],
    ["ask me again in two hours", 120],
    ["in 10", 10],
  ])("is read from “%s” while it waits: in %d minutes", async (text, minutes) => {
    expect(await meantAfter(text, "prompt")).toEqual({ kind: "daily.later", minutes });
  });

  it.each([
    "can I do unit 6 later",
    "20 minutes",
    "within two hours",
    "what do I say on a call",
    "call them back later",
  ])("is not read from “%s”", async (text) => {
    expect((await meantAfter(text, "prompt")).kind).not.toBe("daily.later");
  });

  it.each(["remind me in 20 minutes", "lunch break", "a call", "20 minutes later", "busy lines"])(
    "is not read from “%s” in a quiz of one's own",
    async (text) => {
      expect((await meantAfter(text, "question")).kind).not.toBe("daily.later");
    },
  );

  it.each(["later", "I'm on a call", "brb", "sorry, got a customer"])(
    "is read from “%s” in a quiz of one's own, where it only lets the quiz wait",
    async (text) => {
      expect((await meantAfter(text, "question")).kind).toBe("daily.later");
    },
  );
});

import { describe, expect, test } from "vitest";
import { skipTo, waiting } from "./quiz-talk.ts";
import { tryOut } from "./try-out.ts";

describe("Short words amid a quiz", () => {
  test.each(["all of them", "1.5", "none of these", "a and c"])(
    "are an answer, and no question about units or evidence: %s",
    async (text) => {
      const talk = tryOut({ qualification: "10266" });
      await talk.says("40 questions on unit 2");
      await skipTo(talk, "order");
      const before = await waiting(talk);
      expect((await talk.says(text)).intent).toBe("quiz.answer");
      expect(await waiting(talk)).toEqual(before);
    },
  );

  test("a lone figure is no answer where a word is asked for", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("20 questions on unit 6");
    await skipTo(talk, "short");
    expect((await talk.says("2")).reply.title).toBe("There is no such letter here, so that does not count.");
  });

  test.each(["end quiz", "stop the quiz", "quit this test please"])(
    "end it, whatever was talked of in between: %s",
    async (text) => {
      const talk = tryOut({ qualification: "10266" });
      await talk.says("quiz me");
      await talk.says("how am i doing");
      expect((await talk.says(text)).reply.title).toBe("Stopped. Nothing was answered.");
    },
  );
});

describe("A quiz asked for in few words", () => {
  test("a count and a kind are no units", async () => {
    const talk = tryOut({ qualification: "10266" });
    expect((await talk.says("5 hard ones on unit 2")).reply.title).toBe("5 questions on unit 2 (Health and safety).");
  });

  test("weak ones are those that went wrong", async () => {
    const talk = tryOut({ qualification: "10266" });
    await talk.says("quiz me");
    await talk.says("no idea");
    await talk.says("stop");
    expect((await talk.says("weak ones")).reply.title).toBe("One question you got wrong last time.");
  });
});

describe("Words that progress uses", () => {
  test.each(["whats recall", "what does expected recall mean", "show progress chart"])(
    "lead to it: %s",
    async (text) => {
      const talk = tryOut({ qualification: "10266" });
      expect((await talk.says(text)).intent).toBe("progress.me");
    },
  );
});

describe("What is known of somebody", () => {
  test.each(["what do u know about me", "what do you know about me"])("is shown: %s", async (text) => {
    const talk = tryOut({ qualification: "10266" });
    expect((await talk.says(text)).intent).toBe("privacy.export");
  });
});

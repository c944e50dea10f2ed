import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openAssistant } from "../../src/compose.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { morning } from "./try-out.ts";

const quiet = { error: () => undefined, info: () => undefined };

async function ask(centreFile: string | undefined, text: string) {
  const assistant = await openAssistant({
    log: quiet,
    study: "later",
    ...(centreFile === undefined ? {} : { centreFile }),
  });
  const says = (who: string, words: string, at = morning) =>
    assistant.handle({
      learner: `json:${who}` as LearnerId,
      at,
      act: { kind: "said", text: words },
      profile: { qualification: "10266", roles: [] },
    });
  const answer = await says("one", text);
  return { answer, says };
}

const enough = "is 1 2 3 4 10 enough?";

test("an answer that is remembered is given again only where everything it rests on is the same", async () => {
  const { answer, says } = await ask(undefined, "can I take 6 and 7?");
  expect((await says("two", "can I take 6 and 7?")).reply).toBe(answer.reply);
  await says("three", "save 1 2 3 and 8");
  const warned = await says("three", "can I take 6 and 7?");
  expect(JSON.stringify(warned.reply)).toContain("Mind your saved plan");
  expect(JSON.stringify((await says("four", "can I take 6 and 7?")).reply)).not.toContain("Mind your saved plan");
});

test("what one centre's figures decide is not remembered for another", async () => {
  const file = fileURLToPath(new URL("../fixtures/centre/full-values.yaml", import.meta.url));
  const verdicts = [];
  for (const centre of [undefined, file, undefined, file])
    verdicts.push((await ask(centre, enough)).answer.data["verdict"]);
  expect(verdicts).toEqual(["cannot-tell", verdicts[1], "cannot-tell", verdicts[1]]);
  expect(verdicts[1]).not.toBe("cannot-tell");
});

test("a day of the week is worked out each time", async () => {
  const { says } = await ask(undefined, "hello");
  const words = "pause my daily question till Friday";
  expect((await says("one", words)).data["pausedUntil"]).toBe("2026-11-27");
  expect((await says("two", words, morning + 7 * 86_400_000)).data["pausedUntil"]).toBe("2026-12-04");
});

test("a message means what it means for the certificate and the talk it comes in", async () => {
  const { says } = await ask(undefined, "can I take 4 and 8?");
  expect((await says("one", "and 10?")).data["units"]).toEqual([4, 8, 10]);
  await says("two", "can I take 5 and 7?");
  expect((await says("two", "and 10?")).data["units"]).toEqual([5, 7, 10]);
  expect((await says("three", "and 10?")).data["units"]).not.toEqual([4, 8, 10]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { pagesTarget } from "./pages.ts";
import { slackTarget } from "./slack-endpoint.ts";
import { type FuzzTarget, type Round, target } from "./target.ts";
import { teamsTarget } from "./teams-endpoint.ts";
import type { Around } from "./watched-assistant.ts";

/** An assistant that has a bug in whatever it is asked. */
const broken: Around = () => {
  const fail = async () => {
    throw new TypeError("a bug of ours");
  };
  return { handle: fail, look: fail, presence: fail };
};

/** Rounds until one of them fails, so many inputs at most. */
async function roundsOf(one: FuzzTarget, most: number): Promise<Round | undefined> {
  const open = await one.open();
  let last: Round | undefined;
  for (let runs = 0; runs < most && last?.failure === undefined; runs += last.runs) last = await open.round(7, 100);
  await open.close();
  return last;
}

test.each([
  ["Slack's endpoint", slackTarget],
  ["Teams' endpoint", teamsTarget],
  ["the pages", pagesTarget],
])("fuzzing %s fails where the assistant has a bug", async (_, fuzzed) => {
  const { failure } = (await roundsOf(fuzzed(broken), 500)) ?? {};

  expect(failure).toContain("TypeError: a bug of ours");
});

test("A target whose inputs hardly ever come to what is fuzzed fails", async () => {
  let reached = 0;
  const input = fc.nat();
  const take = (one: number): void => {
    if (one % 50 === 0) reached += 1;
  };
  const deaf = target("deaf", () => ({ input, take, reached: () => Math.min(reached, 1) }));

  expect((await roundsOf(deaf, 1_000))?.failure).toMatch(/^only 1 of \d+ inputs reached what is fuzzed$/);
});

test("A target whose inputs come to what is fuzzed passes", async () => {
  let reached = 0;
  const input = fc.nat();
  const take = (): void => {
    reached += 1;
  };
  const heard = target("heard", () => ({ input, take, reached: () => reached }));

  expect((await roundsOf(heard, 200))?.failure).toBeUndefined();
});

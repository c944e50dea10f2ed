import { afterEach, expect, test } from "vitest";
import { createPrompter } from "../../../src/app/prompter.ts";
import type { Address, Learner, LearnerId } from "../../../src/domain/learner.ts";
import { replyWith } from "../sample-replies.ts";
import { tenant } from "./local-keys.ts";
import { pressed, said, samsId } from "./sample-activities.ts";
import { cardsSent } from "./sent-cards.ts";
import { pressOf, readAloud } from "./teams-client.ts";
import { desk, openWorld, type World } from "./teams-world.ts";

let world: World;
afterEach(() => world.close());

/** Sam has written once, so that Sam can be written to; what came then is forgotten. */
async function openWithSam(): Promise<{ readonly sam: Address; readonly before: number }> {
  world = await openWorld({});
  await world.say(said(world.connector.url, "hello"));
  const sam = (await world.store.read(samsId as LearnerId))?.address;
  if (!sam) throw new Error("Sam has no address");
  return { sam, before: world.connector.got.length };
}

test.each([
  ["429", "9", { code: "E429", answered: false, retryAfterMs: 9_000 }],
  ["503", undefined, { code: "E503", answered: false }],
  ["502", undefined, { code: "E502", answered: true }],
  ["504", undefined, { code: "E504", answered: true }],
  ["500", undefined, { code: "E500", answered: true }],
  ["403", undefined, { code: "EGONE", answered: false }],
] as const)("what is told unasked and answered with %s is not repeated", async (status, retryAfter, error) => {
  const { sam, before } = await openWithSam();
  world.connector.next({
    kind: "status",
    status: Number(status),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
  await expect(world.teams.tell(sam, replyWith({}), "2026-11-25/0")).rejects.toMatchObject(error);
  expect(world.connector.got).toHaveLength(before + 1);
});

test("people of one tenant share a lane, and nobody can be asked what arrived", async () => {
  const { sam } = await openWithSam();
  expect(world.teams.pace.laneOf(sam)).toBe(tenant);
  expect(world.teams.pace.perSecond).toBeLessThan(30);
  expect(world.teams.told).toBeUndefined();
});

async function recordOf(): Promise<Learner> {
  const learner = await world.store.read(samsId as LearnerId);
  if (learner === undefined) throw new Error("Sam has no record");
  return learner;
}

test("a button of a daily question reaches the quiz it was begun with, once", async () => {
  await openWithSam();
  const { url } = world.connector;
  await world.say(said(url, "level 2"));
  await world.say(said(url, "send me 2 questions at 8:30 every day"));
  const prompter = createPrompter(desk);
  const at = (await recordOf()).dueAt ?? 0;
  const { learner, send } = prompter.claim(await recordOf(), at);
  if (send === undefined) throw new Error("nothing is to be sent");
  await world.store.update(learner.id, () => prompter.begin(learner, send.key, at) ?? learner);
  await world.teams.tell(send.to, send.reply, send.key);
  await world.store.update(learner.id, (was) => prompter.settle(was ?? learner, send.key, { kind: "sent" }, at));
  const card = cardsSent(world).at(-1);
  if (card === undefined) throw new Error("no card");
  expect(readAloud([card])).toMatch(/Your 2 questions for today/);
  const skip = send.reply.next.find(({ intent }) => intent.kind === "quiz.skip");
  const press = pressed(url, pressOf(card, skip?.label ?? ""));
  await Promise.all([world.bring(press), world.bring(press)]);
  const { quiz, daily } = await recordOf();
  expect(quiz).toMatchObject({ style: "daily", attempt: learner.quiz?.attempt, answers: [{ outcome: "skipped" }] });
  expect(daily.prompts).toMatchObject([{ state: "sent", attempt: quiz?.attempt }]);
});

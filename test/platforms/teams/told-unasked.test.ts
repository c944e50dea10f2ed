import { afterEach, expect, test } from "vitest";
import type { Address, LearnerId } from "../../../src/domain/learner.ts";
import { replyWith } from "../sample-replies.ts";
import { tenant } from "./local-keys.ts";
import { said, samsId } from "./sample-activities.ts";
import { openWorld, type World } from "./teams-world.ts";

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

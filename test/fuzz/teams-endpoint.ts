import fc from "fast-check";
import { realTimer, type Timer } from "../../src/platforms/teams/timer.ts";
import type { HttpAnswer } from "../../src/ports/http.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import { installation, pressed, said, saidInGroup } from "../platforms/teams/sample-activities.ts";
import { openWorld } from "../platforms/teams/teams-world.ts";
import { sampleIntents } from "../storage/sample-learners.ts";
import { anyText, awkward } from "./any-text.ts";
import { anyIntent, anyValue, mutated, torn } from "./any-value.ts";
import { anyFresh, freshId, openFreshIds } from "./fresh-ids.ts";
import { type FuzzTarget, hold, target } from "./target.ts";
import { type Around, openWatch } from "./watched-assistant.ts";

const junk = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary", maxLength: 400 }));

const claims = {
  iss: "https://api.botframework.com",
  aud: "11111111-abcd-3333-4444-555555555555",
  serviceurl: "x",
  nbf: 1,
  exp: 4e9,
  tid: "t",
  ver: "1.0",
};
const part = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? "").toString("base64url");
const anyToken = fc.oneof(
  fc
    .tuple(
      mutated([{ alg: "RS256", kid: "k", typ: "JWT" }, { alg: "none" }, { alg: "HS256", kid: "__proto__" }]),
      mutated([claims]),
      fc.string(),
    )
    .map(([head, body, end]) => `Bearer ${part(head)}.${part(body)}.${end}`),
  fc.string({ maxLength: 200 }).map((text) => `Bearer ${text}`),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom("", "Bearer", "Bearer ", "Bearer ..", `Bearer ${"a".repeat(20_000)}`, "Basic eA=="),
);

/** Pauses before a call is tried again last a hundredth of what they do in earnest; so do time limits, once all is open. */
function openQuickTimer() {
  let by = 1;
  const timer: Timer = (ms, run) => realTimer(ms / by, run);
  return {
    timer,
    hurry: () => {
      by = 100;
    },
  };
}

/** What a button of ours sends. */
const dataOf = (value: string) => ({ n: freshId, i: 0, v: value, l: "x" });
const check = encodePress(sampleIntents["plan.check"]);
const form = { ...dataOf(encodePress(sampleIntents["plan.fill"])), f: ["planned"], "field:planned": "6,8" };

/** Activities as Teams sends them, with ids that are put in later. */
function activitiesFrom(url: string) {
  const named = { id: `m-${freshId}` };
  return {
    valid: [
      said(url, "can I take unit 6 and 8?", named),
      saidInGroup(url, "hello", named),
      pressed(url, dataOf(check), named),
      pressed(url, form, named),
      installation(url, "add", named),
      installation(url, "remove", named),
      said(url, "", { ...named, value: dataOf(check) }),
    ],
    words: (text: string) => JSON.stringify(said(url, text, named)),
    press: (data: unknown) => JSON.stringify(pressed(url, data, named)),
  };
}

/** Every activity has a good token, and is worked off before the next one comes. */
export const teamsTarget = (around?: Around): FuzzTarget =>
  target("Teams' endpoint, with a token", async () => {
    const watch = openWatch(around);
    const { timer, hurry } = openQuickTimer();
    const world = await openWorld({ timer, around: watch.around });
    const { valid, words, press } = activitiesFrom(world.connector.url);
    const withIds = openFreshIds();
    // Keys and a login are fetched for it; a button that is none of ours is answered without the assistant.
    await world.say(said(world.connector.url, "", { value: {} }));
    hurry();
    let noted = world.notes.length;
    return {
      input: fc.tuple(
        fc.oneof(
          mutated(valid).map((value) => JSON.stringify(value)),
          anyText.map(words),
          anyIntent.map((intent) => press(dataOf(encodePress(intent)))),
          anyValue.map(press),
          torn(valid.map((one) => JSON.stringify(one))),
          junk,
          fc.constant("[".repeat(50_000)),
        ),
        anyFresh,
      ),
      take: async ([body, isFresh]) => {
        const from = noted;
        const { status } = await world.bring(withIds(body, isFresh));
        await world.inbox.quiet();
        noted = world.notes.length;
        watch.holdNoBug(world.notes.slice(from));
        hold([200, 400, 401, 501, 503].includes(status), `status ${status}`);
      },
      reached: watch.reached,
      close: () => world.close(),
    };
  });

const teamsRefused = target("Teams' endpoint, junk tokens", async () => {
  const world = await openWorld();
  const body = JSON.stringify(said(world.connector.url, "hello"));
  return {
    input: anyToken,
    take: async (token) => {
      const { status }: HttpAnswer = await world.bring(body, token === "" ? "x" : token);
      hold(status === 401, `status ${status} for a token that nobody signed`);
    },
    close: () => world.close(),
  };
});

export const teamsTargets: readonly FuzzTarget[] = [teamsTarget(), teamsRefused];

import { expect, test } from "vitest";
import { createHandle } from "../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import type { Intent } from "../../src/domain/intent.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Role } from "../../src/domain/role.ts";
import { emptyRoster } from "../../src/domain/roster.ts";
import type { Answer, Assistant } from "../../src/ports/platform.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { everyIntent, isAllowed, isRefused } from "../app/permission-world.ts";
import { desk, morning } from "../app/try-out.ts";
import { formBody, formType, openSlackRig } from "./slack/slack-rig.ts";
import { tenant } from "./teams/local-keys.ts";
import { activity } from "./teams/sample-activities.ts";
import { openWorld } from "./teams/teams-world.ts";

/** The first of each kind, which erases nobody: the other shapes are walked in the app itself. */
const intents: readonly Intent[] = everyIntent.filter(
  (intent, at) => everyIntent.findIndex(({ kind }) => kind === intent.kind) === at,
);
const roleSets: readonly (readonly Role[])[] = [[], ["manager"], ["trainer"], ["admin"]];
const accounts = roleSets.map((roles, at) => ({ roles, number: at + 1 }));

/** The assistant with people who have these roles by the roster, and what it answered to each press. */
function openAssistantFor(idOf: (number: number) => string) {
  const who = (number: number) => idOf(number) as LearnerId;
  const appointed = accounts.flatMap(({ roles, number }) =>
    roles.flatMap((role) =>
      role === "admin" ? [] : [{ who: who(number), role, by: who(number), at: morning } as const],
    ),
  );
  const admins = accounts.filter(({ roles }) => roles.includes("admin")).map(({ number }) => who(number));
  const handle = createHandle({
    ...desk,
    office: openIdleOffice({ roster: openRosterInMemory({ ...emptyRoster, appointed }), admins: new Set(admins) }),
    store: openMemoryStore(),
    log: { error: () => undefined, info: () => undefined },
    makeReference: () => "ref-1",
  });
  const answered = new Map<string, Answer>();
  const assistant: Assistant = {
    handle: async (message) => {
      const answer = await handle(message);
      if (message.act.kind === "pressed") answered.set(`${message.learner} ${encodePress(message.act.intent)}`, answer);
      return answer;
    },
    look: handle,
    presence: async () => undefined,
  };
  /** Presses whose answer is not what the table says, or that had none. */
  const wrong = () =>
    accounts.flatMap(({ roles, number }) =>
      intents.flatMap((intent) => {
        const answer = answered.get(`${who(number)} ${encodePress(intent)}`);
        const right = answer !== undefined && isRefused(answer) !== isAllowed(intent.kind, roles);
        return right ? [] : [`${roles.join()} ${intent.kind}`];
      }),
    );
  return { assistant, wrong };
}

test("in Slack every press is done or refused as the table says, for every role", async () => {
  const { assistant, wrong } = openAssistantFor((number) => `slack:T1/U${number}`);
  const rig = await openSlackRig({ assistant });
  try {
    for (const { number } of accounts)
      await Promise.all(
        intents.map((intent, at) =>
          rig.send(slackPress({ user: `U${number}`, value: encodePress(intent), place: `${number}:${at}` }), {
            type: formType,
          }),
        ),
      );
    await rig.platform.stop(10_000);
    expect(wrong()).toEqual([]);
  } finally {
    await rig.close();
  }
});

interface SlackButton {
  readonly user: string;
  readonly value: string;
  readonly place: string;
}

function slackPress({ user, value, place }: SlackButton): string {
  const payload = {
    type: "block_actions",
    team: { id: "T1" },
    user: { id: user, team_id: "T1" },
    api_app_id: "A1",
    trigger_id: `trigger-${place}`,
    channel: { id: "D1" },
    container: { type: "message", channel_id: "D1", message_ts: "1700000000.000001" },
    message: { ts: "1700000000.000001", text: "x" },
    actions: [
      { type: "button", block_id: `uw:${place}:c`, action_id: `uw:${place}:0`, value, action_ts: "1700000000.000002" },
    ],
  };
  return formBody({ payload: JSON.stringify(payload) });
}

test("in Teams every press is done or refused as the table says, for every role", async () => {
  const aad = (number: number) => `00000000-0000-0000-0000-00000000001${number}`;
  const { assistant, wrong } = openAssistantFor((number) => `teams:${tenant}/${aad(number)}`);
  const world = await openWorld({ around: () => assistant });
  try {
    for (const { number } of accounts)
      for (const [at, intent] of intents.entries()) {
        const data = { n: `nonce${number}x${at}`, i: 0, v: encodePress(intent), l: "x" };
        const value = { action: { type: "Action.Execute", title: "x", verb: "unitwise", data }, trigger: "manual" };
        const from = { id: `29:p${number}`, name: `P${number}`, aadObjectId: aad(number) };
        const more = { type: "invoke", name: "adaptiveCard/action", replyToId: `card-${number}-${at}`, value, from };
        await world.bring(activity(world.connector.url, more));
      }
    await world.inbox.quiet();
    expect(wrong()).toEqual([]);
  } finally {
    await world.close();
  }
});

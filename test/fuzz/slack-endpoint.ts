import { createHmac } from "node:crypto";
import fc from "fast-check";
import { createAssistant } from "../../src/app/handle.ts";
import { realAfter } from "../../src/platforms/slack/real-after.ts";
import type { Route } from "../../src/ports/http.ts";
import type { Inbox } from "../../src/ports/inbox.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import type { Timers } from "../../src/ports/timers.ts";
import { openMemoryInbox } from "../../src/storage/memory-inbox.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { nodeTimers } from "../../src/storage/timers.ts";
import { desk } from "../app/try-out.ts";
import { openFakeSlack } from "../platforms/slack/fake-slack.ts";
import { formBody, formType, messageEvent, monday, openSlackRig, signingSecret } from "../platforms/slack/slack-rig.ts";
import { sampleIntents } from "../storage/sample-learners.ts";
import { anyText, awkward } from "./any-text.ts";
import { anyIntent, mutated, torn } from "./any-value.ts";
import { anyFresh, freshId, openFreshIds } from "./fresh-ids.ts";
import { type FuzzTarget, hold, target } from "./target.ts";
import { type Around, openWatch } from "./watched-assistant.ts";

type Whole = Extract<Route, { kind: "whole" }>;

function wholeRoute(routes: readonly Route[], path: string): Whole {
  const found = routes.find((route) => route.path === path && route.kind === "whole");
  if (found?.kind !== "whole") throw new Error(`no route ${path}`);
  return found;
}

const junk = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary", maxLength: 400 }));

/** An event with ids that are put in later. */
const event = (inside: object): object => ({
  ...messageEvent(""),
  event_id: `Ev${freshId}`,
  event: { user: "U1", channel: "D1", ...inside },
});
const ts = `1700000000.${freshId}`;
const message = (text: string) => event({ type: "message", channel_type: "im", text, ts });

const pressOf = (value: string, block = "0", state = {}) => ({
  type: "block_actions",
  team: { id: "T1" },
  user: { id: "U1", team_id: "T1" },
  container: { type: "message", message_ts: "1.1", channel_id: "D1" },
  channel: { id: "D1" },
  message: { ts: "1.1", text: "x", blocks: [{ type: "actions", block_id: `uw:${freshId}:${block}` }] },
  actions: [
    { type: "button", action_id: "uw:0", block_id: `uw:${freshId}:${block}`, value, action_ts: `2.${freshId}` },
  ],
  ...state,
});
const plan = encodePress(sampleIntents["plan.fill"]);
const picked = { "uw:0:planned": { type: "multi_static_select", selected_options: [{ value: "6" }, { value: "8" }] } };
const form = pressOf(plan, "f0", { state: { values: { [`uw:${freshId}:f0:0`]: picked } } });
const submissionOf = (means: string) => ({
  type: "view_submission",
  team: { id: "T1" },
  user: { id: "U1" },
  view: { id: `V${freshId}`, callback_id: "uw", state: { values: { x: picked } }, private_metadata: means },
});
const commandTo = (address: string) => ({
  command: "/unitwise",
  team_id: "T1",
  user_id: "U1",
  channel_id: "D1",
  text: "hello",
  trigger_id: `1.${freshId}`,
  response_url: address,
});

const json = (value: unknown) => ({ type: "application/json", body: JSON.stringify(value) });
const filledIn = (body: string) => ({ type: formType, body });
const payload = (value: unknown) => filledIn(formBody({ payload: JSON.stringify(value) }));

/** Bodies as Slack sends them, their fields changed. */
const slackJson = mutated([
  message("can I take unit 6 and 8?"),
  event({ type: "app_mention", channel_type: "channel", channel: "C1", text: "hi", ts }),
  event({ type: "app_home_opened", tab: "home" }),
  event({ type: "app_home_opened", tab: "messages" }),
  event({ type: "user_change", user: { id: "U1", profile: {} } }),
  event({ type: "tokens_revoked", tokens: { bot: ["U1"] } }),
  { type: "url_verification", challenge: "x" },
]).map(json);
const slackWords = anyText.map((text) => json(message(text)));
const slackPresses = anyIntent.map((intent) => payload(pressOf(encodePress(intent))));
const slackJunk = fc.record({
  type: fc.constantFrom("application/json", formType, "text/plain", "", "application/json; charset=x"),
  body: fc.oneof(
    junk,
    torn([JSON.stringify(message("hi"))]),
    fc.constant("[".repeat(50_000)),
    fc.constant("a=b&".repeat(20_000)),
  ),
});

/** Presses, forms and commands; an answer to a command goes to this address, whatever was torn. */
function slackForms(address: string): fc.Arbitrary<{ type: string; body: string }> {
  const command = commandTo(address);
  return fc.oneof(
    mutated([pressOf(encodePress(sampleIntents["plan.check"])), form, submissionOf(plan)]).map(payload),
    mutated([command]).map((value) =>
      filledIn(formBody(Object.fromEntries(Object.entries(value ?? {}).map(([key, one]) => [key, String(one)])))),
    ),
    torn([formBody({ payload: JSON.stringify(form) }), formBody(command)]).map((body) =>
      filledIn(`${body}&${formBody({ response_url: address })}`),
    ),
  );
}

/** Longer than this nothing may wait in the inbox, in ms. */
const patienceMs = 60_000;

/** Lets the event loop turn until all is answered or given up. */
async function untilEmpty({ waiting }: Inbox): Promise<void> {
  const end = performance.now() + patienceMs;
  for (let turn = 0; waiting() > 0; turn += 1) {
    hold(performance.now() < end, `${waiting()} deliveries are neither answered nor given up`);
    // At first without a pause; whoever waits for something of this machine may not use up the processor.
    await new Promise<void>((resolve) => void (turn < 20 ? setImmediate(resolve) : nodeTimers.after(1, resolve)));
  }
}

/** Between two tries ten minutes go by at once, so that what fails is given up after a few. */
function openQuickTime() {
  let at = monday;
  const timers: Timers = {
    after: (_, run) => {
      const waiting = setImmediate(() => {
        at += 10 * 60_000;
        run();
      });
      return () => clearImmediate(waiting);
    },
  };
  return { clock: { now: () => at }, timers };
}

async function openFuzzedSlack(around: Around | undefined) {
  const slack = await openFakeSlack();
  const { clock, timers } = openQuickTime();
  const notes: string[] = [];
  const note = (what: string, fields?: object) => void notes.push(JSON.stringify({ message: what, ...fields }));
  const log = { error: note, info: note };
  const watch = openWatch(around);
  const inbox = watch.inbox(openMemoryInbox({ clock, log, timers, chance: () => 0.5 }));
  const made = createAssistant({ ...desk, store: openMemoryStore(), log, makeReference: () => "ref-1" });
  const pause = async () => undefined;
  // After ten milliseconds already whoever waits is told so.
  const after: Timers["after"] = (ms, run) => realAfter(ms / 100, run);
  const rig = await openSlackRig({ slack, clock, inbox, pause, after, assistant: watch.around(made) });
  let told = 0;
  const takeNotes = () => {
    const from = told;
    told = rig.notes.length;
    return [...notes.splice(0), ...rig.notes.slice(from)];
  };
  return { rig, slack, clock, inbox, watch, takeNotes };
}

/** Every body is signed, and worked off before the next one comes. */
export const slackTarget = (around?: Around): FuzzTarget =>
  target("Slack's endpoint, signed", async () => {
    const { rig, slack, clock, inbox, watch, takeNotes } = await openFuzzedSlack(around);
    const route = wholeRoute(rig.platform.routes, "/slack/events");
    const withIds = openFreshIds();
    const bodies = fc.oneof(slackJson, slackForms(`${slack.origin}/answers`), slackWords, slackPresses, slackJunk);
    return {
      input: fc.tuple(bodies, anyFresh),
      take: async ([{ type, body: made }, isFresh]) => {
        const body = withIds(made, isFresh);
        const stamp = String(Math.floor(clock.now() / 1_000));
        const signature = `v0=${createHmac("sha256", signingSecret).update(`v0:${stamp}:${body}`).digest("hex")}`;
        const headers = { "content-type": type, "x-slack-request-timestamp": stamp, "x-slack-signature": signature };
        const { status } = await route.answer({ headers, body: Buffer.from(body) });
        await untilEmpty(inbox);
        watch.holdNoBug(takeNotes());
        hold([200, 400].includes(status), `status ${status}`);
      },
      reached: watch.reached,
      close: () => rig.close(),
    };
  });

const headerValue = fc.oneof(
  fc.constantFrom("", "v0=", "v0=00", `v0=${"0".repeat(64)}`, "1764000000", "-1", "NaN", "1e9"),
  fc.constant(String(monday / 1_000)),
  fc.string({ maxLength: 80 }),
);

const slackRefused = target("Slack's endpoint, not signed", async () => {
  const rig = await openSlackRig();
  const route = wholeRoute(rig.platform.routes, "/slack/events");
  return {
    input: fc.record({
      headers: fc.dictionary(
        fc.constantFrom(
          "x-slack-signature",
          "x-slack-request-timestamp",
          "content-type",
          "x-slack-retry-num",
          "__proto__",
        ),
        headerValue,
      ),
      body: fc.oneof(
        junk,
        slackJson.map(({ body }) => body),
      ),
    }),
    take: async ({ headers, body }) => {
      const { status } = await route.answer({ headers, body: Buffer.from(body) });
      hold(status === 401, `status ${status} for a request that nobody signed`);
    },
    close: () => rig.close(),
  };
});

export const slackTargets: readonly FuzzTarget[] = [slackTarget(), slackRefused];

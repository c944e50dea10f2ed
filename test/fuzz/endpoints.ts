import { createHmac } from "node:crypto";
import fc from "fast-check";
import { samplePeople } from "../../src/app/sample-people.ts";
import { realTimer, type Timer } from "../../src/platforms/teams/timer.ts";
import { readPosted } from "../../src/platforms/web/read-posted.ts";
import type { HttpAnswer, Route } from "../../src/ports/http.ts";
import { encodePress } from "../../src/ports/press-value.ts";
import { formBody, formType, messageEvent, monday, openSlackRig, signingSecret } from "../platforms/slack/slack-rig.ts";
import { installation, pressed, said, saidInGroup } from "../platforms/teams/sample-activities.ts";
import { openWorld } from "../platforms/teams/teams-world.ts";
import { openSampleOffice } from "../platforms/web/sample-office.ts";
import type { ServedPages } from "../platforms/web/serve-pages.ts";
import { servePages } from "../platforms/web/serve-pages.ts";
import { sampleIntents } from "../storage/sample-learners.ts";
import { anyText, awkward } from "./any-text.ts";
import { anyIntent, anyValue, mutated, torn } from "./any-value.ts";
import { type FuzzTarget, hold, target } from "./target.ts";

/** As it is after a journey as UTF-8. */
const wellFormed = (text: string): string => Buffer.from(text).toString("utf8");

type Whole = Extract<Route, { kind: "whole" }>;

const junk = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary", maxLength: 400 }));

function wholeRoute(routes: readonly Route[], path: string): Whole {
  const found = routes.find((route) => route.path === path && route.kind === "whole");
  if (found?.kind !== "whole") throw new Error(`no route ${path}`);
  return found;
}

const press = {
  type: "block_actions",
  team: { id: "T1" },
  user: { id: "U1", team_id: "T1" },
  container: { type: "message", message_ts: "1.1", channel_id: "D1" },
  channel: { id: "D1" },
  message: { ts: "1.1", text: "x", blocks: [] },
  actions: [
    {
      type: "button",
      action_id: "uw:0",
      block_id: "uw:n:0",
      value: encodePress(sampleIntents["plan.check"]),
      action_ts: "2.2",
    },
  ],
};
const view = {
  id: "V1",
  callback_id: "uw",
  state: { values: { "uw:n:1": { f: { type: "static_select", selected_option: { value: "6" } } } } },
  private_metadata: "{}",
};
const submission = { type: "view_submission", team: { id: "T1" }, user: { id: "U1" }, view };
const command = {
  command: "/unitwise",
  team_id: "T1",
  user_id: "U1",
  channel_id: "D1",
  text: "hello",
  trigger_id: "1.2",
  response_url: "http://127.0.0.1:1/x",
};

/** Bodies as Slack sends them, their fields changed. */
const slackJson = mutated([
  messageEvent("can I take unit 6 and 8?"),
  messageEvent("hi", { channel_type: "channel", channel: "C1", type: "app_mention" }),
  { ...messageEvent(""), event: { type: "app_home_opened", user: "U1", tab: "home", channel: "D1" } },
  { ...messageEvent(""), event: { type: "user_change", user: { id: "U1", profile: {} } } },
  { ...messageEvent(""), event: { type: "tokens_revoked", tokens: { bot: ["U1"] } } },
  { type: "url_verification", challenge: "x" },
]).map((value) => ({ type: "application/json", body: JSON.stringify(value) }));
const slackForm = fc
  .oneof(
    mutated([press, submission]).map((value) => formBody({ payload: JSON.stringify(value) })),
    mutated([command]).map((value) =>
      formBody(Object.fromEntries(Object.entries(value ?? {}).map(([key, one]) => [key, String(one)]))),
    ),
    torn([formBody({ payload: JSON.stringify(press) }), formBody(command)]),
  )
  .map((body) => ({ type: formType, body }));
const slackWords = anyText.map((text) => ({ type: "application/json", body: JSON.stringify(messageEvent(text)) }));
const slackJunk = fc.record({
  type: fc.constantFrom("application/json", formType, "text/plain", "", "application/json; charset=x"),
  body: fc.oneof(
    junk,
    torn([JSON.stringify(messageEvent("hi"))]),
    fc.constant("[".repeat(50_000)),
    fc.constant("a=b&".repeat(20_000)),
  ),
});

const headerValue = fc.oneof(
  fc.constantFrom("", "v0=", "v0=00", `v0=${"0".repeat(64)}`, "1764000000", "-1", "NaN", "1e9"),
  fc.string({ maxLength: 80 }),
);

const slackTarget = target("Slack's endpoint, signed", async () => {
  const rig = await openSlackRig({ settings: { botToken: "xoxb-test" } });
  const route = wholeRoute(rig.platform.routes, "/slack/events");
  const stamp = String(monday / 1_000);
  return {
    input: fc.oneof(slackJson, slackForm, slackWords, slackJunk),
    take: async ({ type, body }) => {
      const noted = rig.notes.length;
      const signature = `v0=${createHmac("sha256", signingSecret).update(`v0:${stamp}:${body}`).digest("hex")}`;
      const headers = { "content-type": type, "x-slack-request-timestamp": stamp, "x-slack-signature": signature };
      const { status } = await route.answer({ headers, body: Buffer.from(body) });
      hold([200, 400, 503].includes(status), `status ${status}`);
      holdNoBug(rig.notes.slice(noted));
    },
    close: () => rig.close(),
  };
});

function holdNoBug(notes: readonly string[]): void {
  const bug = notes.find((note) => /"code":"BUG"|"bug":|TypeError|RangeError|\bbug\b/.test(note));
  hold(bug === undefined, bug ?? "");
}

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

/** Pauses before a call is tried again last a hundredth of what they do in earnest: nearly every input leads to one. */
const quickTimer: Timer = (ms, run) => realTimer(ms / 100, run);

const teamsTarget = target("Teams' endpoint, with a token", async () => {
  const world = await openWorld({ timer: quickTimer });
  const { url } = world.connector;
  const valid = [
    said(url, "can I take unit 6 and 8?"),
    saidInGroup(url, "hello"),
    pressed(url, { i: encodePress(sampleIntents["plan.check"]) }),
    installation(url, "add"),
    said(url, "", { value: { i: encodePress(sampleIntents["plan.check"]) } }),
  ];
  return {
    input: fc.oneof(
      mutated(valid).map((value) => JSON.stringify(value)),
      anyText.map((text) => JSON.stringify(said(url, text))),
      anyValue.map((value) => JSON.stringify(pressed(url, value))),
      torn(valid.map((one) => JSON.stringify(one))),
      junk,
      fc.constant("[".repeat(50_000)),
    ),
    take: async (body) => {
      const noted = world.notes.length;
      const { status } = await world.bring(body);
      hold([200, 400, 401, 501, 503].includes(status), `status ${status}`);
      await world.inbox.quiet();
      holdNoBug(world.notes.slice(noted));
    },
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

const paths = [
  "",
  "/me",
  "/team",
  "/answer",
  "/in/x",
  "/in",
  "/file/x",
  "/do",
  "/out",
  "/style.css",
  "/nothing",
  "/plan",
  "/evidence",
  "/cohort",
  "/heat",
  "/member",
  "/sample",
  "/broken",
  "/nudges",
  "/person",
  "/content",
];
const name = fc.oneof(
  fc.constantFrom(
    "n",
    "q",
    "team",
    "who",
    "from",
    "sort",
    "unit",
    "token",
    "intent",
    "field",
    "link",
    "qualification",
    "__proto__",
    "a[b]",
  ),
  fc.string({ maxLength: 8 }),
);
const fields = fc.array(
  fc.tuple(name, fc.oneof(junk, anyIntent.map(encodePress), fc.constantFrom("1", "-1", "t1", "10266", "9e9"))),
  { maxLength: 5 },
);
const cookie = fc.oneof(
  fc.constantFrom("", "unitwise=", "__Host-unitwise=x", "a=b; a=c", ";;;", "unitwise=%00", "=".repeat(3_000)),
  fc.string({ unit: "grapheme-ascii", maxLength: 100 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, "")),
);

const pagesTarget = target("the pages: queries, forms, cookies", async () => {
  const office = await openSampleOffice(undefined, false);
  const served: ServedPages = await servePages({
    ...office,
    people: samplePeople.map(({ who, name: called, role }) => ({
      who,
      name: called,
      roles: role === "learner" ? [] : [role],
    })),
    roster: office.roster,
    limits: { perSession: 1_000_000, perStranger: 1_000_000 },
  });
  const staff = await Promise.all(
    samplePeople.filter(({ role }) => role !== "learner").map(({ who }) => served.enter(who)),
  );
  return {
    input: fc.record({
      post: fc.boolean(),
      path: fc.oneof(
        fc.constantFrom(...paths),
        junk.map((text) => `/${encodeURIComponent(wellFormed(text)).slice(0, 500)}`),
      ),
      fields,
      who: fc.option(fc.nat(5)),
      cookie,
      raw: fc.constantFrom("", "?%", "?%ff=%c0", "?a&&&=", "?[]=1&[]=2", "#"),
    }),
    take: async ({ post, path, fields: given, who, cookie: made, raw }) => {
      const signed = who === null ? made : (staff[who % staff.length]?.cookie ?? "");
      const query = new URLSearchParams(given.map(([key, value]) => [key, wellFormed(value)]));
      readPosted(Object.fromEntries(given));
      const to = `${served.url}/pages${path}${post ? "" : raw === "" ? `?${query}` : raw}`;
      const response = await fetch(to, {
        redirect: "manual",
        headers: { cookie: signed, origin: served.url },
        ...(post ? { method: "POST", body: query } : {}),
      });
      const html = await response.text();
      hold(response.status < 500, `status ${response.status} for ${to}: ${served.logged().slice(-500)}`);
      hold(!/\[object Object\]/.test(html), `[object Object] on ${to}`);
    },
    close: () => served.stop(),
  };
});

export const endpointTargets: readonly FuzzTarget[] = [
  slackTarget,
  slackRefused,
  teamsTarget,
  teamsRefused,
  pagesTarget,
];

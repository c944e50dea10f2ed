import { afterEach, describe, expect, it } from "vitest";
import { toAddress } from "../../../src/platforms/slack/address.ts";
import type { Assistant } from "../../../src/ports/platform.ts";
import { replyWith } from "../sample-replies.ts";
import type { SlackApiAnswer, SlackApiCall } from "./fake-slack.ts";
import { openSlackRig, type SlackRig } from "./slack-rig.ts";

const alex = toAddress({ team: "T1", user: "U1" });
const reply = replyWith({ title: "What is a KPI?" });
const notAsked = () => Promise.reject(new Error("nobody wrote"));
const nobody: Assistant = { handle: notAsked, look: notAsked, presence: notAsked };
let rig: SlackRig | undefined;

async function open(decide: (call: SlackApiCall) => SlackApiAnswer | undefined = () => undefined): Promise<SlackRig> {
  rig = await openSlackRig({ assistant: nobody });
  rig.slack.script(decide);
  return rig;
}

afterEach(async () => {
  await rig?.close();
});

/** A Slack that keeps what is posted, and shows it in the history of the direct message. */
function remembering(): (call: SlackApiCall) => SlackApiAnswer | undefined {
  const messages: object[] = [];
  return ({ method, args }) => {
    if (method === "chat.postMessage")
      messages.unshift({ type: "message", text: args["text"], metadata: args["metadata"] });
    if (method === "conversations.open") return { body: { ok: true, channel: { id: "D1" } } };
    if (method === "conversations.history") return { body: { ok: true, messages } };
    return undefined;
  };
}

const answering =
  (method: string, answer: SlackApiAnswer) =>
  (call: SlackApiCall): SlackApiAnswer | undefined =>
    call.method === method ? answer : undefined;
const word = (error: string): SlackApiAnswer => ({ body: { ok: false, error } });

describe("What Slack is told unasked", () => {
  it("carries its key where nobody sees it, and is found by it", async () => {
    const { platform, slack } = await open(remembering());
    expect(await platform.told?.(alex, "2026-11-25/0")).toBe(false);
    await platform.tell(alex, reply, "2026-11-25/0");
    expect(slack.written()[0]?.args).toMatchObject({
      channel: "U1",
      metadata: { event_type: "unitwise_prompt", event_payload: { key: "2026-11-25/0" } },
    });
    expect(await platform.told?.(alex, "2026-11-25/0")).toBe(true);
    expect(await platform.told?.(alex, "2026-11-25/1")).toBe(false);
    const asked = slack.calls.filter(({ method }) => method === "conversations.history").at(-1);
    expect(asked?.args).toMatchObject({ channel: "D1", include_all_metadata: "true" });
  });

  it.each([
    ["the scope to open the direct message is missing", answering("conversations.open", word("missing_scope"))],
    ["the scope to read it is missing", answering("conversations.history", word("missing_scope"))],
    ["Slack allows no further look", answering("conversations.history", { status: 429, body: {} })],
    ["Slack answers something else", answering("conversations.history", { body: { ok: true, messages: 7 } })],
  ])("cannot be looked for where %s", async (_, decide) => {
    const { platform } = await open(decide);
    expect(await platform.told?.(alex, "k")).toBeUndefined();
  });

  it("may be looked for again where Slack is in trouble", async () => {
    const { platform } = await open(answering("conversations.open", word("internal_error")));
    await expect(platform.told?.(alex, "k")).rejects.toMatchObject({ code: "ESLACK" });
  });

  it.each([
    ["nobody to be reached for people who have left", word("user_disabled"), { code: "EGONE", answered: false }],
    [
      "no reason to give anybody up in a token taken back",
      word("token_revoked"),
      { code: "EREFUSED", answered: false },
    ],
    ["perhaps taken where Slack broke down", { status: 500, body: {} }, { code: "HTTP500", answered: true }],
    ["perhaps taken where the line was cut", "reset", { code: "ECONNRESET", answered: true }],
    [
      "to be sent later where Slack asks to wait",
      { status: 429, headers: { "retry-after": "7" }, body: {} },
      { code: "ERATE", answered: false, retryAfterMs: 7_000 },
    ],
  ] as const)("is %s", async (_, answer, error) => {
    const { platform, slack } = await open(answering("chat.postMessage", answer));
    await expect(platform.tell(alex, reply, "k")).rejects.toMatchObject(error);
    expect(slack.written()).toHaveLength(1);
  });

  it("is perhaps taken as a whole where the second of two messages is refused", async () => {
    let posts = 0;
    const { platform } = await open(({ method }) => {
      if (method !== "chat.postMessage") return undefined;
      posts += 1;
      return posts === 2 ? { status: 429, headers: { "retry-after": "1" }, body: {} } : undefined;
    });
    const long = replyWith({
      blocks: Array.from({ length: 4 }, () => ({ kind: "text" as const, text: ["word ".repeat(500)] })),
    });
    await expect(platform.tell(alex, long, "k")).rejects.toMatchObject({ answered: true, retryAfterMs: 1_000 });
  });

  it("shares a lane with its workspace", async () => {
    const { platform } = await open();
    const lanes = [alex, toAddress({ team: "T1", user: "U2" }), toAddress({ team: "T2", user: "U1" })];
    expect(lanes.map((to) => platform.pace.laneOf(to))).toEqual(["T1", "T1", "T2"]);
    expect(platform.pace.perSecond * 60).toBeLessThan(300);
  });
});

import { afterEach, describe, expect, test } from "vitest";
import type { Reply } from "../../../src/domain/reply.ts";
import { replyWith } from "../sample-replies.ts";
import type { SlackApiAnswer, SlackApiCall } from "./fake-slack.ts";
import { command, mention } from "./slack-bodies.ts";
import { formType, openSlackRig, type SlackRig } from "./slack-rig.ts";

const base64 = Buffer.from("the paper itself").toString("base64");
const file = { name: "checklist-unit-6.pdf", type: "application/pdf", base64, about: "Your checklist." };
const papered: Reply = replyWith({ title: "Here it is.", blocks: [{ kind: "file", file }], audience: "learner" });

let rig: SlackRig | undefined;
afterEach(() => rig?.close());

/** The assistant in a Slack that takes files; whatever is said, the answer has one. */
async function open(decide: (call: SlackApiCall) => SlackApiAnswer | undefined = () => undefined): Promise<SlackRig> {
  const answer = { intent: "evidence.print", data: {}, reply: papered };
  const opened = await openSlackRig({
    assistant: { handle: async () => answer, look: async () => answer, presence: async () => undefined },
  });
  rig = opened;
  opened.slack.script((call) => {
    const asked = decide(call);
    if (asked !== undefined) return asked;
    if (call.method === "conversations.open") return { body: { ok: true, channel: { id: "D1" } } };
    if (call.method !== "files.getUploadURLExternal") return undefined;
    return { body: { ok: true, upload_url: `${opened.slack.origin}/upload/F1`, file_id: "F1" } };
  });
  return opened;
}

const wanted = /conversations\.open|file|upload|chat|response/;
async function callsOf({ slack }: SlackRig, last: string, count = 1): Promise<readonly SlackApiCall[]> {
  const seen = () => slack.calls.filter(({ method }) => method === last).length;
  for (let turn = 0; turn < 2_000 && seen() < count; turn++) await new Promise((resolve) => setImmediate(resolve));
  return slack.calls.filter(({ method }) => wanted.test(method));
}

describe("A file in Slack", () => {
  test("is uploaded to the direct message, after the answer that announces it", async () => {
    const slack = await open();
    await slack.says("print my checklist");
    const calls = await callsOf(slack, "files.completeUploadExternal");
    expect(calls.map(({ method }) => method)).toEqual([
      "chat.postMessage",
      "conversations.open",
      "files.getUploadURLExternal",
      "upload",
      "files.completeUploadExternal",
    ]);
    expect(calls[0]?.args["text"]).toBe("Here it is.\nYour checklist. (checklist-unit-6.pdf)");
    expect(calls[2]?.args).toMatchObject({ filename: "checklist-unit-6.pdf", length: "16" });
    expect(calls[4]?.args).toMatchObject({ channel_id: "D1", files: [{ id: "F1", title: "Your checklist." }] });
  });

  test.each([
    ["a mention in a channel", (slack: SlackRig) => slack.send(mention("print my checklist"))],
    ["a command", (slack: SlackRig) => slack.send(command(slack, "print my checklist"), { type: formType })],
  ])("asked for by %s comes into no channel, and it is said where it comes", async (_how, ask) => {
    const slack = await open();
    await ask(slack);
    const calls = await callsOf(slack, "files.completeUploadExternal");
    expect(JSON.stringify(calls[0]?.args)).toContain("The file comes in our direct message.");
    expect(calls.at(-1)?.args["channel_id"]).toBe("D1");
    expect(calls.find(({ method }) => method === "conversations.open")?.args).toMatchObject({ users: "U1" });
  });

  test("that the workspace does not take is told of in words, with what to do", async () => {
    const slack = await open(({ method }) =>
      method.startsWith("files.") ? { body: { ok: false, error: "missing_scope" } } : undefined,
    );
    await slack.says("print my checklist");
    const calls = await callsOf(slack, "chat.postMessage", 2);
    expect(calls.at(-1)?.args).toMatchObject({ channel: "U1" });
    expect(calls.at(-1)?.args["text"]).toMatch(/could not send checklist-unit-6.pdf.*install me again/);
    expect(slack.notes.join("\n")).toContain("files:write");
  });
});

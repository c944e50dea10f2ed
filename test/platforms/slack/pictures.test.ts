import { afterEach, describe, expect, test } from "vitest";
import type { Reply } from "../../../src/domain/reply.ts";
import { renderSlack } from "../../../src/platforms/slack/render-slack.ts";
import { replyWith } from "../sample-replies.ts";
import type { SlackApiAnswer, SlackApiCall } from "./fake-slack.ts";
import { openSlackRig, type RigOptions, type SlackRig } from "./slack-rig.ts";

const alt = "Unit 2: 40 % expected right now, 60 % met.";
const picture = { kind: "bars", title: "So far", bars: [{ label: "Unit 2", share: 0.4, note: "6 met" }] } as const;
const charted: Reply = replyWith({ title: "So far so good", blocks: [{ kind: "picture", picture, alt }] });
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);

let rig: SlackRig | undefined;
afterEach(() => rig?.close());

/** The assistant in a Slack that takes files; whatever is said, the answer has a picture. */
async function open(
  options: Pick<RigOptions, "draw"> = {},
  decide: (call: SlackApiCall) => SlackApiAnswer | undefined = () => undefined,
): Promise<{ readonly rig: SlackRig; readonly pauses: readonly number[]; readonly methods: () => readonly string[] }> {
  const pauses: number[] = [];
  const answer = { intent: "progress.me", data: {}, reply: charted };
  const opened = await openSlackRig({
    assistant: { handle: async () => answer, look: async () => answer, presence: async () => undefined },
    draw: async () => png,
    pause: async (ms) => void pauses.push(ms),
    ...options,
  });
  rig = opened;
  opened.slack.script((call) => {
    const asked = decide(call);
    if (asked !== undefined) return asked;
    if (call.method !== "files.getUploadURLExternal") return undefined;
    return { body: { ok: true, upload_url: `${opened.slack.origin}/upload/F1`, file_id: "F1" } };
  });
  const methods = () => opened.slack.calls.map(({ method }) => method).filter((one) => /file|upload|chat/.test(one));
  return { rig: opened, pauses, methods };
}

const blocksOf = (call: SlackApiCall | undefined) => JSON.stringify(call?.args["blocks"]);

describe("A picture in Slack", () => {
  test("is uploaded and shown by its file, with what it says as alternative text and in the message's text", async () => {
    const { rig: slack, methods } = await open();
    await slack.says("how am I doing");
    const [written] = await slack.slack.waitForWritten(1);
    expect(methods()).toEqual([
      "files.getUploadURLExternal",
      "upload",
      "files.completeUploadExternal",
      "chat.postMessage",
    ]);
    expect(written?.args["blocks"]).toContainEqual(
      expect.objectContaining({ type: "image", slack_file: { id: "F1" }, alt_text: alt }),
    );
    expect(written?.args["text"]).toContain(alt);
  });

  test("drawn twice within a minute is uploaded once", async () => {
    const { rig: slack, methods } = await open();
    await slack.says("how am I doing");
    await slack.slack.waitForWritten(1);
    await slack.says("how am I doing");
    const [, second] = await slack.slack.waitForWritten(2);
    expect(methods().filter((one) => one === "upload")).toHaveLength(1);
    expect(blocksOf(second)).toContain("F1");
  });

  test("that is refused for a moment is sent once more after two seconds", async () => {
    let refusals = 0;
    const { rig: slack, pauses } = await open({}, ({ method, args }) =>
      method === "chat.postMessage" && JSON.stringify(args).includes("slack_file") && refusals++ === 0
        ? { body: { ok: false, error: "invalid_blocks" } }
        : undefined,
    );
    await slack.says("how am I doing");
    const [, second] = await slack.slack.waitForWritten(2);
    expect(pauses).toEqual([2_000]);
    expect(blocksOf(second)).toContain("F1");
  });

  test("that stays refused is told in words", async () => {
    const { rig: slack } = await open({}, ({ method, args }) =>
      method === "chat.postMessage" && JSON.stringify(args).includes("slack_file")
        ? { body: { ok: false, error: "invalid_blocks" } }
        : undefined,
    );
    await slack.says("how am I doing");
    const [, , last] = await slack.slack.waitForWritten(3);
    expect(blocksOf(last)).not.toContain("slack_file");
    expect(blocksOf(last)).toContain(alt);
  });

  test("without the scope is told in words, and not tried again at every answer", async () => {
    const { rig: slack, methods } = await open({}, ({ method }) =>
      method.startsWith("files.") ? { body: { ok: false, error: "missing_scope" } } : undefined,
    );
    await slack.says("how am I doing");
    await slack.slack.waitForWritten(1);
    await slack.says("how am I doing");
    const [, second] = await slack.slack.waitForWritten(2);
    expect(methods().filter((one) => one.startsWith("files."))).toHaveLength(1);
    expect(blocksOf(second)).toContain(alt);
    expect(slack.notes.join("\n")).toContain("missing_scope");
  });

  test("that cannot be drawn is told in words", async () => {
    const { rig: slack, methods } = await open({
      draw: async () => {
        throw new Error("no font");
      },
    });
    await slack.says("how am I doing");
    const [written] = await slack.slack.waitForWritten(1);
    expect(methods()).toEqual(["chat.postMessage"]);
    expect(blocksOf(written)).toContain(alt);
  });

  test("has its words beside it, for where it is not taken", () => {
    const [block] = charted.blocks;
    const files = new Map(block === undefined ? [] : [[block, "F9"] as const]);
    const [message] = renderSlack(charted, { nonce: "n1", files });
    expect(JSON.stringify(message?.blocks)).toContain('"slack_file":{"id":"F9"}');
    expect(JSON.stringify(message?.plain)).not.toContain("slack_file");
    expect(JSON.stringify(message?.plain)).toContain(alt);
    const ids = [...(message?.blocks ?? []), ...(message?.plain ?? [])].map(({ block_id }) => block_id);
    expect(new Set(ids).size).toBe(3);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSlackRig, type SlackRig } from "./slack-rig.ts";

let rig: SlackRig;
beforeEach(async () => {
  rig = await openSlackRig();
});
afterEach(() => rig.close());

describe("A direct message", () => {
  test("is acknowledged and answered in its channel, with blocks and the whole answer as text", async () => {
    expect(await rig.says("can I take unit 6 and 8?")).toEqual({ status: 200, text: "" });
    const [answer] = await rig.slack.waitForWritten(1);
    expect(answer).toMatchObject({
      method: "chat.postMessage",
      token: "Bearer xoxb-test",
      args: { channel: "D1", unfurl_links: "false" },
    });
    expect(answer?.args["text"]).toMatch(/^No: unit 6 \(Communication and customer service\) and unit 8/);
    expect(JSON.stringify(answer?.args["blocks"])).toContain("cannot stand in one plan");
  });
});

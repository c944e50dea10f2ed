import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { command, mention, opened, press, submission } from "./slack-bodies.ts";
import { formType, messageEvent, openSlackRig, type SlackRig } from "./slack-rig.ts";

let rig: SlackRig;
beforeEach(async () => {
  rig = await openSlackRig();
});
afterEach(() => rig.close());

const seed = "can I take unit 6 and 8?";
const chooseLevel2 = async () => {
  await rig.says("I'm doing the Level 2");
  await rig.slack.waitForWritten(1);
};
const texts = () => rig.slack.written().map(({ args }) => String(args["text"]));

describe("A direct message", () => {
  test("is acknowledged and answered in its channel, with blocks and the whole answer as text", async () => {
    expect(await rig.says(seed)).toEqual({ status: 200, text: "" });
    const [answer] = await rig.slack.waitForWritten(1);
    expect(answer).toMatchObject({
      method: "chat.postMessage",
      token: "Bearer xoxb-test",
      args: { channel: "D1", unfurl_links: false },
    });
    expect(answer?.args["text"]).toMatch(/^No: unit 6 \(Communication and customer service\) and unit 8/);
    expect(JSON.stringify(answer?.args["blocks"])).toContain("cannot stand in one plan");
  });

  test("in a thread is answered in that thread", async () => {
    await rig.says(seed, { thread_ts: "1699999999.000001" });
    const [answer] = await rig.slack.waitForWritten(1);
    expect(answer?.args["thread_ts"]).toBe("1699999999.000001");
  });

  test("is read as it was meant: entities, links and names are no words of their own", async () => {
    await rig.says("what do you store about me &amp; my <https://example.org|plan>?");
    const [answer] = await rig.slack.waitForWritten(1);
    expect(answer?.args["text"]).toContain("What I keep about you");
    expect(answer?.args["text"]).toContain("Name: Alex");
  });

  test("from a bot, edited, deleted, or in a channel without a mention is left alone", async () => {
    await rig.says(seed, { bot_id: "B2" });
    await rig.says(seed, { subtype: "message_changed", user: undefined });
    await rig.says(seed, { subtype: "message_deleted" });
    await rig.says(seed, { user: "UBOT" });
    await rig.says(seed, { channel: "C1", channel_type: "channel" });
    await rig.says("thanks");
    expect(await rig.slack.waitForWritten(1)).toHaveLength(1);
    expect(texts()[0]).toContain("You are welcome");
  });

  test("that comes a thousand times is answered once", async () => {
    const body = messageEvent(seed);
    const sent = await Promise.all(Array.from({ length: 1_000 }, () => rig.send(body)));
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
    await rig.says("thanks", { channel: "D2" });
    await rig.slack.waitForWritten(2);
    expect(texts().filter((text) => text.startsWith("No: unit 6"))).toHaveLength(1);
  });

  test("keeps its order in a channel", async () => {
    for (const text of ["I'm doing the Level 2", "save 1 2 3 and 6", "add 10", "drop 6"]) await rig.says(text);
    await rig.slack.waitForWritten(4);
    expect(
      texts()
        .slice(1)
        .map((text) => text.slice(0, 9)),
    ).toEqual(["Saved. Yo", "Added uni", "Taken out"]);
  });
});

describe("A mention in a channel", () => {
  test("that anybody may read the answer of is answered in the thread", async () => {
    await rig.send(mention(seed, { ts: "1700000001.000001" }));
    const [answer] = await rig.slack.waitForWritten(1);
    expect(answer).toMatchObject({
      method: "chat.postMessage",
      args: { channel: "C1", thread_ts: "1700000001.000001" },
    });
  });

  test("about a person's own plan is answered to that person alone", async () => {
    await rig.says("save 1 2 3 and 6");
    await rig.slack.waitForWritten(1);
    await rig.send(mention("show my plan"));
    const [, answer] = await rig.slack.waitForWritten(2);
    expect(answer).toMatchObject({ method: "chat.postEphemeral", args: { channel: "C1", user: "U1" } });
  });

  test("whose answer leans on the person's plan goes to them alone, though others could ask it too", async () => {
    await chooseLevel2();
    await rig.says("I have passed unit 8");
    await rig.slack.waitForWritten(2);
    await rig.send(mention("can I take 6 and 7?"));
    const [, , answer] = await rig.slack.waitForWritten(3);
    expect(answer?.method).toBe("chat.postEphemeral");
  });

  test("goes to the direct message where the channel takes no answer at all", async () => {
    rig.slack.script(({ method, args }) =>
      method === "chat.postMessage" && args["channel"] === "C1"
        ? { body: { ok: false, error: "restricted_action" } }
        : undefined,
    );
    await rig.send(mention(seed));
    const [, answer] = await rig.slack.waitForWritten(2);
    expect(answer).toMatchObject({ method: "chat.postMessage", args: { channel: "U1" } });
  });

  test("goes to the direct message where it cannot be shown in the channel", async () => {
    rig.slack.script(({ method }) =>
      method === "chat.postEphemeral" ? { body: { ok: false, error: "user_not_in_channel" } } : undefined,
    );
    await rig.send(mention("show my plan"));
    await rig.slack.waitForWritten(2);
    expect(rig.slack.written()[1]).toMatchObject({ method: "chat.postMessage", args: { channel: "U1" } });
  });
});

describe("The command", () => {
  test("is answered to whoever typed it, by the address that came with it", async () => {
    expect(await rig.send(command(rig, seed), { type: formType })).toEqual({ status: 200, text: "" });
    const [answer] = await rig.slack.waitForWritten(1);
    expect(answer).toMatchObject({ method: "response_url", args: { response_type: "ephemeral" } });
    expect(answer?.args["text"]).toMatch(/^No: unit 6/);
  });

  test("with no words shows what can be asked", async () => {
    await rig.send(command(rig, ""), { type: `${formType}; charset=utf-8` });
    expect((await rig.slack.waitForWritten(1))[0]?.args["text"]).toContain("I am Unitwise");
  });

  test("whose address has expired is answered in the direct message", async () => {
    rig.slack.script(({ method }) => (method === "response_url" ? { status: 404, body: {} } : undefined));
    await rig.send(command(rig, seed), { type: formType });
    await rig.slack.waitForWritten(2);
    expect(rig.slack.written()[1]).toMatchObject({ method: "chat.postMessage", args: { channel: "U1" } });
  });
});

describe("A press", () => {
  test("on an offer is answered below, and twice within seconds counts once", async () => {
    await chooseLevel2();
    await rig.says("save 1 2 3 and 6");
    await rig.says("add 10");
    const [, , added] = await rig.slack.waitForWritten(3);
    if (added === undefined) throw new Error("no answer");
    await press(rig, added, { label: "Undo" });
    await press(rig, added, { label: "Undo" });
    await rig.says("show my plan");
    await rig.slack.waitForWritten(5);
    expect(
      texts()
        .slice(3)
        .map((text) => text.split(":")[0]),
    ).toEqual(["Taken back", "Your plan for the Level 2 Certificate"]);
    expect(texts()[4]).toContain("4 units");
  });

  test("on a choice marks the question as answered", async () => {
    await rig.says("what is unit 10 about?");
    const [question] = await rig.slack.waitForWritten(1);
    if (question === undefined) throw new Error("no answer");
    await press(rig, question, { label: "Level 3" });
    const [, answer] = await rig.slack.waitForWritten(2);
    expect(answer?.args["text"]).toContain("performance management");
    await rig.says("thanks");
    await rig.slack.waitForWritten(3);
    const update = rig.slack.calls.find(({ method }) => method === "chat.update");
    expect(JSON.stringify(update?.args["blocks"])).toContain("You chose: Level 3");
  });

  test("in a channel is answered to whoever pressed alone", async () => {
    await rig.send(mention(seed));
    const [answer] = await rig.slack.waitForWritten(1);
    if (answer === undefined) throw new Error("no answer");
    await press(rig, answer, { label: "Why?", channel: "C1", user: "U2" });
    const [, why] = await rig.slack.waitForWritten(2);
    expect(why).toMatchObject({ method: "response_url", args: { response_type: "ephemeral" } });
  });

  test("on a button of another version is answered kindly, and changes nothing", async () => {
    const payload = {
      type: "block_actions",
      user: { id: "U1" },
      team: { id: "T1" },
      channel: { id: "D1" },
      actions: [{ type: "button", action_id: "uw:0", block_id: "uw:old:c0", value: '{"kind":"retired"}' }],
    };
    await rig.send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), { type: formType });
    const [answer] = await rig.slack.waitForWritten(1);
    expect(answer?.args["text"]).toContain("does nothing any more");
  });

  test("on something that is not ours is acknowledged and left", async () => {
    const payload = {
      type: "block_actions",
      user: { id: "U1" },
      team: { id: "T1" },
      actions: [{ type: "button", action_id: "other", block_id: "theirs", value: "{}" }],
    };
    const sent = await rig.send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), {
      type: formType,
    });
    expect(sent.status).toBe(200);
    expect(rig.slack.written()).toEqual([]);
  });
});

describe("The form of the plan", () => {
  test("opens over the page, and what is picked is saved and said in the direct message", async () => {
    await chooseLevel2();
    await rig.says("save 1 2 3 and 6");
    await rig.says("show my plan");
    const [, , shown] = await rig.slack.waitForWritten(3);
    if (shown === undefined) throw new Error("no answer");
    const before = rig.slack.calls.length;
    await press(rig, shown, { label: "Change my plan" });
    await rig.says("thanks");
    await rig.slack.waitForWritten(4);
    const view = rig.slack.calls.slice(before).find(({ method }) => method === "views.open");
    if (view === undefined) throw new Error("no form was opened");
    const sent = await rig.send(submission(view, { planned: ["1", "3", "7"], achieved: ["2"] }), { type: formType });
    expect(sent).toEqual({ status: 200, text: "" });
    const [, , , , saved] = await rig.slack.waitForWritten(5);
    expect(saved).toMatchObject({ method: "chat.postMessage", args: { channel: "U1" } });
    expect(saved?.args["text"]).toMatch(/^Saved\. Your plan for the Level 2 Certificate/);
  });

  test("that can no longer be opened is written into the conversation instead", async () => {
    rig.slack.script(({ method }) =>
      method === "views.open" ? { body: { ok: false, error: "expired_trigger_id" } } : undefined,
    );
    await rig.send(command(rig, "change my plan"), { type: formType });
    const [answer] = await rig.slack.waitForWritten(1);
    expect(JSON.stringify(answer?.args["blocks"])).toContain("Units I plan to take");
  });
});

describe("The app's page", () => {
  test("shows the plan when it is opened, and nothing is changed by looking", async () => {
    await chooseLevel2();
    await rig.says("save 1 2 3 and 6");
    await rig.slack.waitForWritten(2);
    await rig.send(opened("home"));
    await rig.says("undo");
    await rig.slack.waitForWritten(3);
    const page = rig.slack.calls.find(({ method }) => method === "views.publish");
    expect(page?.args["user_id"]).toBe("U1");
    expect(JSON.stringify(page?.args["view"])).toContain("4 units planned (1, 2, 3 and 6)");
    expect(texts()[2]).toContain("Taken back");
  });

  test("is drawn again when what it shows has changed, and only for those who have seen it", async () => {
    const pages = () => rig.slack.calls.filter(({ method }) => method === "views.publish");
    await chooseLevel2();
    await rig.says("save 1 2 3 and 6");
    await rig.slack.waitForWritten(2);
    expect(pages()).toHaveLength(0);
    await rig.send(opened("home"));
    await rig.says("thanks");
    await rig.says("save 1 2 3 and 8");
    await rig.says("thanks", { user: "U2", channel: "D2" });
    await rig.says("thanks");
    await rig.slack.waitForWritten(6);
    expect(pages()).toHaveLength(2);
    expect(JSON.stringify(pages()[1]?.args["view"])).toContain("(1, 2, 3 and 8)");
  });

  test("welcomes whoever opens its messages for the first time, once", async () => {
    await rig.send(opened("messages"));
    await rig.slack.waitForWritten(1);
    await rig.send(opened("messages"));
    await rig.says("thanks");
    await rig.slack.waitForWritten(2);
    expect(texts()[0]).toContain("Hello, Alex. I am Unitwise");
    expect(texts()[1]).toContain("You are welcome");
  });
});

import { afterEach, describe, expect, test } from "vitest";
import { openMemoryInbox } from "../../../src/storage/memory-inbox.ts";
import { openHandTimers } from "../hand-timers.ts";
import type { SlackApiCall } from "./fake-slack.ts";
import { openFakeSlack } from "./fake-slack.ts";
import { command, mention, opened } from "./slack-bodies.ts";
import { formType, messageEvent, monday, openSlackRig, type RigOptions, type SlackRig } from "./slack-rig.ts";

let rig: SlackRig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

/** A rig whose time and timers move by hand. */
async function openFaulty(options: RigOptions = {}) {
  const timers = openHandTimers();
  let now = monday;
  const clock = { now: () => now };
  const quiet = { error: () => undefined, info: () => undefined };
  const inbox = openMemoryInbox({ clock, log: quiet, chance: () => 0.5, timers });
  const opened = await openSlackRig({ ...options, clock, inbox });
  rig = opened;
  const later = async (ms: number) => {
    await timers.armed();
    now += ms;
    return timers.fire();
  };
  /** Lets time pass, half a minute at a time, until this has happened. */
  const passUntil = async <T>(event: Promise<T>): Promise<T> => {
    let happened = false;
    const done = event.then(() => {
      happened = true;
    });
    while (!happened) {
      await Promise.race([done, timers.armed()]);
      if (happened) break;
      now += 30_000;
      timers.fire();
    }
    return event;
  };
  return { rig: opened, later, passUntil };
}

const isPost = ({ method }: SlackApiCall) => method === "chat.postMessage";
const seed = "can I take unit 6 and 8?";
const posts = (one: SlackRig) => one.slack.calls.filter(isPost);

describe("When Slack", () => {
  test("asks to wait, the answer comes after that, and other channels are not held up", async () => {
    const { rig: one, later } = await openFaulty();
    let limited = 1;
    one.slack.script((call) => {
      if (!isPost(call) || call.args["channel"] !== "D1" || limited-- <= 0) return undefined;
      return { status: 429, headers: { "retry-after": "7" }, body: { ok: false, error: "ratelimited" } };
    });
    await one.says(seed);
    await one.slack.waitForWritten(1);
    await one.says("thanks", { channel: "D2", user: "U2" });
    await one.slack.waitForWritten(2);
    expect(await later(7_000)).toEqual([7_000]);
    await one.slack.waitForWritten(3);
    expect(posts(one).map(({ args }) => args["channel"])).toEqual(["D1", "D2", "D1"]);
  });

  test("is down for a minute, every answer comes once it is back, in order", async () => {
    const { rig: one, later, passUntil } = await openFaulty();
    await one.says("hello");
    await one.slack.waitForWritten(1);
    let down = true;
    const written: string[] = [];
    one.slack.script((call) => {
      if (call.method === "users.info") return undefined;
      if (down) return { status: 503, body: {} };
      if (isPost(call)) written.push(String(call.args["text"]));
      return undefined;
    });
    await one.says("I'm doing the Level 2");
    await one.says("save 1 2 3");
    await one.says("thanks");
    const waits = [await later(20_000), await later(20_000), await later(20_000)];
    expect(waits.every(([wait = 0]) => wait >= 500 && wait <= 60_000)).toBe(true);
    down = false;
    await passUntil(one.slack.waitForWritten(one.slack.written().length + 3));
    expect(written.map((text) => text.slice(0, 7))).toEqual(["Right, ", "Saved. ", "You are"]);
    expect(one.notes.join("\n")).not.toContain("Saved");
  });

  test("took an answer and the connection broke, the answer is looked for and not written twice", async () => {
    const { rig: one, passUntil } = await openFaulty();
    const there: object[] = [];
    let breaks = 1;
    one.slack.script((call) => {
      if (isPost(call) && breaks-- > 0) {
        there.push({ blocks: call.args["blocks"] });
        return "reset";
      }
      return call.method === "conversations.history" ? { body: { ok: true, messages: there } } : undefined;
    });
    await one.says(seed);
    await one.slack.waitForWritten(1);
    await one.says("thanks");
    await passUntil(one.slack.waitForWritten(2));
    expect(posts(one).map(({ args }) => String(args["text"]).slice(0, 7))).toEqual(["No: uni", "You are"]);
  });

  test("did not take an answer though the connection broke, it is written again", async () => {
    const { rig: one, passUntil } = await openFaulty();
    let breaks = 1;
    one.slack.script((call) => (isPost(call) && breaks-- > 0 ? "reset" : undefined));
    await one.says(seed);
    await one.slack.waitForWritten(1);
    await passUntil(one.slack.waitForWritten(2));
    expect(posts(one).map(({ args }) => String(args["text"]).slice(0, 7))).toEqual(["No: uni", "No: uni"]);
  });

  test("will never take an answer, that is told to operators and the next message is answered", async () => {
    const { rig: one } = await openFaulty();
    one.slack.script((call) =>
      isPost(call) && String(call.args["text"]).startsWith("No:")
        ? { body: { ok: false, error: "channel_not_found" } }
        : undefined,
    );
    await one.says(seed);
    await one.says("thanks");
    await one.slack.waitForWritten(2);
    expect(one.notes.join("\n")).toContain("channel_not_found");
    expect(one.notes.join("\n")).not.toContain("unit 6");
  });

  test("does not say who somebody is, they are answered all the same", async () => {
    const { rig: one } = await openFaulty();
    one.slack.script(({ method }) =>
      method === "users.info" ? { body: { ok: false, error: "missing_scope" } } : undefined,
    );
    await one.says(seed);
    await one.slack.waitForWritten(1);
    await one.says("thanks");
    await one.slack.waitForWritten(2);
    expect(one.slack.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
  });

  test("is out of reach at the start, what comes is kept and answered later", async () => {
    const slack = await openFakeSlack();
    let reachable = false;
    slack.script(() => (reachable ? undefined : "reset"));
    const { rig: one, later, passUntil } = await openFaulty({ slack });
    expect((await one.says(seed)).status).toBe(200);
    await later(1_000);
    reachable = true;
    await passUntil(one.slack.waitForWritten(1));
    expect(posts(one)).toHaveLength(1);
  });
});

describe("A welcome", () => {
  test("that Slack did not take comes once it does", async () => {
    const { rig: one, passUntil } = await openFaulty();
    let limited = 1;
    one.slack.script((call) =>
      isPost(call) && limited-- > 0
        ? { status: 429, headers: { "retry-after": "3" }, body: { ok: false, error: "ratelimited" } }
        : undefined,
    );
    await one.send(opened("messages"));
    await passUntil(one.slack.waitForWritten(2));
    expect(String(posts(one)[1]?.args["text"])).toContain("I am Unitwise");
  });
});

describe("When we are asked to stop", () => {
  test("what was accepted is answered first", async () => {
    const { rig: one } = await openFaulty();
    await Promise.all(Array.from({ length: 20 }, (_, at) => one.says(seed, { channel: `D${at}`, user: `U${at}` })));
    await one.platform.stop(5_000);
    expect(posts(one)).toHaveLength(20);
    expect((await one.says(seed)).status).toBe(503);
  });
});

describe("Nobody is called by what people write", () => {
  test.each(["<!channel>", "<!here>", "<@U2>", "<!subteam^S1>"])("%s comes back without its power", async (evil) => {
    const { rig: one } = await openFaulty();
    await one.says(`what is ${evil.replace("<", "&lt;").replace(">", "&gt;")} about? ${evil}`);
    await one.send(command(one, `${evil} hello`), { type: formType });
    await one.send(mention(`${evil}?`));
    const written = await one.slack.waitForWritten(3);
    for (const { args } of written) expect(JSON.stringify(args)).not.toContain(evil);
  });

  test("a name that is a command to Slack is only a name", async () => {
    const { rig: one } = await openFaulty();
    one.slack.script(({ method }) =>
      method === "users.info" ? { body: { ok: true, user: { profile: { first_name: "<!channel> *A*" } } } } : undefined,
    );
    await one.send(messageEvent("hello"));
    const [answer] = await one.slack.waitForWritten(1);
    expect(answer?.args["text"]).toContain("Hello, &lt;!channel&gt;");
    expect(JSON.stringify(answer?.args)).not.toContain("<!channel>");
  });
});

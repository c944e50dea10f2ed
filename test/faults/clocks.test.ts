import { scheduler } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/schedule/system-clock.ts";
import { type BuiltServer, sendSigned, until } from "../e2e/slack/built-slack.ts";
import { messageEvent } from "../platforms/slack/slack-rig.ts";
import { runSql } from "../postgres/start-postgres.ts";
import { addDuePeople, countAsked, promptsTo, untilNobodyIsDue } from "./due-people.ts";
import { type FaultRig, openFaultRig, patience, tellFault, untilDone } from "./fault-rig.ts";

const minutes = 60_000;
/** So far is the clock of one instance ahead of the other's, and of the database's. */
const aheadMs = 10 * minutes;
/** Before anything of the program runs. */
const shiftClock = `
  const { now } = Date;
  globalThis.Date = class extends Date {
    constructor(...given) { if (given.length === 0) super(now() + ${aheadMs}); else super(...given); }
    static now() { return now() + ${aheadMs}; }
  };`;
const withClockAhead = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shiftClock)}` };

let rig: FaultRig;
let due: readonly string[];
let notYet: readonly string[];
let right: BuiltServer;
let ahead: BuiltServer;
beforeAll(async () => {
  rig = await openFaultRig();
  due = await addDuePeople(rig, { prefix: "DUE", count: 24, dueAt: systemClock.now() - 1 * minutes });
  notYet = await addDuePeople(rig, { prefix: "NOT", count: 10, dueAt: systemClock.now() + 5 * minutes });
  [right, ahead] = await Promise.all([
    rig.start({ SLACK_BOT_TOKEN: "xoxb-right" }),
    rig.start({ SLACK_BOT_TOKEN: "xoxb-ahead", ...withClockAhead }),
  ]);
});
afterAll(() => rig.close());

const writersTo = (channel: string): readonly string[] =>
  rig.slack.calls
    .filter(({ method, args }) => method === "chat.postMessage" && args["channel"] === channel)
    .map(({ token }) => token.replace("Bearer xoxb-", ""));

test("the instance whose clock is ten minutes ahead refuses what Slack signs, tells it, and the other takes it", async () => {
  const event = messageEvent("I'm doing the Level 2", { channel: "DSIGN", user: "USIGN" });
  const statuses = [await ahead.send(event), await right.send(event)];
  await untilDone(rig.database);
  tellFault("clocks ten minutes apart, signed by the right one", {
    "refused by the one ahead": statuses[0] === 401 ? 1 : 0,
    answered: writersTo("DSIGN").length,
  });
  expect(statuses).toEqual([401, 200]);
  expect(writersTo("DSIGN")).toEqual(["right"]);
  // Both at its start and when it refuses.
  expect(ahead.lines.filter((line) => line.includes('"level":"error"')).join("\n")).toContain("clock");
});

test("nobody is asked twice or too early where the clock of one instance is ten minutes ahead", async () => {
  try {
    await untilNobodyIsDue(rig);
    // Whoever were taken too early would come after those that are due, four a second.
    await scheduler.wait(2_000);
  } finally {
    const { rows } = await runSql(rig.database, "select instance, count(*) from prompts group by 1");
    tellFault("clocks ten minutes apart, daily questions", {
      due: due.length,
      "asked once": countAsked(rig, due, (times) => times === 1),
      "asked twice": countAsked(rig, due, (times) => times > 1),
      "asked too early": promptsTo(rig, notYet).length,
      "instances that asked": rows.length,
    });
  }
  expect(countAsked(rig, due, (times) => times === 1)).toBe(due.length);
  expect(promptsTo(rig, notYet)).toEqual([]);
});

test("one person's messages over both are answered in their order, and what one works on the other does not take", async () => {
  const inOne = { channel: "DORDER", user: "UORDER" };
  const levels = Array.from({ length: 10 }, (_, at) => 2 + (at % 2));
  const statuses: number[] = [];
  for (const [at, level] of levels.entries()) {
    const event = messageEvent(`I'm doing the Level ${level}`, inOne);
    // As a Slack whose clock agrees with the instance's.
    statuses.push(await (at % 3 === 0 ? sendSigned(ahead.url, event, { aheadMs }) : right.send(event)));
  }
  await untilDone(rig.database);
  const answers = rig.slack
    .written()
    .filter(({ args }) => args["channel"] === "DORDER")
    .map(({ args }) => Number(/Level (\d)/.exec(String(args["text"]))?.[1]));
  // One call of each that takes long: a claim that were ten minutes older or younger to the other would be taken now.
  const held = [
    { server: right, how: {}, channel: "DHELD1", by: "right" },
    { server: ahead, how: { aheadMs }, channel: "DHELD2", by: "ahead" },
  ];
  const tried: string[] = [];
  const usual = new Set(["DHELD1", "DHELD2"]);
  const undo = rig.hold((call) => {
    if (call.method !== "chat.postMessage" || !usual.has(String(call.args["channel"]))) return false;
    tried.push(`${String(call.args["channel"])} ${call.token.replace("Bearer xoxb-", "")}`);
    return true;
  });
  for (const { server, how, channel } of held) {
    const event = messageEvent("I'm doing the Level 2", { channel, user: `U${channel}` });
    statuses.push(await sendSigned(server.url, event, how));
  }
  await until(() => tried.length >= 2, undefined, patience);
  await scheduler.wait(6_000);
  const early = tried.filter((one) => held.every(({ channel, by }) => one !== `${channel} ${by}`));
  undo();
  await untilDone(rig.database);
  const times = held.map(({ channel }) => writersTo(channel).length);
  tellFault("clocks ten minutes apart, one person over both", {
    messages: levels.length,
    "answered in order": answers.filter((level, at) => level === levels[at]).length,
    "taken over early": early.length,
    "held up, answered once": times.filter((count) => count === 1).length,
  });
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(answers).toEqual(levels);
  expect(early).toEqual([]);
  expect(times).toEqual([1, 1]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeSlack, openFakeSlack } from "../../platforms/slack/fake-slack.ts";
import { messageEvent } from "../../platforms/slack/slack-rig.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { type BuiltServer, signingSecret, startBuilt, until } from "./built-slack.ts";

/** Milliseconds: other tests may keep both cores busy. */
const patience = 30_000;

let slack: FakeSlack;
beforeAll(async () => {
  slack = await openFakeSlack();
});
afterAll(() => slack.close());

const said = (channel: string) =>
  slack
    .written()
    .filter(({ args }) => args["channel"] === channel)
    .map(({ args }) => String(args["text"]));

async function startOn(database: string): Promise<BuiltServer> {
  return startBuilt({
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: database,
  });
}

test("two instances on one database are one assistant: what one was told the other knows, and a repetition is answered once", async () => {
  const database = await freshDatabase();
  const [first, second] = await Promise.all([startOn(database), startOn(database)]);
  const inOne = { channel: "DT1", user: "UT1" };
  expect(await first.send(messageEvent("I'm doing the Level 2", inOne))).toBe(200);
  const count = (begins: string) => said("DT1").filter((text) => text.startsWith(begins)).length;
  const comes = (begins: string) =>
    until(
      () => count(begins) > 0,
      () => said("DT1").join(" | "),
      patience,
    );
  await comes("Right, you are on the Level 2");
  const save = messageEvent("save 1 2 3", inOne);
  // As Slack repeats what it is not sure of, to whichever instance the balancer picks.
  expect(await Promise.all([second.send(save), first.send(save), second.send(save)])).toEqual([200, 200, 200]);
  await comes("Saved.");
  await first.send(messageEvent("can I take unit 6 and 8?", inOne));
  await comes("No: unit 6");
  expect([count("Right"), count("Saved."), count("No: unit 6")]).toEqual([1, 1, 1]);
  for (const one of [first, second]) one.signal("SIGTERM");
  expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
});

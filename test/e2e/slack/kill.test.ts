import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeSlack, openFakeSlack } from "../../platforms/slack/fake-slack.ts";
import { messageEvent } from "../../platforms/slack/slack-rig.ts";
import { signingSecret, startBuilt, until } from "./built-slack.ts";

let slack: FakeSlack;
beforeAll(async () => {
  slack = await openFakeSlack();
});
afterAll(() => slack.close());

const settings = () => ({
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: slack.apiUrl,
});
/** Without the word that it takes a moment, which only the asker sees and only a slow machine sends. */
const said = () =>
  slack
    .written()
    .filter(({ method }) => method === "chat.postMessage")
    .map(({ args }) => String(args["text"]));

test("killed between the acknowledgement and the answer, it answers everything once after the next start", async () => {
  slack.script(({ method }) => (method === "chat.postMessage" ? "silent" : undefined));
  const first = await startBuilt(settings());
  expect(await first.send(messageEvent("I'm doing the Level 2"))).toBe(200);
  const people = Array.from({ length: 30 }, (_, at) =>
    messageEvent("save 1 2 3", { channel: `DK${at}`, user: `UK${at}` }),
  );
  for (const body of people) expect(await first.send(body)).toBe(200);
  first.signal("SIGKILL");
  await first.ended;
  slack.script(() => undefined);
  const second = await startBuilt(settings(), first.dataDir);
  await until(
    () => said().length >= 31,
    () => `${said().length}: ${second.lines.join("\n")}`,
  );
  // What Slack sends again because it is not sure is known for what it is.
  for (const body of people.slice(0, 5)) expect(await second.send(body)).toBe(200);
  await second.send(messageEvent("thanks", { channel: "DX", user: "UX" }));
  await until(() => said().some((text) => text.startsWith("You are welcome")));
  expect(said()).toHaveLength(32);
  expect(said().filter((text) => text.startsWith("Which certificate"))).toHaveLength(30);
  second.signal("SIGKILL");
  await second.ended;
});

test("killed at any moment under load, everybody who was acknowledged is answered, and every plan holds what was said", async () => {
  const people = 40;
  let data: string | undefined;
  const acknowledged: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const server = await startBuilt(settings(), data);
    data = server.dataDir;
    const enough = acknowledged.length + 3 + round * 7;
    const sending = Array.from({ length: people }, async (_, at) => {
      const channel = `DL${round}x${at}`;
      const body = messageEvent("I'm doing the Level 2", { channel, user: `UL${round}x${at}` });
      if ((await server.send(body).catch(() => 0)) === 200) acknowledged.push(channel);
    });
    await until(() => acknowledged.length >= enough);
    server.signal("SIGKILL");
    await Promise.all(sending);
    await server.ended;
  }
  const last = await startBuilt(settings(), data);
  const answered = (channel: string) => slack.written().some(({ args }) => args["channel"] === channel);
  await until(
    () => acknowledged.every(answered),
    () => `${acknowledged.filter((one) => !answered(one)).length} of ${acknowledged.length} wait`,
  );
  expect(acknowledged.length).toBeGreaterThan(50);
  // Who chose a certificate is not asked for one again. What was kept and not acknowledged at a kill is answered beside.
  const before = slack.written().length;
  const choosers = acknowledged.slice(0, 20);
  const answersTo = (channel: string) =>
    slack
      .written()
      .slice(before)
      .filter(({ args }) => args["channel"] === channel)
      .map(({ args }) => String(args["text"]));
  for (const channel of choosers)
    await last.send(messageEvent("save 1 2 3", { channel, user: channel.replace("D", "U") }));
  const saved = (channel: string) => answersTo(channel).some((text) => text.startsWith("Saved."));
  await until(
    () => choosers.every(saved),
    () =>
      `not saved: ${choosers
        .filter((one) => !saved(one))
        .flatMap(answersTo)
        .join(" | ")}`,
  );
  expect(choosers.flatMap(answersTo).filter((text) => text.startsWith("Which certificate"))).toEqual([]);
  last.signal("SIGTERM");
  expect(await last.ended).toBe(0);
});

test("asked to stop in the middle of a conversation, it answers what it has accepted and ends with 0", async () => {
  const server = await startBuilt(settings());
  const before = said().length;
  slack.script(() => undefined);
  const sent = await Promise.all(
    Array.from({ length: 50 }, (_, at) => server.send(messageEvent("help", { channel: `DS${at}`, user: `US${at}` }))),
  );
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(said().length - before).toBe(sent.filter((status) => status === 200).length);
});

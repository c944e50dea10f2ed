import { afterAll, beforeAll, expect, test } from "vitest";
import { messageEvent } from "../../platforms/slack/slack-rig.ts";
import { type BuiltServer, startBuilt, until } from "./built-slack.ts";
import { openSocketServer, type SocketServer } from "./socket-server.ts";

let slack: SocketServer;
let server: BuiltServer;

beforeAll(async () => {
  slack = await openSocketServer();
  server = await startBuilt({
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_APP_TOKEN: "xapp-test",
    SLACK_API_URL: slack.apiUrl,
  });
  await until(() => slack.connections() === 1);
});

afterAll(async () => {
  server.signal("SIGKILL");
  await slack.close();
});

let envelopes = 0;
function envelope(payload: object, type = "events_api"): { envelope_id: string } {
  envelopes += 1;
  return { envelope_id: `env-${envelopes}`, type, accepts_response_payload: false, payload } as { envelope_id: string };
}

const answered = (count: number) =>
  until(
    () => slack.written.length >= count,
    () => server.lines.join("\n"),
  );

test("what comes over the socket is acknowledged and answered", async () => {
  const sent = envelope(messageEvent("can I take unit 6 and 8?"));
  slack.send(sent);
  await answered(1);
  expect(slack.written[0]?.args["text"]).toMatch(/^No: unit 6/);
  expect(slack.acknowledged.map((one) => one.envelope_id)).toEqual([sent.envelope_id]);
});

test("the same message over two envelopes is acknowledged twice and answered once", async () => {
  const message = messageEvent("thanks");
  for (const sent of [envelope(message), envelope(message)]) slack.send(sent);
  await until(() => slack.acknowledged.length === 3);
  slack.send(envelope(messageEvent("help")));
  await answered(3);
  expect(slack.written.slice(1).map(({ args }) => String(args["text"]).slice(0, 15))).toEqual([
    "You are welcome",
    "I am Unitwise. ",
  ]);
});

test("a new connection is made when Slack asks for one, and when one breaks", async () => {
  slack.refresh();
  await until(
    () => slack.connections() === 2,
    () => server.lines.join("\n"),
  );
  slack.cut();
  await until(
    () => slack.connections() === 3,
    () => server.lines.join("\n"),
  );
  slack.send(envelope(messageEvent("thanks")));
  await answered(4);
});

test("the server says that it is connected, and ends in order", async () => {
  const ready = await fetch(`${server.url}/readyz`);
  expect(await ready.json()).toMatchObject({ ready: true, parts: { slack: { detail: "Socket Mode" } } });
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(server.lines.join("\n")).not.toMatch(/unit 6|thanks|xox|xapp/);
});

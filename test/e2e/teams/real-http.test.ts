import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type LocalConnector, openLocalConnector } from "../../platforms/teams/local-connector.ts";
import { type LocalKeys, openLocalKeys } from "../../platforms/teams/local-keys.ts";
import { installation, pressed, said } from "../../platforms/teams/sample-activities.ts";
import { pressOf, readAloud, receiveCard } from "../../platforms/teams/teams-client.ts";
import { type BuiltServer, openDataFolder, settingsFor, startBuilt } from "./built-server.ts";
import { pause } from "./playground.ts";

let folder: Awaited<ReturnType<typeof openDataFolder>>;
let connector: LocalConnector;
let keys: LocalKeys;
let server: BuiltServer;

beforeEach(async () => {
  folder = await openDataFolder();
  connector = await openLocalConnector();
  keys = await openLocalKeys(connector.url);
  server = await start();
});
afterEach(async () => {
  await server.stop();
  await connector.close();
  await keys.close();
  await folder.remove();
});

function start(): Promise<BuiltServer> {
  return startBuilt(settingsFor(keys, connector), folder.path);
}

async function post(
  body: object | string,
  token = keys.sign(),
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { "content-type": "application/json", ...(token === "" ? {} : { authorization: token }) };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(server.endpoint, { method: "POST", headers, body: text });
  return { status: answer.status, text: await answer.text() };
}

const attachmentSchema = z.object({ content: z.unknown() });
const answerSchema = z.object({ statusCode: z.literal(200), value: z.unknown() });

const ask = (text = "can I take unit 6 and 8?") => said(connector.url, text);
const sent = () => connector.got.filter(({ method }) => method === "POST").length;

test("a signed request is answered at once and worked on, and a press gets its card", async () => {
  expect(await post(ask())).toEqual({ status: 200, text: "" });
  await connector.until(1);
  const [attachment] = z.array(attachmentSchema).parse(connector.got[0]?.body["attachments"]);
  const card = receiveCard(attachment?.content);
  const began = performance.now();
  const { status, text } = await post(pressed(connector.url, pressOf(card, "Why?")));
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(status).toBe(200);
  const answer = answerSchema.parse(JSON.parse(text));
  expect(readAloud([receiveCard(answer.value)])).toMatch(/^You chose: Why\?/);
});

test("forged requests get 401 and not a word, whatever is wrong with them", async () => {
  const tokens = ["", "Bearer x", "Basic abc", keys.sign({ exp: undefined }), keys.sign({ aud: "other" })];
  const forged = keys.sign({}, { key: keys.foreign.privateKey });
  for (const token of [...tokens, forged]) expect(await post(ask(), token)).toEqual({ status: 401, text: "" });
  for (const length of [200_000, 300_000])
    expect(await post("x".repeat(length), forged)).toEqual({ status: 401, text: "" });
  expect((await post("x".repeat(300_000))).status).toBe(413);
  const log = await server.stop();
  expect(connector.got).toEqual([]);
  expect(
    log
      .split("\n")
      .filter((line) => line.trim() !== "")
      .every((line) => line.startsWith("{")),
  ).toBe(true);
});

test("what was acknowledged and not answered is answered after a kill, once", async () => {
  await connector.down();
  await Promise.all(["can I take unit 6 and 8?", "hello", "help"].map((text) => post(ask(text))));
  await server.kill();
  await connector.up();
  server = await start();
  await connector.until(3);
  await pause(1_000);
  expect(sent()).toBe(3);
});

test("a stop in the middle of a conversation answers what was accepted", async () => {
  const messages = Array.from({ length: 30 }, (_, at) => ask(`what is unit ${(at % 11) + 1} about?`));
  const answers = await Promise.all(messages.map((message) => post(message)));
  const log = await server.stop();
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(sent()).toBe(30);
  expect(log).toContain("stopped");
});

test("while the connector is down for some seconds nothing is lost, and nothing comes twice", async () => {
  await connector.down();
  for (let at = 0; at < 5; at++) expect((await post(ask(`what is unit ${at + 1} about?`))).status).toBe(200);
  await pause(3_000);
  await connector.up();
  await connector.until(5);
  await pause(1_500);
  expect(sent()).toBe(5);
});

test("1,000 deliveries of one message are answered once", async () => {
  const message = ask();
  for (let round = 0; round < 20; round++) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(message)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  }
  await pause(1_000);
  expect(sent()).toBe(1);
});

test("who was welcomed is not welcomed again by the server that comes after", async () => {
  await post(installation(connector.url, "add"));
  await connector.until(1);
  await server.stop();
  server = await start();
  await post(installation(connector.url, "add"));
  await post(ask());
  await connector.until(2);
  await pause(500);
  expect(connector.got.filter(({ body }) => /study assistant/.test(String(body["summary"])))).toHaveLength(1);
});

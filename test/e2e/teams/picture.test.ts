import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltServer, openDataFolder, startBuilt, withoutAuth } from "./built-server.ts";
import { type ChatPage, openChat } from "./chat-page.ts";
import { openPlayground, type Playground } from "./playground.ts";

let folder: Awaited<ReturnType<typeof openDataFolder>>;
let server: BuiltServer;
let playground: Playground;
let chat: ChatPage;

beforeAll(async () => {
  folder = await openDataFolder();
  server = await startBuilt(withoutAuth, folder.path);
  playground = await openPlayground(server.endpoint);
  chat = await openChat(playground.url, { width: 1_280 });
});
afterAll(async () => {
  await chat?.close();
  await playground?.stop();
  await server?.stop();
  await folder?.remove();
});

test("how somebody is doing is a picture in the card, with what it shows in words behind it", async () => {
  await chat.see(/Which certificate are you working towards/);
  await chat.say("I'm doing the Level 2");
  await chat.see(/Level 2/);
  await chat.say("3 questions on health and safety");
  await chat.see(/Question 1 of 3/);
  await chat.say("no idea");
  await chat.see(/Question 2 of 3/);
  await chat.say("how am I doing?");
  await chat.see(/expected recall \d+ % of the one question you have met/);
  const picture = chat.page.getByRole("img", { name: /^A chart of bars, out of all practice questions/ });
  await picture.waitFor();
  await picture.scrollIntoViewIfNeeded();
  expect(await picture.evaluate((image) => ("naturalWidth" in image ? image.naturalWidth : 0))).toBe(800);
  await chat.picture("14-progress");
});

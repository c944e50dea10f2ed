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
  const log = await server?.stop();
  await folder?.remove();
  if (log?.includes('"level":"error"')) expect(log).not.toMatch(/"level":"error"(?!.*TEAMS_AUTH)/);
});

test("whoever gets the assistant is welcomed once, also where the channel tells of it twice", async () => {
  await chat.see(/Which certificate are you working towards/);
  await playground.install();
  await chat.say("thanks");
  await chat.see(/welcome|pleasure|glad/i);
  expect(await chat.page.getByText(/Which certificate are you working towards/).count()).toBe(1);
  await chat.picture("1-welcome");
});

test("a question is answered with a card, and a press puts another in its place", async () => {
  await chat.say("can I take unit 6 and 8?");
  await chat.see(/Either unit 6 or unit 8 may be taken, but not both/);
  await chat.picture("2-question");
  const before = await chat.page.getByText(/Either unit 6 or unit 8/).count();
  await chat.press("Why?");
  await chat.see(/You chose: Why\?/);
  expect(await chat.page.getByText(/Either unit 6 or unit 8/).count()).toBe(before);
  await chat.picture("3-pressed");
});

test("a choice answers what was asked back", async () => {
  await chat.say("is 1, 2 and 3 enough?");
  await chat.see(/Which certificate|Level 2 or Level 3|which level/i);
  await chat.picture("4-asked-back");
  await chat.press("Level 2");
  await chat.see(/You chose: Level 2/);
});

test("a question about the subject is answered with steps and a source, and more is one press away", async () => {
  await chat.say("how do i handle an objection");
  await chat.see(/Listen[\s\S]*Source:/);
  await chat.picture("5-knowledge");
  await chat.press("More: Handling objections");
  await chat.see(/Common mistake/);
  await chat.picture("5-topic");
  await chat.say("i smell gas");
  await chat.see(/No flames/);
});

test("the plan is filled in as a form, and shown", async () => {
  await chat.say("change my plan");
  await chat.see(/Units I plan to take/);
  await chat.page.getByRole("combobox", { name: "Units I plan to take" }).last().click();
  for (const unit of [/^1 /, /^2 /, /^6 /]) await chat.page.getByRole("menuitemcheckbox", { name: unit }).click();
  await chat.picture("5-form");
  await chat.page.keyboard.press("Escape");
  await chat.press("Save my plan");
  await chat.see(/You chose: Save my plan/);
  await chat.picture("6-form-sent");
  await chat.say("show my plan");
  await chat.see(/^Your plan for the Level 2 Certificate/);
});

test("a table is a table", async () => {
  await chat.say("list the optional units");
  await chat.see(/Legal, regulatory/);
  await chat.picture("7-table");
  expect(await chat.page.getByRole("columnheader", { name: "Credits" }).count()).toBeGreaterThan(0);
});

const plan = /^Your plan for the Level 2 Certificate/;

test("in a group all read what is for all, and only the person what is theirs", async () => {
  const before = await chat.count(plan);
  await chat.goTo("Level 2 group");
  await chat.see(/Mention me with @Unitwise/);
  await chat.say("can I take unit 6 and 8?", true);
  await chat.see(/Either unit 6 or unit 8 may be taken, but not both/);
  await chat.say("show my plan", true);
  await chat.see(/I have answered in our own chat/);
  await chat.picture("8-group");
  expect(await chat.count(plan), "plans in the group").toBe(0);
  await chat.goTo("Personal Chat");
  await expect.poll(() => chat.count(plan), { timeout: 15_000 }).toBeGreaterThan(before);
});

test.each([
  ["9-narrow", { width: 660, card: 320 }],
  ["10-dark", { width: 1_280, dark: true }],
])("what was said looks right at another width and in the dark: %s", async (name, look) => {
  const other = await openChat(playground.url, look);
  try {
    await askAnew(other, "list the optional units", /Legal, regulatory/);
    await askAnew(other, "ways to finish level 2 with unit 6", /More ways/);
    await other.picture(name);
    const cut = await other.page
      .locator("button:has-text('Save: add')")
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
    expect(cut, "labels that are cut off").toEqual([]);
  } finally {
    await other.close();
  }
});

/** Asks, and waits for an answer beside those that are there already. */
async function askAnew(page: ChatPage, text: string, answer: RegExp): Promise<void> {
  const before = await page.count(answer);
  await page.say(text);
  await expect.poll(() => page.count(answer), { timeout: 15_000 }).toBeGreaterThan(before);
}

import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type BuiltServer, openDataFolder, startBuilt } from "./teams/built-server.ts";

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
// A folder to look at them in; nobody keeps them otherwise.
const pictures = process.env["KEEP_LOCAL_CHAT"] ?? mkdtempSync(join(tmpdir(), "local-chat-"));

let folder: Awaited<ReturnType<typeof openDataFolder>>;
let server: BuiltServer;
let browser: Browser;
let page: Page;
let url: string;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await openDataFolder();
  server = await startBuilt({}, folder.path);
  url = new URL(server.endpoint).origin;
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: quiet });
  page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  page.on("console", (message) => void complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => void complaints.push(error.message));
  await page.goto(url);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

const answers = () => page.locator("article.reply");

/** Does something that is answered, and waits for the answer. */
async function after(act: () => Promise<unknown>): Promise<string> {
  const before = await answers().count();
  await act();
  await expect.poll(() => answers().count(), { timeout: 30_000 }).toBeGreaterThan(before);
  return (await answers().last().textContent()) ?? "";
}

const say = (text: string) =>
  after(async () => {
    await page.getByLabel("Your message").fill(text);
    await page.keyboard.press("Enter");
  });

const violationsSchema = z.array(z.object({ id: z.string(), targets: z.array(z.string()) }));

/** What axe-core finds wrong with the page as it stands. */
async function violations(): Promise<z.output<typeof violationsSchema>> {
  await page.evaluate(axe);
  const found = await page.evaluate(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => ({ id, targets: nodes.map((one) => one.target.join(" ") + " " + one.html.slice(0, 120)) })))`,
  );
  return violationsSchema.parse(found);
}

async function keep(name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", caret: "hide" });
}

test("the first screen says what this is, and offers five things to press", async () => {
  await page.getByText(/study assistant in Slack and Teams for contact-centre apprentices/).waitFor();
  const offered = page.locator("section", { has: page.getByText("Things to press") }).getByRole("button");
  expect(await offered.count()).toBe(5);
  await expect.poll(() => page.getByText(/Making the sample team/).count(), { timeout: 30_000 }).toBe(0);
  await keep("first-screen");
});

test("words are answered, and the same answer is drawn as a page, a terminal, Teams and Slack show it", async () => {
  expect(await say("can I take unit 6 and 8?")).toMatch(/unit 6 [\s\S]* and unit 8 [\s\S]* cannot stand in one plan/);
  expect(await answers().last().getByRole("heading", { level: 3 }).count()).toBe(1);
  await page.getByLabel("Terminal").check();
  expect(await answers().last().locator("pre").textContent()).toMatch(/^You can also say:\n {2}- Leave out unit 6/m);
  await page.getByLabel("Teams").check();
  await answers().last().locator(".ac-adaptiveCard").waitFor();
  await keep("as-teams");
  await page.getByLabel("Slack (preview)").check();
  await answers().last().locator(".slack").waitFor();
  expect(await answers().last().textContent()).toMatch(/cannot stand in one plan/);
});

test.each(["Page", "Teams", "Slack (preview)"])(
  "a button drawn as %s is pressed, with the keyboard alone",
  async (way) => {
    await page.getByLabel(way).check();
    await say("can I take unit 6 and 8?");
    await page.getByLabel("Your message").focus();
    const why = answers().last().getByRole("button", { name: "Why?" });
    for (let tab = 0; tab < 40; tab += 1) {
      await page.keyboard.press("Shift+Tab");
      if (await why.evaluate((button) => button === document.activeElement)) break;
    }
    expect(await after(() => page.keyboard.press("Enter"))).toMatch(/rule|because|unit 6/i);
  },
);

test.each(["Page", "Teams", "Slack (preview)"])("a plan is filled in as a form drawn as %s", async (way) => {
  await page.getByLabel(way).check();
  await say("change my plan");
  const form = answers().last();
  const planned = form.getByLabel(/Units I plan to take/);
  if (way === "Page")
    await form
      .getByRole("group", { name: /plan to take/ })
      .getByRole("checkbox", { name: /^11 / })
      .check();
  else if (way === "Teams") await form.getByLabel(/^4 /).first().check();
  else await planned.selectOption(["3", "6", "7", "10"]);
  expect(await after(() => form.getByRole("button", { name: "Save my plan" }).click())).toMatch(/saved|your plan/i);
});

test("what the clock brings is shown, the person's own in full and the others' to be opened", async () => {
  await page.getByLabel("Page").check();
  await page.getByRole("button", { name: "A day on" }).click();
  await page.getByText(/^The clock now says .* messages? (?:was|were) due on the way/).waitFor();
  await page.getByRole("button", { name: "Send a day's prompts" }).click();
  await expect.poll(() => page.getByText(/^The clock now says/).count(), { timeout: 30_000 }).toBe(2);
  const others = page.locator("article.unasked details");
  expect(await others.count()).toBeGreaterThan(0);
  await others.last().locator("summary").click();
  expect(await page.locator("article.unasked:not(:has(details))").count()).toBeGreaterThan(0);
});

test("a manager asks how the team is doing, sees the map, and gets it as a file", async () => {
  await page.getByRole("link", { name: "manager" }).click();
  await page.getByRole("heading", { name: "Conversation: Maya Brooks" }).waitFor();
  expect(await say("how is my team doing")).toMatch(/Northgate, 10 people/);
  await say("heat map");
  const map = answers().last().getByRole("img").first();
  expect(await map.evaluate((image) => ("naturalWidth" in image ? image.naturalWidth : 0))).toBeGreaterThan(0);
  expect(await map.getAttribute("alt")).toMatch(/6 people|people by/i);
  await keep("manager");
  await say("export my team as a spreadsheet");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    answers()
      .last()
      .getByRole("link", { name: /\.xlsx/ })
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
});

test.each([
  [1_440, "light"],
  [1_440, "dark"],
  [320, "light"],
  [320, "dark"],
] as const)(
  "at %i pixels in %s colours nothing is wrong with it, however replies are drawn",
  async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const way of ["Page", "Terminal", "Teams", "Slack (preview)"]) {
      await page.getByLabel(way).check();
      expect([way, await violations()]).toEqual([way, []]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([way, wide]).toEqual([way, width]);
    }
    await keep(`${width}-${colorScheme}`);
  },
);

test("what takes long is shown to be worked on, and the wait can be ended", async () => {
  let answered = 0;
  await page.route("**/do", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    answered += 1;
    await route.continue().catch(() => undefined);
  });
  await page.getByRole("button", { name: "who is stuck?" }).first().click();
  await page.getByRole("status").filter({ hasText: "Working…" }).waitFor();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByText("Stopped. What was begun may have been done.").waitFor();
  expect([answered, await page.getByRole("button", { name: "Stop", exact: true }).isVisible()]).toEqual([0, false]);
  await page.unroute("**/do");
});

test("starting over makes everybody as they were", async () => {
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByText("Everybody is as at the beginning.").waitFor();
  expect(await answers().count()).toBe(0);
});

test("without scripts it is forms and text", async () => {
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(url);
  await plain.getByLabel("Your message").fill("what is shrinkage?");
  await plain.getByRole("button", { name: "Send", exact: true }).click();
  await plain.locator("pre").filter({ hasText: "Shrinkage is the share" }).waitFor();
  await plain.getByRole("button", { name: "quiz me" }).click();
  await plain.locator("pre").filter({ hasText: "Question 1 of 5" }).waitFor();
  await plain.getByLabel("Play somebody else").selectOption({ label: "Maya Brooks: manages the team Northgate" });
  await plain.getByRole("button", { name: "Change" }).click();
  await plain.getByRole("heading", { name: "Conversation: Maya Brooks" }).waitFor();
  await plain.close();
});

test("the browser complained of nothing: no script, style or picture came from elsewhere", () => {
  expect(complaints).toEqual([]);
});

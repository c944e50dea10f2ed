import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleApprentices, sampleManager, sampleTrainer } from "../../src/app/sample-people.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { openSampleOffice, type SampleOffice } from "../platforms/web/sample-office.ts";
import { type ServedPages, servePages } from "../platforms/web/serve-pages.ts";

/** What a checker of accessibility found: its rule, and the first element it is about. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const ben = sampleApprentices[1]?.person.who ?? sampleManager.who;

let office: SampleOffice;
let served: ServedPages;
let browser: Browser;
beforeAll(async () => {
  office = await openSampleOffice();
  served = await servePages({ ...office, limits: { perSession: 10_000, perStranger: 10_000 } });
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

interface Look {
  readonly width: number;
  readonly colorScheme: "dark" | "light";
}

/** Comes in as a person does: by the link, and the button on its page. */
async function comeIn(who: LearnerId, { width, colorScheme }: Look): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    // The checker is put into the page, whose own rules allow no scripts.
    bypassCSP: true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto((await served.keys.linkFor(who)) ?? "");
  return [context, page];
}

async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found: readonly Violation[] = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))",
  );
  return found.map(({ id, nodes }) => `${page.url()}: ${id}: ${nodes[0]?.html.slice(0, 200) ?? ""}`);
}

/** What is wrong with how a page is laid out: it is wider than the window, or something to press is too small. */
async function layoutFaults(page: Page): Promise<readonly string[]> {
  const faults: readonly string[] = await page.evaluate(`(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ["wider than the window"] : [];
    const small = [...document.querySelectorAll("button, summary, select, input:not([type=hidden]), nav a, a.press")]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ one }) => "too small: " + one.outerHTML.slice(0, 120));
    const broken = [...document.images].filter((image) => image.naturalWidth === 0).map(() => "a picture that is not drawn");
    return [...wide, ...small, ...broken];
  })()`);
  return faults.map((fault) => `${page.url()}: ${fault}`);
}

const managerPaths = ["team", `member?who=${encodeURIComponent(ben)}`, "cohort", "broken", "nudges", "me", "nothing"];
const trainerPaths = ["evidence", "sample", "coverage", "unanswered", "reported", "questions", "calibration"];

// Where things are does not depend on the colours, nor the contrast on the width: two looks see all there is to see.
describe.each<Look>([
  { width: 320, colorScheme: "dark" },
  { width: 1440, colorScheme: "light" },
])("At $width pixels, $colorScheme", (look) => {
  test.each([
    ["manager", sampleManager.who, managerPaths],
    ["trainer", sampleTrainer.who, trainerPaths],
  ] as const)("every page of a %s can be used by everybody", async (_, who, paths) => {
    const [context, page] = await comeIn(who, look);
    const faults = [...(await violationsOn(page)), ...(await layoutFaults(page))];
    await page.getByRole("button").press("Enter");
    await page.waitForURL(/\/pages\/(?:team|evidence)$/);
    for (const path of paths) {
      await page.goto(`${served.url}/pages/${path}`);
      for (const fold of await page.locator("summary").all()) await fold.press("Enter");
      faults.push(...(await violationsOn(page)), ...(await layoutFaults(page)));
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});

describe("With the keyboard alone", () => {
  test("the skip link comes first, and everything that can be used is reached and seen to be", async () => {
    const [context, page] = await comeIn(sampleManager.who, { width: 1440, colorScheme: "light" });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/pages\/team$/);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    const usable = Number(
      await page.evaluate("document.querySelectorAll('a, button, summary, [tabindex=\"0\"]').length"),
    );
    const reached = new Set<unknown>();
    for (let count = 0; count < usable; count += 1) {
      const [at, outlined] = await page.evaluate<[number, boolean]>(
        "[[...document.querySelectorAll('*')].indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle !== 'none']",
      );
      expect(outlined).toBe(true);
      reached.add(at);
      await page.keyboard.press("Tab");
    }
    expect(reached.size).toBe(usable);
    await context.close();
  });

  test("a trainer signs one criterion and returns another with words", async () => {
    const [context, page] = await comeIn(sampleTrainer.who, { width: 320, colorScheme: "light" });
    await page.getByRole("button").press("Enter");
    await page.waitForURL(/\/pages\/evidence$/);
    const heading = page.getByRole("heading", { level: 1 });
    const waiting = Number.parseInt((await heading.textContent()) ?? "", 10);
    await tabTo(page, /^Sign \d/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/pages\/answer/);
    expect(await heading.textContent()).toMatch(/[Ss]igned/);
    await page.goto(`${served.url}/pages/evidence`);
    expect(Number.parseInt((await heading.textContent()) ?? "", 10)).toBe(waiting - 1);
    await tabTo(page, /^Return \d/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Please add the date.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/pages\/answer/);
    expect(await page.getByRole("main").textContent()).toContain("Please add the date.");
    await page.reload();
    await page.goto(`${served.url}/pages/evidence`);
    expect(Number.parseInt((await heading.textContent()) ?? "", 10)).toBe(waiting - 2);
    await context.close();
  });
});

async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press("Tab");
    if (words.test(String(await page.evaluate("document.activeElement.textContent")))) return;
  }
  throw new Error(`nothing is reached that says ${words.source}`);
}

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";

/** The Playground in a real browser, with the few things that a person does there. */
export interface ChatPage {
  readonly page: Page;
  /** Types and sends; in a group with the assistant mentioned first. */
  say(text: string, mention?: boolean): Promise<void>;
  /** Presses the last button with these words. */
  press(label: string): Promise<void>;
  /** Waits until a text of this kind is there, and gives the last one. */
  see(words: RegExp): Promise<Locator>;
  /** How many texts of this kind are there now. */
  count(words: RegExp): Promise<number>;
  /** Goes to another chat of the list. */
  goTo(chat: string): Promise<void>;
  /** Keeps how it looks now. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

// Pictures are kept in the repository only when somebody means to look at new ones.
const pictures =
  process.env["KEEP_SCREENSHOTS"] === "1"
    ? join(import.meta.dirname, "screenshots")
    : mkdtempSync(join(tmpdir(), "teams-pictures-"));

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const dark = "--enable-features=WebContentsForceDark";

/** How the Playground is looked at. `dark`: in the browser's dark mode, and `card`: with cards as wide as a phone has them, as it has neither of its own. */
export interface Looking {
  readonly width: number;
  readonly dark?: boolean;
  readonly card?: number;
}

/** Opens the Playground as a person sees it. */
export async function openChat(url: string, look: Looking): Promise<ChatPage> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [...quiet, "--disable-component-update", "--disable-sync", ...(look.dark === true ? [dark] : [])],
  });
  const page = await browser.newPage({ viewport: { width: look.width, height: 900 } });
  // Fonts and animations come from the network; nothing but this machine is asked.
  await page.route(/^https?:\/\/(?!localhost|127\.0\.0\.1)/, (route) => route.abort());
  await page.goto(url, { waitUntil: "load" });
  await page.getByText("Connected.").first().waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: "Toggle Log Panel" }).click();
  if (look.card !== undefined)
    await page.addStyleTag({
      content: `.ac-adaptiveCard { width: ${look.card}px !important; box-sizing: border-box }`,
    });
  return chatOn(page, browser);
}

function chatOn(page: Page, browser: Browser): ChatPage {
  const box = page.locator('div[data-lexical-editor="true"]').first();
  return {
    page,
    say: async (text, mention = false) => {
      await box.click();
      if (mention) {
        await page.keyboard.type("@Uni");
        await page.getByRole("menuitem", { name: "Unitwise" }).click();
      }
      await page.keyboard.type(text);
      await page.getByRole("button", { name: "Send Message" }).click();
    },
    press: (label) => page.getByRole("button", { name: label, exact: true }).last().click(),
    see: async (words) => {
      const found = page.getByText(words).last();
      await found.waitFor({ timeout: 15_000 });
      return found;
    },
    count: (words) => page.getByText(words).count(),
    goTo: (chat) => page.getByRole("treeitem", { name: chat }).click(),
    picture: async (name) => {
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", caret: "hide" });
    },
    close: () => browser.close(),
  };
}

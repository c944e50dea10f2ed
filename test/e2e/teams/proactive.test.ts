import { afterAll, beforeAll, expect, test } from "vitest";
import type { Address, LearnerId } from "../../../src/domain/learner.ts";
import { openTeams } from "../../../src/platforms/teams/connect-teams.ts";
import type { ChatPlatform } from "../../../src/ports/platform.ts";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { openHttpServer } from "../../../src/server/http-server.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { replyWith } from "../../platforms/sample-replies.ts";
import { openMemoryInbox } from "../../platforms/teams/memory-inbox.ts";
import { openMadeAssistant } from "../../platforms/teams/teams-world.ts";
import { type ChatPage, openChat } from "./chat-page.ts";
import { onFreePort, openPlayground, type Playground } from "./playground.ts";

const store = openMemoryStore();
const quiet = { error: () => undefined, info: () => undefined };
const uncounted = {
  answered: () => undefined,
  failed: () => undefined,
  retried: () => undefined,
  stored: () => undefined,
};
const sam = "teams:00000000-0000-0000-0000-000000000001/00000000-0000-0000-0000-000000000020" as LearnerId;

let teams: ChatPlatform;
let stopServer: () => Promise<void>;
let playground: Playground;
let chat: ChatPage;

beforeAll(async () => {
  let nonces = 0;
  teams = openTeams({
    settings: {
      auth: false,
      appId: undefined,
      appPassword: undefined,
      tenantId: undefined,
      appType: "SingleTenant",
      openIdMetadataUrl: undefined,
      serviceHosts: [],
    },
    inbox: openMemoryInbox(),
    clock: systemClock,
    log: quiet,
    metrics: uncounted,
    makeNonce: () => `nonce-${nonces++}`,
    chance: () => 0.5,
  });
  const { routes } = teams;
  const { server, port } = await onFreePort(async (free) => ({
    server: await openHttpServer({ host: "127.0.0.1", port: free, routes, log: quiet }),
    port: free,
  }));
  stopServer = () => server.stop(500);
  await teams.start(openMadeAssistant({ store, log: quiet }));
  playground = await openPlayground(`http://127.0.0.1:${port}/api/messages`);
  chat = await openChat(playground.url, { width: 1_280 });
});
afterAll(async () => {
  await chat?.close();
  await playground?.stop();
  await teams?.stop(1_000);
  await stopServer?.();
});

async function samsAddress(): Promise<Address> {
  await chat.see(/Which certificate are you working towards/);
  const address = (await store.read(sam))?.address;
  if (!address) throw new Error("no address was kept");
  return address;
}

test("whoever was met can be written to unasked, and sees it in their own chat", async () => {
  const address = await samsAddress();
  const asks = { kind: "help", topic: null } as const;
  await teams.tell(
    address,
    replyWith({ title: "Here is your daily question.", choices: [{ label: "Help", intent: asks }] }),
  );
  await chat.see(/Here is your daily question/);
  await chat.press("Help");
  await chat.see(/You chose: Help/);
  await chat.picture("11-unasked");
});

test("marks in the content are seen as they are, and do nothing", async () => {
  const marks =
    "*b* _i_ **s** `c` [x](http://e) <at>Unitwise</at> <b>b</b> {{DATE(2026-11-23, SHORT)}} https://e.example";
  const many = Array.from({ length: 8 }, (_, at) => ({ label: `${at} ${marks}`, intent: { kind: "why" } as const }));
  const table = { kind: "table", caption: marks, head: ["a", "b"], rows: [[marks, "1. x"]] } as const;
  const blocks = [
    { kind: "text", text: [marks, { strong: marks }] },
    { kind: "list", items: [[marks]] },
    table,
  ] as const;
  const before = await active();
  await teams.tell(
    await samsAddress(),
    replyWith({ title: `Marks ${marks}`, blocks, choices: many, next: many.slice(0, 2) }),
  );
  await chat.see(/^Marks/);
  await chat.page.getByRole("combobox").last().click();
  await chat.picture("12-marks");
  await chat.page.keyboard.press("Escape");
  expect(await active()).toEqual(before);
  expect(await chat.page.getByText("{\u2060{DATE(2026-11-23, SHORT)}}").count()).toBeGreaterThan(3);
});

/** What of a page is more than words. */
async function active(): Promise<readonly number[]> {
  const kinds = ["a[href]", "em", "strong", "code", "b", ".ac-adaptiveCard li"];
  return Promise.all(kinds.map((kind) => chat.page.locator(kind).count()));
}

test("whoever removes the assistant is not known to be reachable any more", async () => {
  await chat.page.getByRole("button", { name: "Mock an Activity" }).click();
  await chat.page.getByText("Uninstall application").click();
  await chat.page.getByRole("button", { name: "Send activity" }).click();
  await expect.poll(async () => (await store.read(sam))?.address, { timeout: 10_000 }).toBeNull();
});

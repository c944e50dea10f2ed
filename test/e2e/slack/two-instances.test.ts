import { afterAll, beforeAll, expect, test } from "vitest";
import { encodePress } from "../../../src/ports/press-value.ts";
import { type FakeSlack, openFakeSlack } from "../../platforms/slack/fake-slack.ts";
import { messageEvent } from "../../platforms/slack/slack-rig.ts";
import { hiddenIn } from "../../platforms/web/serve-pages.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { type BuiltServer, signingSecret, startBuilt, until } from "./built-slack.ts";

/** Milliseconds: other tests may keep both cores busy. */
const patience = 30_000;
/** Where a balancer would be: it is the same for both. */
const origin = "https://unitwise.example";

let slack: FakeSlack;
let first: BuiltServer;
let second: BuiltServer;
beforeAll(async () => {
  slack = await openFakeSlack();
  const database = await freshDatabase();
  [first, second] = await Promise.all([startOn(database), startOn(database)]);
});
afterAll(async () => {
  for (const one of [first, second]) one.signal("SIGKILL");
  await slack.close();
});

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
    ADMINS: "slack:T1/UBOSS",
    PUBLIC_URL: origin,
  });
}

test("two instances on one database are one assistant: what one was told the other knows, and a repetition is answered once", async () => {
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
});

/** A browser whose every request goes to the other instance. */
function openBrowser() {
  let [next, after] = [first, second];
  let cookie = "";
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const { url } = next;
    [next, after] = [after, next];
    const response = await fetch(`${url}${path}`, { ...init, redirect: "manual" });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    const to = response.headers.get("location");
    if (to === null) return response;
    await response.arrayBuffer();
    return ask(to, { headers: { cookie } });
  };
  const get = (path: string) => ask(path, { headers: { cookie } });
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, { method: "POST", headers: { cookie, origin }, body: new URLSearchParams(fields) });
  return { get, post };
}

test("a link that one instance made opens the pages at the other, and every page, form and file is served by either", async () => {
  await first.send(messageEvent("open the dashboard", { channel: "DBOSS", user: "UBOSS" }));
  const linkIn = (text: string) => /https:\/\/unitwise\.example\/pages\/in\/([\w-]{43})/.exec(text)?.[1];
  await until(
    () => said("DBOSS").some(linkIn),
    () => said("DBOSS").join(" | "),
    patience,
  );
  const link = linkIn(said("DBOSS").join(" ")) ?? "";
  expect((await fetch(`${second.url}/pages/in/${link}`)).status).toBe(200);
  const browser = openBrowser();
  const opened = await browser.post("/pages/in", { link });
  expect(opened.status).toBe(200);
  expect((await openBrowser().post("/pages/in", { link })).status).toBe(410);
  const token = hiddenIn(await opened.text(), "token");
  // Posted to one; where it leads is asked of the other, and so on.
  const done = await browser.post("/pages/do", { token, value: encodePress({ kind: "privacy.export", file: true }) });
  const html = await done.text();
  const [, href = ""] = /href="(\/pages\/file\/[\w-]+)"/.exec(html) ?? [];
  for (const _ of [first, second]) {
    const file = await browser.get(href);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, expect.stringContaining("application/json")]);
    await file.arrayBuffer();
  }
  const value = encodePress({ kind: "privacy.erase", sure: true });
  const erased = await browser.post("/pages/do", { token, value, from: "me" });
  expect([erased.status, await erased.text()]).toEqual([200, expect.stringMatching(/deleted|erased/i)]);
  for (const _ of [first, second]) expect((await browser.get("/pages/me")).status).toBe(401);
});

test("both end as they should when they are asked to", async () => {
  for (const one of [first, second]) one.signal("SIGTERM");
  expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
});

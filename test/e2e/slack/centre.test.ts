import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openFakeSlack } from "../../platforms/slack/fake-slack.ts";
import { messageEvent } from "../../platforms/slack/slack-rig.ts";
import { signingSecret, startBuilt, until } from "./built-slack.ts";

const dir = mkdtempSync(join(tmpdir(), "unitwise-centre-"));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it("A team is made, evidence is marked ready and a manager's pages are opened through the built server, and all of it outlasts a restart", async () => {
  const slack = await openFakeSlack();
  const publicUrl = "https://unitwise.example";
  const env = {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_API_URL: slack.apiUrl,
    ADMINS: "slack:T1/UADMIN",
    PUBLIC_URL: publicUrl,
  };
  let server = await startBuilt(env, dir);
  let answers = 0;
  /** Says something as somebody; the text of the answer to it. */
  const says = async (user: string, text: string): Promise<string> => {
    expect(await server.send(messageEvent(text, { user, channel: `D${user}` }))).toBe(200);
    const answer = () => slack.written().find(({ args }, at) => at >= answers && args["channel"] === `D${user}`);
    await until(
      () => answer() !== undefined,
      () => `no answer to “${text}”`,
    );
    const found = String(answer()?.args["text"]);
    answers = slack.written().length;
    return found;
  };
  expect(await says("UBOSS", "create team Northgate")).toMatch(/Only a manager/);
  expect(await says("UADMIN", "make <@UBOSS> a manager")).toMatch(/manager/);
  expect(await says("UADMIN", "make <@UTRAINER> a trainer")).toMatch(/trainer|assessor/i);
  expect(await says("UBOSS", "create team Northgate")).toMatch(/Team Northgate is there/);
  const code = /\b[A-HJ-NP-Z2-9]{8}\b/.exec(await says("UBOSS", "join code for Northgate"))?.[0] ?? "none";
  await says("USAM", "level 2");
  expect(await says("USAM", `join ${code}`)).toMatch(/Northgate/);
  expect(await says("USAM", "mark 1.1 of unit 6 ready")).toMatch(/1\.1/);
  expect(await says("UTRAINER", "evidence queue")).toMatch(/1\.1/);

  server.signal("SIGKILL");
  await server.ended;
  server = await startBuilt(env, dir);
  expect(await says("UBOSS", "how is my team doing?")).toMatch(/Northgate/);
  expect(await says("USAM", "who looked at my progress?")).toMatch(/look/i);
  const link = /https:\/\/unitwise\.example(\/pages\/in\/[\w-]{43})/.exec(await says("UBOSS", "open the dashboard"));
  const entrance = await fetch(`${server.url}${link?.[1]}`);
  expect(entrance.headers.get("content-security-policy")).toContain("default-src 'none'");
  const form = /name="link" value="([\w-]+)"/.exec(await entrance.text())?.[1] ?? "";
  const entering = (token: string) =>
    fetch(`${server.url}/pages/in`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: publicUrl, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ link: token }).toString(),
    });
  const entered = await entering(form);
  expect(entered.status).toBe(303);
  const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect(entered.headers.get("set-cookie")).toContain("Secure");
  expect((await entering(form)).status).toBe(410);
  const page = await fetch(`${server.url}/pages`, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Northgate");

  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(readFileSync(join(dir, "data/evidence/log.jsonl"), "utf8").trim().split("\n")).toHaveLength(1);
  expect(existsSync(join(dir, "data/roster.json"))).toBe(true);
  expect(server.lines.join("\n")).not.toContain("Northgate");
  await slack.close();
}, 60_000);

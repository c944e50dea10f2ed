import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { usualDaily } from "../../../src/domain/daily.ts";
import { weekdays } from "../../../src/domain/intent.ts";
import { type Learner, type LearnerId, newLearner } from "../../../src/domain/learner.ts";
import { toAddress } from "../../../src/platforms/slack/address.ts";
import { openFileStore } from "../../../src/storage/file-store.ts";
import { openFakeSlack } from "../../platforms/slack/fake-slack.ts";
import { messageEvent } from "../../platforms/slack/slack-rig.ts";
import { signingSecret, startBuilt } from "./built-slack.ts";

const dir = mkdtempSync(join(tmpdir(), "unitwise-daily-"));
const id = "slack:T1/U1" as LearnerId;
const quiet = { error: () => undefined, info: () => undefined };
const clock = { now: () => Date.now() };

afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function inRecord(work: (was: Learner) => Learner): Promise<Learner> {
  const store = await openFileStore({ dir: join(dir, "data"), clock, log: quiet });
  const learner = await store.update(id, (was) => work(was ?? newLearner(id, Date.now())));
  await store.close();
  return learner;
}

/** Somebody who wants a question each day, and wanted today's a minute ago. */
function wanting(was: Learner): Learner {
  const dueAt = Date.now() - 60_000;
  const time = new Date(dueAt).toISOString().slice(11, 16);
  const settings = { ...usualDaily, days: [...weekdays], time };
  return {
    ...was,
    timezone: "Etc/UTC",
    qualification: "10266",
    address: toAddress({ team: "T1", user: "U1" }),
    daily: { ...was.daily, settings },
    dueAt,
  };
}

it("A daily question comes once through the built server, is answered in the chat, is kept as sent and stated to a file", async () => {
  const slack = await openFakeSlack();
  await inRecord(wanting);
  const stated = join(dir, "statements.jsonl");
  const env = {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_API_URL: slack.apiUrl,
    XAPI_FILE: stated,
    XAPI_HOME_PAGE: "https://college.example/unitwise",
  };
  const server = await startBuilt(env, dir);
  const [question] = await slack.waitForWritten(1);
  expect(question?.method).toBe("chat.postMessage");
  expect(question?.args).toMatchObject({ channel: "U1", metadata: { event_type: "unitwise_prompt" } });
  expect(await server.send(messageEvent("no idea"))).toBe(200);
  const [, answer] = await slack.waitForWritten(2);
  expect(String(answer?.args["text"])).toMatch(/^Here is the answer/);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('unitwise_prompts_total{platform="slack",outcome="sent"} 1');
  server.signal("SIGTERM");
  expect(await server.ended).toBe(0);
  const { daily, dueAt } = await inRecord((was) => was);
  expect(daily.prompts.map(({ state }) => state)).toEqual(["sent"]);
  expect(dueAt).toBeGreaterThan(Date.now());
  expect(slack.written().length).toBe(2);
  const verbs = readFileSync(stated, "utf8").match(/verbs\/\w+/g);
  expect(verbs).toEqual(expect.arrayContaining(["verbs/answered", "verbs/completed"]));
  await slack.close();
}, 60_000);

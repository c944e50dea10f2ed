import { afterEach, expect, test } from "vitest";
import { openMemoryInstallations } from "../../../src/storage/memory-installations.ts";
import { type FakeSlack, openFakeSlack } from "./fake-slack.ts";
import { messageEvent, openSlackRig, type SlackRig } from "./slack-rig.ts";

const oauth = { clientId: "1.2", clientSecret: "secret", stateSecret: "a long random text" };

let rig: SlackRig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

const installation = (bot: object) =>
  JSON.stringify({
    team: { id: "T1" },
    isEnterpriseInstall: false,
    authVersion: "v2",
    user: { id: "U1" },
    tokenType: "bot",
    bot: { scopes: ["chat:write"], userId: "UBOT", id: "BBOT", ...bot },
  });

async function open(bot: object) {
  const slack: FakeSlack = await openFakeSlack();
  const installations = openMemoryInstallations();
  await installations.keep("team/T1", installation(bot));
  rig = await openSlackRig({ slack, installations, settings: { botToken: undefined, oauth } });
  return { one: rig, installations };
}

const renewals = (one: SlackRig) => one.slack.calls.filter(({ method }) => method === "oauth.v2.access");

test("a workspace is answered with the token it gave when it installed", async () => {
  const { one } = await open({ token: "xoxb-of-T1" });
  await one.says("thanks");
  const [answer] = await one.slack.waitForWritten(1);
  expect(answer?.token).toBe("Bearer xoxb-of-T1");
});

test("a token that runs out is renewed once, however many ask at the same time, and the new one is kept", async () => {
  const { one, installations } = await open({ token: "xoxe.xoxb-old", refreshToken: "xoxe-old", expiresAt: 1 });
  one.slack.script(({ method }) =>
    method === "oauth.v2.access"
      ? {
          body: {
            ok: true,
            access_token: "xoxe.xoxb-new",
            refresh_token: "xoxe-new",
            token_type: "bot",
            expires_in: 43_200,
          },
        }
      : undefined,
  );
  await Promise.all(Array.from({ length: 20 }, (_, at) => one.says("thanks", { channel: `D${at}`, user: `U${at}` })));
  const written = await one.slack.waitForWritten(20);
  expect(new Set(written.map(({ token }) => token))).toEqual(new Set(["Bearer xoxe.xoxb-new"]));
  expect(renewals(one)).toHaveLength(1);
  expect(await installations.read("team/T1")).toContain("xoxe-new");
});

test("a workspace that takes the assistant away is forgotten with its token", async () => {
  const { one, installations } = await open({ token: "xoxb-of-T1" });
  await one.send({ ...messageEvent(""), event_id: "EvGone", event: { type: "app_uninstalled" } });
  await one.says("thanks", { channel: "D2" });
  await one.platform.stop(2_000);
  expect(await installations.read("team/T1")).toBeUndefined();
  expect(one.notes.join("\n")).toContain("not_installed");
});

test("tokens of single people that are revoked change nothing", async () => {
  const { one, installations } = await open({ token: "xoxb-of-T1" });
  await one.send({
    ...messageEvent(""),
    event_id: "EvRevoked",
    event: { type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } },
  });
  await one.says("thanks");
  await one.slack.waitForWritten(1);
  expect(await installations.read("team/T1")).toBeDefined();
});

test("people who were answered can be written to unasked, and those of nobody's workspace cannot", async () => {
  const { one } = await open({ token: "xoxb-of-T1" });
  const reply = { title: "Good morning.", blocks: [], choices: [], next: [], audience: "learner" as const };
  await one.platform.tell({ platform: "slack", place: '{"team":"T1","user":"U5"}' }, reply);
  const [told] = await one.slack.waitForWritten(1);
  expect(told).toMatchObject({ token: "Bearer xoxb-of-T1", args: { channel: "U5", text: "Good morning." } });
  const elsewhere = { platform: "slack", place: '{"team":"T9","user":"U5"}' };
  await expect(one.platform.tell(elsewhere, reply)).rejects.toMatchObject({ code: "EGONE" });
});

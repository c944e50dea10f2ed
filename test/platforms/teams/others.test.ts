import { afterEach, describe, expect, test } from "vitest";
import type { Incoming } from "../../../src/ports/platform.ts";
import { tenant } from "./local-keys.ts";
import { bot, said, saidInGroup, sam, samsId } from "./sample-activities.ts";
import { openWorld, type World } from "./teams-world.ts";

let world: World | undefined;
afterEach(() => world?.close());

/** Teams whose assistant keeps what it hears, and asks who is in a group where one is given. */
async function open(group?: string | null) {
  const heard: Incoming[] = [];
  const found: unknown[] = [];
  const opened = await openWorld({
    around: (assistant) => ({
      ...assistant,
      handle: async (message) => {
        heard.push(message);
        if (group !== undefined) found.push(await message.members?.(group));
        return assistant.handle({ ...message, act: { kind: "said", text: "hello" } });
      },
    }),
  });
  world = opened;
  return { world: opened, url: opened.connector.url, heard, found };
}

const at = (name: string) => `<at>${name}</at>`;
const mentionOf = (id: string, name: string, more: object = {}) => ({
  type: "mention",
  mentioned: { id, name, ...more },
  text: at(name),
});
const self = { type: "mention", mentioned: bot, text: at(bot.name) };
const priya = { id: "29:priya", name: "Priya Nair", objectId: "aad-priya" };

describe("People who are mentioned in Teams", () => {
  test("stand in the text with a name of their own, and are known by their directory's id", async () => {
    const { world: teams, url, heard } = await open();
    teams.connector.refuse(({ method, path }) =>
      method === "GET" && path.endsWith("/members/29:priya") ? { kind: "body", body: priya } : undefined,
    );
    const other = mentionOf("29:other", "Priya Nair", { aadObjectId: "aad-other" });
    const entities = [self, mentionOf("29:priya", "Priya Nair"), other];
    const words = `add ${at("Priya Nair")} &amp; ${at("Priya Nair")} to northgate`;
    await teams.say(saidInGroup(url, words, { entities }));
    expect(heard[0]?.act).toEqual({ kind: "said", text: "add @Priya Nair & @Priya Nair 2 to northgate" });
    expect(heard[0]?.mentions).toEqual([
      { name: "Priya Nair", who: `teams:${tenant}/aad-priya` },
      { name: "Priya Nair 2", who: `teams:${tenant}/aad-other` },
    ]);
  });

  test("are left out where Teams does not tell who they are, and other bots always", async () => {
    const { world: teams, url, heard } = await open();
    teams.connector.refuse(({ method }) => (method === "GET" ? { kind: "status", status: 404 } : undefined));
    const entities = [mentionOf("29:gone", "Jo"), mentionOf("28:bot", "Helper")];
    await teams.say(said(url, `add ${at("Jo")} and ${at("Helper")}`, { entities }));
    expect(heard[0]?.act).toEqual({ kind: "said", text: "add @Jo and @Helper" });
    expect(heard[0]?.mentions).toEqual([]);
  });

  test("are none where only the assistant is mentioned", async () => {
    const { world: teams, url, heard } = await open();
    await teams.say(saidInGroup(url, "hello"));
    expect(heard[0]?.act).toEqual({ kind: "said", text: "hello" });
    expect(heard[0]?.mentions).toBeUndefined();
  });
});

describe("The members of a group in Teams", () => {
  const members = [{ ...sam }, priya, { id: "28:helper", name: "Helper" }];

  test.each([
    ["a chat", {}, "19:group@thread.v2"],
    [
      "a team",
      {
        conversation: { id: "19:x@thread.tacv2;messageid=5", conversationType: "channel", tenantId: tenant },
        channelData: { tenant: { id: tenant }, team: { id: "19:team@thread.tacv2" } },
      },
      "19:team@thread.tacv2",
    ],
  ])("are the people of %s in which it was said", async (_where, more, conversation) => {
    const { world: teams, url, found } = await open(null);
    teams.connector.refuse(({ method }) => (method === "GET" ? { kind: "body", body: { members } } : undefined));
    await teams.say(saidInGroup(url, "make a team of us", more));
    expect(teams.connector.got.find(({ method }) => method === "GET")?.path).toContain(`/${conversation}/pagedmembers`);
    expect(found).toEqual([
      [
        { name: sam.name, who: samsId },
        { name: "Priya Nair", who: `teams:${tenant}/aad-priya` },
      ],
    ]);
  });

  test("are not told by a name, in a chat of two, or where Teams refuses", async () => {
    const named = await open("northgate");
    await named.world.say(saidInGroup(named.url, "team of northgate"));
    await named.world.close();
    const alone = await open(null);
    await alone.world.say(said(alone.url, "team of us"));
    await alone.world.close();
    const refused = await open(null);
    refused.world.connector.refuse(({ method }) => (method === "GET" ? { kind: "status", status: 403 } : undefined));
    await refused.world.say(saidInGroup(refused.url, "team of us"));
    expect([named.found, alone.found, refused.found]).toEqual([[undefined], [undefined], [undefined]]);
    expect(refused.world.notes.join("\n")).toContain("is the app installed there?");
  });
});

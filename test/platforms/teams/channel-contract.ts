import { afterEach, describe, expect, it } from "vitest";
import type { TeamsChannel } from "../../../src/platforms/teams/channel.ts";
import type { Spot } from "../../../src/platforms/teams/spot.ts";
import type { Timer } from "../../../src/platforms/teams/timer.ts";
import type { TeamsSettings } from "../../../src/ports/settings.ts";
import { openHandTimer } from "./hand-timer.ts";
import { type LocalConnector, openLocalConnector } from "./local-connector.ts";
import { appId, type LocalKeys, openLocalKeys, tenant } from "./local-keys.ts";
import { bot } from "./sample-activities.ts";

/** An adapter on a package that speaks the Bot Framework protocol. */
export interface ChannelContract {
  readonly name: string;
  readonly open: (settings: TeamsSettings, timer: Timer) => TeamsChannel;
}

/** What every way to the channel must do; that of another package has to pass it before it takes over. */
export function describeChannel({ name, open }: ChannelContract): void {
  const opened: { close(): unknown }[] = [];
  const begin = async () => {
    const connector = await openLocalConnector();
    const keys = await openLocalKeys(connector.url);
    const hand = openHandTimer();
    const channel = open(settingsFor(connector, keys), hand.timer);
    opened.push(channel, connector, keys);
    const spot: Spot = { serviceUrl: connector.url, conversation: "a:1/2", kind: "personal", tenant, bot };
    return { connector, keys, hand, channel, spot };
  };
  const words = { type: "message", text: "hello" };
  const base = "/teams/v3/conversations";

  describe(`${name} keeps the channel's contract`, () => {
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });

    it("knows the channel by its token, and says for which address it speaks", async () => {
      const { channel, keys, connector } = await begin();
      expect(await channel.check(keys.sign())).toEqual({ kind: "channel", serviceUrl: connector.url });
    });

    it("refuses everybody else without rejecting", async () => {
      const { channel, keys } = await begin();
      const wrong = [
        undefined,
        "",
        "Bearer x",
        keys.sign({ aud: "other" }),
        keys.sign({}, { key: keys.foreign.privateKey }),
      ];
      for (const header of wrong) expect(await channel.check(header)).toEqual({ kind: "refused" });
    });

    it("says so where the keys are not to be had", async () => {
      const { channel, keys } = await begin();
      keys.answerWith(500);
      expect(await channel.check(keys.sign())).toEqual({ kind: "unavailable" });
    });

    it("sends, names what it sent, and replaces that", async () => {
      const { channel, connector, spot } = await begin();
      expect(await channel.send(spot, words)).toEqual({ id: "sent-1" });
      await channel.update(spot, "sent-1", { ...words, text: "goodbye" });
      const about = { from: bot, conversation: { id: "a:1/2" } };
      expect(connector.got).toMatchObject([
        { method: "POST", path: `${base}/a:1/2/activities`, body: { ...words, ...about } },
        { method: "PUT", path: `${base}/a:1/2/activities/sent-1`, body: { id: "sent-1", text: "goodbye", ...about } },
      ]);
    });

    it("opens the chat with one person, to be written to like any other", async () => {
      const { channel, connector, spot } = await begin();
      const chat = await channel.openChat({ ...spot, kind: "group" }, "29:sam");
      expect(chat).toEqual({ ...spot, conversation: "chat-1" });
      expect(connector.got[0]).toMatchObject({ path: base, body: { isGroup: false, members: [{ id: "29:sam" }] } });
      await channel.send(chat, words);
      expect(connector.got[1]?.path).toBe(`${base}/chat-1/activities`);
    });

    it("lists who is in a conversation, page by page, and so many at most", async () => {
      const { channel, connector, spot } = await begin();
      const page = (ids: readonly string[], more?: string) => ({
        kind: "body" as const,
        body: { members: ids.map((id) => ({ id, name: id, objectId: `aad-${id}` })), continuationToken: more },
      });
      connector.next(page(["29:a", "29:b"], "more"), page(["29:c"]));
      const found = await channel.members(spot, "19:team", 1_000);
      expect(found.map(({ aad }) => aad)).toEqual(["aad-29:a", "aad-29:b", "aad-29:c"]);
      expect(connector.got.map(({ method, path }) => `${method} ${path}`)).toEqual([
        `GET ${base}/19:team/pagedmembers?pageSize=200`,
        `GET ${base}/19:team/pagedmembers?pageSize=200&continuationToken=more`,
      ]);
      connector.next(page(["29:a", "29:b"], "more"));
      expect(await channel.members(spot, "19:team", 1)).toHaveLength(1);
    });

    it("tells who somebody is, by either name of the directory's id, and not where the answer makes no sense", async () => {
      const { channel, connector, spot } = await begin();
      connector.next({ kind: "body", body: { id: "29:sam", name: "Sam", aadObjectId: "aad" } });
      expect(await channel.member(spot, "29:sam")).toEqual({ id: "29:sam", name: "Sam", aad: "aad" });
      expect(connector.got[0]).toMatchObject({ method: "GET", path: `${base}/a:1/2/members/29:sam` });
      connector.next({ kind: "body", body: {} });
      await expect(channel.member(spot, "29:sam")).rejects.toMatchObject({ code: "EREFUSED", answered: false });
    });

    it.each([
      [403, "EGONE"],
      [404, "EGONE"],
      [400, "EREFUSED"],
      [413, "EREFUSED"],
    ])("tells %i as %s, and does not try again", async (status, code) => {
      const { channel, connector, spot } = await begin();
      connector.next({ kind: "status", status });
      await expect(channel.send(spot, words)).rejects.toMatchObject({ name: "OutsideError", code, answered: false });
      expect(connector.got).toHaveLength(1);
    });

    it("does not repeat what may have been taken, and says that it may", async () => {
      const { channel, connector, hand, spot } = await begin();
      connector.next({ kind: "reset" }, { kind: "status", status: 500 }, { kind: "silence" });
      await expect(channel.send(spot, words)).rejects.toMatchObject({ code: "ECONNRESET", answered: true });
      await expect(channel.send(spot, words)).rejects.toMatchObject({ code: "E500", answered: true });
      const last = channel.send(spot, words);
      await connector.until(3);
      hand.pass(10_000);
      await expect(last).rejects.toMatchObject({ code: "ETIMEDOUT", answered: true });
      expect(connector.got).toHaveLength(3);
    });

    it("is in trouble while the connector is down, and not after that", async () => {
      const { channel, connector, spot } = await begin();
      expect(channel.trouble()).toBeUndefined();
      await connector.down();
      await expect(channel.send(spot, words)).rejects.toMatchObject({ code: "ECONNREFUSED", answered: false });
      expect(channel.trouble()).toContain("ECONNREFUSED");
      await connector.up();
      await channel.send(spot, words);
      expect(channel.trouble()).toBeUndefined();
    });

    it("sends nothing to addresses that are not the channel's", async () => {
      const { channel, spot } = await begin();
      const foreign = { ...spot, serviceUrl: "https://evil.example/" };
      await expect(channel.send(foreign, words)).rejects.toMatchObject({ name: "OutsideError", answered: false });
    });
  });
}

function settingsFor(connector: LocalConnector, keys: LocalKeys): TeamsSettings {
  return {
    appId,
    appPassword: "secret",
    tenantId: tenant,
    appType: "SingleTenant",
    openIdMetadataUrl: keys.metadataUrl,
    serviceHosts: [connector.host],
    auth: true,
  };
}

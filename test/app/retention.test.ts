import { describe, expect, it } from "vitest";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import { openTidying } from "../../src/app/retention.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import { emptyRoster } from "../../src/domain/roster.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { lookAt } from "../contracts/look-list.ts";

const day = 24 * 60 * 60_000;
const now = 1_000 * day;
const id = (name: string) => name as LearnerId;

async function centre(idle: readonly string[], fresh: readonly string[]) {
  const store = openMemoryStore({ checked: false });
  const looks = openMemoryLooks();
  for (const one of idle) await store.update(id(one), () => newLearner(id(one), now - 100 * day));
  for (const one of fresh) await store.update(id(one), () => newLearner(id(one), now - 10 * day));
  const links = [{ from: id("teams:old"), to: id("slack:new"), at: 1 }];
  return { store, looks, office: openIdleOffice({ looks, roster: openRosterInMemory({ ...emptyRoster, links }) }) };
}

describe("Tidying up", () => {
  it("erases who has not written for too long, and nobody who wrote by another account", async () => {
    const { store, office } = await centre(["json:a", "teams:old"], ["json:b", "slack:new"]);
    const tidying = openTidying({ store, office, retention: { retentionDays: 90, looksDays: 365 } });
    expect(await tidying.step(now)).toEqual({ erased: 1, failed: 0, more: false });
    expect(await store.idleSince(now, 9)).toEqual(["teams:old", "json:b", "slack:new"]);
    expect(await tidying.step(now)).toEqual({ erased: 0, failed: 0, more: false });
  });

  it("goes on in small steps until all are gone", async () => {
    const names = Array.from({ length: 45 }, (_, at) => `json:${at}`);
    const { store, office } = await centre(names, []);
    const tidying = openTidying({ store, office, retention: { retentionDays: 90, looksDays: 365 } });
    const steps = [await tidying.step(now), await tidying.step(now), await tidying.step(now)];
    expect(steps.map(({ erased, more }) => [erased, more])).toEqual([
      [20, true],
      [20, true],
      [5, false],
    ]);
  });

  it("erases nobody where the centre has not decided so, and takes out old looks all the same", async () => {
    const { store, office, looks } = await centre(["json:a"], []);
    for (const at of [now - 400 * day, now - 300 * day]) await looks.note(lookAt("json:a", "json:m", at));
    const tidying = openTidying({ store, office, retention: { retentionDays: undefined, looksDays: 365 } });
    expect(await tidying.step(now)).toEqual({ erased: 0, failed: 0, more: false });
    expect((await store.idleSince(now, 9)).length).toBe(1);
    expect((await looks.list()).length).toBe(1);
  });

  it("erases nobody of whom an account cannot be read just now", async () => {
    const { store, office } = await centre(["json:a", "teams:old"], ["slack:new"]);
    const gone = new OutsideError("gone", { where: "database", code: "57P01" });
    const read = (one: LearnerId) => (one === "slack:new" ? Promise.reject(gone) : store.read(one));
    const tidying = openTidying({
      store: { ...store, read },
      office,
      retention: { retentionDays: 90, looksDays: 365 },
    });
    await tidying.step(now);
    expect((await store.idleSince(now, 9)).filter((one) => one !== "json:a")).toEqual(["teams:old", "slack:new"]);
  });

  it("leaves alone for a while who cannot be erased, and tries again", async () => {
    const { store, office } = await centre(["json:a"], []);
    let isFull = true;
    const full = new OutsideError("full", { where: "disk", code: "ENOSPC" });
    const failing = { ...store, forget: (one: LearnerId) => (isFull ? Promise.reject(full) : store.forget(one)) };
    const tidying = openTidying({ store: failing, office, retention: { retentionDays: 90, looksDays: 365 } });
    expect(await tidying.step(now)).toEqual({ erased: 0, failed: 1, more: false });
    isFull = false;
    expect(await tidying.step(now + 1)).toEqual({ erased: 0, failed: 0, more: false });
    expect(await tidying.step(now + day)).toEqual({ erased: 1, failed: 0, more: false });
  });
});

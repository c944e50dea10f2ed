import { expect, test } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { emptyRoster, type Roster } from "../../../src/domain/roster.ts";
import { openPageKeys } from "../../../src/platforms/web/page-keys.ts";
import { findPagePerson } from "../../../src/platforms/web/page-person.ts";
import { openMemoryPages } from "../../../src/storage/memory-pages.ts";
import { makeToken } from "./serve-pages.ts";

const ada = "json:ada" as LearnerId;
const team = { id: "t1", name: "Northgate", managers: [ada], members: [], codes: [], createdAt: 0 };
const managing: Roster = { ...emptyRoster, people: [{ who: ada, name: "Ada" }], teams: [team] };
const scopeOf = (roster: Roster) => findPagePerson(ada, { roster: () => roster, admins: new Set() }).scope;

test("what was made for a manager is gone once they manage another team, or none", async () => {
  const file = { name: "team <1>.csv", type: "text/csv", base64: btoa("a,b"), about: "A team" };
  const store = openMemoryPages({ now: () => 0 });
  const keys = openPageKeys({ publicUrl: "https://u.example", store, makeToken });
  const link = (await keys.linkFor(ada)) ?? "";
  const session = await keys.sessionOf((await keys.enter(link.split("/").at(-1) ?? "")) ?? "");
  const shelfFor = async (roster: Roster) => {
    const shelf = session?.shelfFor(scopeOf(roster));
    return [await shelf?.at("p1"), await shelf?.file("p1-0")];
  };
  const shelf = session?.shelfFor(scopeOf(managing));
  await shelf?.putFile("p1-0", file);
  await shelf?.put("p1", { kind: "made", html: "<p>Ada</p>" });
  expect(await shelfFor({ ...managing, people: [{ who: ada, name: "Ada Boss" }] })).toEqual([
    { kind: "made", html: "<p>Ada</p>" },
    { name: "team--1-.csv", type: "text/csv", bytes: Buffer.from("a,b") },
  ]);
  expect(await shelfFor({ ...managing, teams: [] })).toEqual([undefined, undefined]);
});

import { expect, test } from "vitest";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { emptyRoster, type Roster } from "../../../src/domain/roster.ts";
import { findPagePerson } from "../../../src/platforms/web/page-person.ts";
import { openPageShelf } from "../../../src/platforms/web/page-shelf.ts";

const ada = "json:ada" as LearnerId;
const team = { id: "t1", name: "Northgate", managers: [ada], members: [], codes: [], createdAt: 0 };
const managing: Roster = { ...emptyRoster, people: [{ who: ada, name: "Ada" }], teams: [team] };
const scopeOf = (roster: Roster) => findPagePerson(ada, { roster: () => roster, admins: new Set() }).scope;

test("what was made for a manager is gone once they manage another team, or none", async () => {
  const file = { name: "team.csv", type: "text/csv", base64: "", about: "A team" };
  const shelf = openPageShelf();
  shelf.keepFor(scopeOf(managing));
  const { place, settled } = shelf.put("team", Promise.resolve({ path: "team", replies: [], shown: [] }), () => "ref");
  await settled;
  const name = shelf.putFile(file);
  shelf.keepFor(scopeOf({ ...managing, people: [{ who: ada, name: "Ada Boss" }] }));
  expect([shelf.at(place)?.kind, shelf.file(name)]).toEqual(["made", file]);
  shelf.keepFor(scopeOf({ ...managing, teams: [] }));
  expect([shelf.at(place), shelf.file(name)]).toEqual([undefined, undefined]);
});

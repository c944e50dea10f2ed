import { expect, test } from "vitest";
import { staffOf } from "../../src/app/staff-of.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { emptyRoster, type Roster, type Team } from "../../src/domain/roster.ts";

const id = (name: string) => name as LearnerId;
const asker = { who: id("manager"), roles: ["manager" as const], mentions: [] };

function teamOf(name: string, members: readonly string[]): Team {
  const joined = members.map((one) => ({ who: id(one), since: 1, until: null }));
  return { id: name, name, managers: [id("manager")], members: joined, codes: [], createdAt: 1 };
}

const roster: Roster = {
  ...emptyRoster,
  people: [
    { who: id("a"), name: "Sam" },
    { who: id("b"), name: "Jo" },
    { who: id("manager"), name: "Morgan" },
  ],
  teams: [teamOf("Northgate", ["a"])],
};

test("a manager's message may hold the names of their teams and of nobody else, a trainer's everybody's", () => {
  expect(staffOf(roster, asker)).toMatchObject({ teams: ["Northgate"], people: ["Sam", "Morgan"] });
  expect(staffOf(roster, { ...asker, roles: ["trainer"] }).people).toEqual(["Sam", "Jo", "Morgan"]);
  expect(staffOf(roster, { ...asker, who: id("a"), roles: [] })).toEqual({
    roles: [],
    teams: ["Northgate"],
    people: [],
  });
});

test("who joined since is among the names, and who is mentioned in a message in that message alone", () => {
  staffOf(roster, asker);
  const later = { ...roster, teams: [teamOf("Northgate", ["a", "b"])] };
  expect(staffOf(later, asker).people).toEqual(["Sam", "Jo", "Morgan"]);
  const mentions = [{ who: id("c"), name: "Casey" }];
  expect(staffOf(roster, { ...asker, mentions }).people).toEqual(["Sam", "Morgan", "Casey"]);
  expect(staffOf(roster, asker).people).toEqual(["Sam", "Morgan"]);
});

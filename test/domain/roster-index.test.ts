import fc from "fast-check";
import { expect, test } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { emptyRoster, mainAccount, membersOf, nameIn, type Roster, rolesOf, teamsOf } from "../../src/domain/roster.ts";

const everybody = ["a", "b", "c", "d"].map((name) => name as LearnerId);
const who = fc.constantFrom(...everybody);
const member = fc.record({ who, since: fc.constant(1), until: fc.constantFrom(null, 2) });
const team = fc.record({
  id: fc.constantFrom("t1", "t2", "t3"),
  name: fc.constant("Northgate"),
  managers: fc.array(who, { maxLength: 2 }),
  members: fc.array(member, { maxLength: 5 }),
  codes: fc.constant([]),
  createdAt: fc.constant(1),
});
const roster: fc.Arbitrary<Roster> = fc.record({
  version: fc.constant(1 as const),
  people: fc.array(fc.record({ who, name: fc.constantFrom(null, "Sam", "Ash") }), { maxLength: 5 }),
  teams: fc.array(team, { maxLength: 4 }),
  appointed: fc.constant([]),
  links: fc.array(fc.record({ from: who, to: who, at: fc.constant(1) }), { maxLength: 4 }),
  linkCodes: fc.constant([]),
  pseudonyms: fc.constant([]),
  nextTeam: fc.constant(9),
});

test("what is found by the index is what looking through the roster finds, the first where it says a thing twice", () => {
  fc.assert(
    fc.property(roster, (one) => {
      for (const id of everybody) {
        expect(mainAccount(one, id)).toBe(one.links.find(({ from }) => from === id)?.to ?? id);
        expect(nameIn(one, id)).toBe(one.people.find((person) => person.who === id)?.name ?? null);
        expect(teamsOf(one, id)).toEqual(one.teams.filter((some) => membersOf(some).includes(id)));
        const accounts = [id, ...one.links.filter(({ to }) => to === id).map(({ from }) => from)];
        const roles = rolesOf(one, id, new Set(["a" as LearnerId]));
        expect(roles.includes("admin")).toBe(accounts.includes("a" as LearnerId));
        expect(roles.includes("manager")).toBe(one.teams.some(({ managers }) => managers.includes(id)));
      }
    }),
    { numRuns: 60 },
  );
});

test("a roster that was changed is looked through anew", () => {
  const [sam] = everybody;
  if (sam === undefined) throw new Error("nobody");
  expect(nameIn(emptyRoster, sam)).toBeNull();
  expect(nameIn({ ...emptyRoster, people: [{ who: sam, name: "Sam" }] }, sam)).toBe("Sam");
});

import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Look, LookList } from "../../src/ports/centre.ts";

const id = (name: string) => name as LearnerId;

/** A look at one person, by another. */
export function lookAt(who: string, by: string, at = 1): Look {
  return { at, by: id(by), byName: `Name of ${by}`, whom: { kind: "person", who: id(who) }, what: "member" };
}

const teamLook = (by: string, at = 1): Look => ({ ...lookAt("", by, at), whom: { kind: "team", team: "t1" } });

/** What every list of looks keeps to. `open` gives an empty one. */
export function lookListContract(name: string, open: () => LookList): void {
  describe(`${name} keeps the contract of a list of looks`, () => {
    it("gives back what was noted, newest first", async () => {
      const list = open();
      expect(await list.list()).toEqual([]);
      await list.note(lookAt("a", "m", 1));
      await list.note(teamLook("m", 3));
      await list.note(lookAt("b", "m", 2));
      expect(await list.list()).toEqual([teamLook("m", 3), lookAt("b", "m", 2), lookAt("a", "m", 1)]);
    });

    it("tells of the looks at people and at teams, and of those by people, newest first", async () => {
      const list = open();
      const other: Look = { ...teamLook("m", 6), whom: { kind: "team", team: "t2" } };
      for (const look of [
        lookAt("a", "m", 1),
        lookAt("b", "m", 2),
        lookAt("a", "n", 3),
        teamLook("a", 4),
        teamLook("m", 5),
        other,
      ])
        await list.note(look);
      const times = async (looks: Promise<readonly Look[]>) => (await looks).map(({ at }) => at);
      expect(await times(list.at({ people: [id("a")], teams: [] }))).toEqual([3, 1]);
      expect(await times(list.at({ people: [id("a"), id("b")], teams: ["t1"] }))).toEqual([5, 4, 3, 2, 1]);
      expect(await times(list.at({ people: [], teams: ["t2"] }))).toEqual([6]);
      expect(await times(list.at({ people: [id("t1")], teams: ["a"] }))).toEqual([]);
      expect(await times(list.by([id("a"), id("n")]))).toEqual([4, 3]);
      expect(await list.by([])).toEqual([]);
      expect(await list.at({ people: [id("b")], teams: [] })).toEqual([lookAt("b", "m", 2)]);
    });

    it("keeps the same look once, also where all are noted at the same time", async () => {
      const list = open();
      await Promise.all(Array.from({ length: 20 }, (_, at) => list.note(lookAt("a", "m", at % 10))));
      expect((await list.list()).length).toBe(10);
    });

    it("forgets a person: looks at and by them go, their looks at a team stay without them", async () => {
      const list = open();
      for (const look of [lookAt("a", "m"), lookAt("b", "m"), lookAt("b", "a"), teamLook("a"), teamLook("m")])
        await list.note(look);
      await list.forget(id("a"));
      const left = await list.list();
      expect(left.map(({ whom, byName }) => [whom.kind, byName])).toEqual([
        ["team", "Name of m"],
        ["team", null],
        ["person", "Name of m"],
      ]);
      expect(JSON.stringify(left)).not.toMatch(/"a"|Name of a/);
    });

    it("takes out what is older, and notes go on", async () => {
      const list = open();
      for (const at of [1, 2, 3]) await list.note(lookAt("a", "m", at));
      await list.prune(3);
      await list.note(lookAt("a", "m", 4));
      expect((await list.list()).map(({ at }) => at)).toEqual([4, 3]);
    });
  });
}

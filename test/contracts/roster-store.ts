import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import { createTeam } from "../../src/domain/roster-changes.ts";
import type { RosterStore } from "../../src/ports/centre.ts";

const ada = { who: "slack:T1/ada" as LearnerId, name: "Ada" };

/** The change that makes a team of this name. */
export const withTeam = (name: string) => (was: Roster) => createTeam(was, { name, managers: [ada], at: 1 });

/** What every roster's store keeps to. `open` gives an empty one. */
export function rosterStoreContract(name: string, open: () => Promise<RosterStore>): void {
  describe(`${name} keeps the contract of a roster's store`, () => {
    it("begins empty, and has what was changed at once", async () => {
      const store = await open();
      expect(store.now()).toEqual(emptyRoster);
      const changed = await store.change(withTeam("Northgate"));
      expect(store.now()).toBe(changed);
      expect(changed.teams.map(({ id, name: called }) => [id, called])).toEqual([["t1", "Northgate"]]);
    });

    it("loses none of those changed at once, in the order they were asked for", async () => {
      const store = await open();
      await Promise.all(["a", "b", "c"].map((one) => store.change(withTeam(one))));
      expect(store.now().teams.map((one) => one.name)).toEqual(["a", "b", "c"]);
    });

    it("changes nothing where the same comes back, or where a change throws", async () => {
      const store = await open();
      const before = await store.change(withTeam("Northgate"));
      await store.change((was) => was);
      const boom = new RangeError("boom");
      const thrown = store.change(() => {
        throw boom;
      });
      await expect(thrown).rejects.toBe(boom);
      expect(store.now()).toEqual(before);
      await store.change(withTeam("Evening"));
      expect(store.now().teams.length).toBe(2);
    });
  });
}

import { describe, expect, it } from "vitest";
import { eraseLearner } from "../../src/app/erase-learner.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import type { EvidenceChange } from "../../src/domain/evidence.ts";
import { accountsOf, erasedPerson, forgetPerson } from "../../src/domain/forget-person.ts";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { Letter } from "../../src/domain/letter.ts";
import { OutsideError } from "../../src/domain/outside-error.ts";
import { emptyRoster, type Roster } from "../../src/domain/roster.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { lookAt } from "../contracts/look-list.ts";
import { sampleEntry } from "./sample-entry.ts";

const id = (name: string) => name as LearnerId;
const [sam, phone, ada, max] = [id("slack:T1/SAM"), id("teams:SAM"), id("slack:T1/ADA"), id("slack:T1/MAX")];

const roster: Roster = {
  ...emptyRoster,
  people: [sam, ada, max].map((who) => ({ who, name: `Name ${who}` })),
  teams: [
    {
      id: "t1",
      name: "Northgate",
      managers: [sam],
      members: [sam, ada].map((who) => ({ who, since: 1, until: null })),
      codes: [],
      createdAt: 1,
    },
  ],
  appointed: [
    { who: sam, role: "trainer", by: max, at: 1 },
    { who: ada, role: "trainer", by: sam, at: 1 },
  ],
  links: [{ from: phone, to: sam, at: 1 }],
  linkCodes: [{ code: "ABCD2345", of: sam, until: 9 }],
  pseudonyms: [{ who: sam, alias: "K7M2P9QRSTUV" }],
  former: [
    { id: "t0", name: "Old", managers: [], members: [{ who: sam, since: 1, until: 2 }], codes: [], createdAt: 1 },
  ],
  wrongCodes: [{ who: phone, at: 1 }],
};

const letterFrom = (from: LearnerId, state: Letter["state"]): Letter => ({
  id: `${from} ${state}`,
  kind: "nudge",
  from,
  fromName: `Name ${from}`,
  text: `Words of ${from}`,
  at: 1,
  state,
  sentAt: null,
  seenAt: null,
  answer: null,
});

const signature = (by: LearnerId): EvidenceChange => ({
  number: 1,
  kind: "step",
  at: 1,
  by,
  byName: `Name ${by}`,
  from: "ready",
  to: "signed",
  words: "Seen on the floor.",
});

function recordOfAda(): Learner {
  const criteria = [{ criterion: "1.1", state: "signed" as const, changes: [signature(sam), signature(max)] }];
  return {
    ...newLearner(ada, 1),
    letters: [letterFrom(sam, "waiting"), letterFrom(sam, "sent"), letterFrom(max, "sent")],
    portfolio: { ...newLearner(ada, 1).portfolio, units: [{ qualification: "10266", unit: 4, criteria }] },
    context: {
      at: 1,
      last: { kind: "progress.member", who: sam },
      offered: [],
      asking: false,
      assumed: false,
    },
    answered: { event: "e", at: 1, intent: "x", reply: JSON.stringify({ title: `Ask Name ${sam}` }) },
  };
}

async function school() {
  const store = openMemoryStore({ checked: false });
  const looks = openMemoryLooks();
  const office = openIdleOffice({ roster: openRosterInMemory(roster), looks });
  for (const one of [newLearner(sam, 1), newLearner(phone, 1), recordOfAda(), newLearner(max, 1)])
    await store.update(one.id, () => ({ ...one, name: `Name ${one.id}` }));
  for (const look of [lookAt(sam, max), lookAt(ada, sam), lookAt(ada, max)]) await looks.note(look);
  return { store, looks, office };
}

describe("Erasing somebody", () => {
  it("takes them with all their accounts out of everything, whichever account asks", async () => {
    for (const asks of [sam, phone]) {
      const { store, looks, office } = await school();
      await eraseLearner(asks, { store, office });
      expect(await store.read(sam)).toBeUndefined();
      expect(await store.read(phone)).toBeUndefined();
      const left = [office.roster.now(), await looks.list(), await store.read(ada), await store.read(max)];
      expect(JSON.stringify(left)).not.toMatch(/SAM/);
      expect((await looks.list()).length).toBe(1);
      expect(office.roster.now().teams[0]).toMatchObject({ name: "Northgate", managers: [], members: [{ who: ada }] });
      expect(office.roster.now().appointed).toEqual([{ who: ada, role: "trainer", by: erasedPerson, at: 1 }]);
    }
  });

  it("ends their links and sessions of the pages, by all their accounts", async () => {
    const { store, office } = await school();
    const signedOut: LearnerId[] = [];
    const pages = { linkFor: async () => undefined, forget: async (who: LearnerId) => void signedOut.push(who) };
    await eraseLearner(phone, { store, office: { ...office, pages } });
    expect(signedOut.toSorted()).toEqual([sam, phone].toSorted());
  });

  it("leaves signatures valid, under the name of the log, and letters of others as they are", async () => {
    const { store, office } = await school();
    await eraseLearner(sam, { store, office });
    const { portfolio, letters, context, answered } = (await store.read(ada)) ?? newLearner(ada, 0);
    expect(portfolio.units[0]?.criteria[0]).toEqual({
      criterion: "1.1",
      state: "signed",
      changes: [{ ...signature(sam), by: "erased:K7M2P9QRSTUV", byName: "K7M2P9QRSTUV" }, signature(max)],
    });
    expect(letters).toEqual([
      { ...letterFrom(sam, "sent"), id: expect.any(String), from: erasedPerson, fromName: null, text: "" },
      letterFrom(max, "sent"),
    ]);
    expect([context, answered]).toEqual([null, null]);
  });

  it("brings what the record still holds of evidence into the log first", async () => {
    const { store, office } = await school();
    await store.update(sam, (was = newLearner(sam, 1)) => ({
      ...was,
      portfolio: { ...was.portfolio, unlogged: [sampleEntry] },
    }));
    const logged: unknown[] = [];
    const audit = { append: async (all: readonly unknown[]) => void logged.push(...all), entriesOf: async () => [] };
    await eraseLearner(sam, { store, office: { ...office, audit } });
    expect(logged).toEqual([sampleEntry]);
  });

  it("can be done again after it was cut off anywhere", async () => {
    const { store, office, looks } = await school();
    const stop = new Error("cut off");
    const cut = { ...office, roster: { ...office.roster, change: () => Promise.reject(stop) } };
    await expect(eraseLearner(phone, { store, office: cut })).rejects.toBe(stop);
    await eraseLearner(phone, { store, office });
    expect(JSON.stringify([office.roster.now(), await looks.list(), await store.read(ada)])).not.toMatch(/SAM/);
  });

  const failingFor = (who: LearnerId, code: string, store: LearnerStore): LearnerStore => {
    const error = new OutsideError("not to be read", { where: "x", code });
    return { ...store, read: (one) => (one === who ? Promise.reject(error) : store.read(one)) };
  };

  it("ends where a record cannot be read just now, theirs or another's, and can be done again", async () => {
    for (const who of [ada, phone]) {
      const { store, office, looks } = await school();
      const failing = eraseLearner(sam, { store: failingFor(who, "57P01", store), office });
      await expect(failing).rejects.toMatchObject({ code: "57P01" });
      expect(await store.read(sam)).toBeDefined();
      await eraseLearner(sam, { store, office });
      expect(JSON.stringify([office.roster.now(), await looks.list(), await store.read(ada)])).not.toMatch(/SAM/);
    }
  });

  it("passes over another's record that nobody can understand, and a damaged one of theirs", async () => {
    const { store, office } = await school();
    for (const [who, code] of [
      [max, "EDAMAGED"],
      [max, "EVERSION"],
      [phone, "EDAMAGED"],
    ] as const) {
      await eraseLearner(sam, { store: failingFor(who, code, store), office });
      expect(await store.read(phone)).toBeUndefined();
    }
  });

  it("leaves a record of theirs that a newer program wrote to that one", async () => {
    const { store, office } = await school();
    const failing = eraseLearner(sam, { store: failingFor(phone, "EVERSION", store), office });
    await expect(failing).rejects.toMatchObject({ code: "EVERSION" });
    expect(await store.read(phone)).toBeDefined();
  });

  it("reads of others only the records that the store names, where it can tell", async () => {
    const { store, office } = await school();
    const read: LearnerId[] = [];
    const asked: string[] = [];
    const telling: LearnerStore = {
      ...store,
      idleSince: () => Promise.reject(new Error("nobody asks for everybody")),
      mentioning: async (texts) => {
        asked.push(...texts);
        return [sam, ada];
      },
      read: (one) => {
        read.push(one);
        return store.read(one);
      },
    };
    await eraseLearner(sam, { store: telling, office });
    expect(read.toSorted()).toEqual([ada, sam, phone].toSorted());
    expect(asked.toSorted()).toEqual([sam, phone, `Name ${sam}`, `Name ${phone}`, `Name ${sam}`].toSorted());
    expect(JSON.stringify(await store.read(ada))).not.toMatch(/SAM/);
  });

  it("changes nothing of others where there is nothing of this person", async () => {
    const { store, office } = await school();
    const before = [office.roster.now(), await store.read(ada)];
    await eraseLearner(id("json:nobody"), { store, office });
    expect([office.roster.now(), await store.read(ada)]).toEqual(before);
    expect(forgetPerson(roster, accountsOf(roster, id("json:nobody")))).toBe(roster);
  });
});

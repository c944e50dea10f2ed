import { expect, test } from "vitest";
import { openStandings } from "../../../src/app/standing/open-standings.ts";
import type { Learner, LearnerId } from "../../../src/domain/learner.ts";
import { OutsideError } from "../../../src/domain/outside-error.ts";
import { emptyRoster, type Roster } from "../../../src/domain/roster.ts";
import type { LearnerStore } from "../../../src/ports/learner-store.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { desk, morning } from "../try-out.ts";
import { personOf } from "./practised-person.ts";

const day = 86_400_000;
const sam = personOf({ name: "Sam", planned: [1, 2], idle: 1 });
const ada = personOf({ name: "Ada", planned: [1], idle: 3 });
const nobody = "json:nobody" as LearnerId;

const roster: Roster = {
  ...emptyRoster,
  teams: [
    {
      id: "t1",
      name: "Northgate",
      managers: [],
      members: [
        { who: sam.id, since: 0, until: null },
        { who: ada.id, since: 0, until: null },
        { who: nobody, since: 0, until: null },
        { who: "json:left" as LearnerId, since: 0, until: 1 },
      ],
      codes: [],
      createdAt: 0,
    },
  ],
};

interface Counted {
  readonly store: LearnerStore;
  readonly reads: () => number;
}

function counted(store: LearnerStore): Counted {
  let reads = 0;
  return {
    reads: () => reads,
    store: {
      ...store,
      read: (id) => {
        reads += 1;
        return store.read(id);
      },
    },
  };
}

async function open(people: readonly Learner[] = [sam, ada]) {
  const memory = openMemoryStore();
  for (const one of people) await memory.update(one.id, () => one);
  const { store, reads } = counted(memory);
  const standings = openStandings({ store, desk: () => desk, roster: () => roster });
  return { ...standings, reads, memory };
}

async function failingForAda(code: string): Promise<LearnerStore> {
  const memory = openMemoryStore();
  await memory.update(sam.id, () => sam);
  const error = new OutsideError("not to be read", { where: "x", code });
  return { ...memory, read: (id) => (id === ada.id ? Promise.reject(error) : memory.read(id)) };
}

test("everybody is whoever is in a team now, and who is not there is left out", async () => {
  const { find } = await open();
  expect([...(await find("everybody", morning)).keys()].toSorted()).toEqual([ada.id, sam.id]);
});

test("the same day nobody's record is read twice, not even that of one who is not there; the next day all are", async () => {
  const { find, reads } = await open();
  const first = await find("everybody", morning);
  const again = await find("everybody", morning + 3_600_000);
  expect(reads()).toBe(3);
  expect(again.get(sam.id)).toBe(first.get(sam.id));
  await find("everybody", morning + day);
  expect(reads()).toBe(6);
});

test("a change through the store is seen at once, talk alone costs nothing", async () => {
  const { find, store, reads } = await open();
  await find([sam.id], morning);
  await store.update(sam.id, (was = sam) => ({ ...was, handled: ["e1"] }));
  await find([sam.id], morning);
  expect(reads()).toBe(1);
  await store.update(sam.id, (was = sam) => ({ ...was, plans: [] }));
  expect((await find([sam.id], morning)).get(sam.id)?.plan.units).toEqual([]);
  expect(reads()).toBe(2);
});

test("who is erased is gone, and who first writes is there", async () => {
  const { find, store } = await open();
  expect((await find([sam.id, nobody], morning)).size).toBe(1);
  await store.forget(sam.id);
  await store.update(nobody, () => ({ ...ada, id: nobody }));
  expect([...(await find([sam.id, nobody], morning)).keys()]).toEqual([nobody]);
});

test("what was read before a change is not remembered after it", async () => {
  const memory = openMemoryStore();
  await memory.update(sam.id, () => sam);
  const waiting: (() => void)[] = [];
  const slow: LearnerStore = {
    ...memory,
    read: async (id) => {
      const found = await memory.read(id);
      await new Promise<void>((done) => waiting.push(done));
      return found;
    },
  };
  const { find, store } = openStandings({ store: slow, desk: () => desk, roster: () => roster });
  const early = find([sam.id], morning);
  while (waiting.length === 0) await Promise.resolve();
  await store.update(sam.id, (was = sam) => ({ ...was, plans: [] }));
  waiting.pop()?.();
  expect((await early).get(sam.id)?.plan.units).toEqual([1, 2]);
  const late = find([sam.id], morning);
  while (waiting.length === 0) await Promise.resolve();
  waiting.pop()?.();
  expect((await late).get(sam.id)?.plan.units).toEqual([]);
});

test("a record that nobody can understand does not keep the others from being seen", async () => {
  for (const code of ["EDAMAGED", "EVERSION"]) {
    const { find } = openStandings({ store: await failingForAda(code), desk: () => desk, roster: () => roster });
    expect([...(await find("everybody", morning)).keys()]).toEqual([sam.id]);
  }
});

test("where a record cannot be read just now, nobody is told that this person is not there", async () => {
  const { find } = openStandings({ store: await failingForAda("57P01"), desk: () => desk, roster: () => roster });
  await expect(find("everybody", morning)).rejects.toMatchObject({ code: "57P01" });
});

test("content that was read again is looked at afresh", async () => {
  const memory = openMemoryStore();
  await memory.update(sam.id, () => sam);
  let now = desk;
  const { find } = openStandings({ store: memory, desk: () => now, roster: () => roster });
  const before = await find([sam.id], morning);
  now = { ...desk, content: { ...desk.content } };
  expect((await find([sam.id], morning)).get(sam.id)).not.toBe(before.get(sam.id));
});

test("who was looked at beforehand is not read when somebody asks", async () => {
  const { find, warm, reads } = await open();
  await warm(morning);
  expect(reads()).toBe(3);
  expect((await find("everybody", morning)).size).toBe(2);
  expect(reads()).toBe(3);
});

test("what another process changed is seen at the next look, and only that is read again", async () => {
  const memory = openMemoryStore();
  for (const one of [sam, ada]) await memory.update(one.id, () => one);
  const changes = new Map([
    [sam.id, 1],
    [ada.id, 1],
  ]);
  const { store, reads } = counted({ ...memory, changesOf: async () => changes });
  const { find } = openStandings({ store, desk: () => desk, roster: () => roster });
  const before = await find("everybody", morning);
  await memory.update(sam.id, (was) => ({ ...(was ?? sam), name: "Samira" }));
  changes.set(sam.id, 2);
  const after = await find("everybody", morning);
  expect(reads()).toBe(4);
  expect(after.get(sam.id)).not.toBe(before.get(sam.id));
  expect(after.get(ada.id)).toBe(before.get(ada.id));
});

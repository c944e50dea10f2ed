import { expect, it } from "vitest";
import { openLaneTurns } from "../../../src/storage/postgres/lane-turns.ts";
import { openLearnerLeases } from "../../../src/storage/postgres/learner-leases.ts";
import { openLearnersTable } from "../../../src/storage/postgres/learners-table.ts";
import { nodeTimers } from "../../../src/storage/timers.ts";
import { dueLearner } from "../../schedule/toy-prompter.ts";
import { idOf } from "../sample-learners.ts";
import { openInstances } from "./open-databases.ts";
import { watchQueries } from "./watch-queries.ts";

const people = Array.from({ length: 24 }, (_, at) => idOf(`stand-in:${at}`));

it("Two instances that change the same people at once lose nothing, with far fewer statements than changes", async () => {
  const { all, log } = await openInstances(2);
  const [one, two] = all
    .map(watchQueries)
    .map((database) => ({ database, store: openLearnersTable({ database, log }) }));
  if (one === undefined || two === undefined) throw new Error("There is no database");
  await Promise.all(people.map((id) => one.store.update(id, () => dueLearner(id, 1))));
  await Promise.all(people.map((id) => two.store.read(id)));
  const before = one.database.statements() + two.database.statements();
  const add = ({ store }: typeof one) =>
    people.map((id) =>
      store.update(id, (was) => ({ ...dueLearner(id, 1), ...was, updatedAt: (was?.updatedAt ?? 0) + 1 })),
    );
  await Promise.all([one, two, one, two].flatMap(add));
  const used = one.database.statements() + two.database.statements() - before;
  const found = await Promise.all(people.map((id) => one.store.read(id)));
  expect(found.map((learner) => learner?.updatedAt)).toEqual(people.map(() => 4));
  expect(used).toBeLessThan(people.length * 4);
});

it("Messages of many people begun at once are each begun once, and those of others not at all", async () => {
  const { all, log } = await openInstances(2);
  const [database, other] = all;
  if (database === undefined || other === undefined) throw new Error("There is no database");
  const store = openLearnersTable({ database, log });
  await Promise.all(people.map((id) => store.update(id, () => dueLearner(id, 1))));
  const [ours, theirs] = [database, other].map((from) => openLearnerLeases({ database: from, timers: nodeTimers }));
  if (ours === undefined || theirs === undefined) throw new Error("There are no leases");
  const mine = new Set(await ours.takeDue(2, 10, new Set()));
  const begin = () => Promise.all(people.map((id) => ours.begin(id, "a day")));
  expect(await begin()).toEqual(people.map((id) => (mine.has(id) ? "ours" : "lost")));
  expect(await begin()).toEqual(people.map((id) => (mine.has(id) ? "before" : "lost")));
  expect(mine.size).toBe(10);
  expect(await theirs.takeDue(2, 100, new Set())).toHaveLength(14);
  await Promise.all([ours.close(new Set()), theirs.close(new Set())]);
});

it("Turns of many lanes asked for at once come one after the other in each lane, over two instances", async () => {
  const { all } = await openInstances(2);
  const lanes = Array.from({ length: 40 }, (_, at) => `stand-in/${at}`);
  const gapMs = 60_000;
  const waits = await Promise.all(
    all.map(openLaneTurns).map((pace) => Promise.all(lanes.map((lane) => pace.reserve(lane, 2, gapMs)))),
  );
  for (const [at] of lanes.entries()) {
    const [first = 0, second = 0] = waits.map((one) => one[at] ?? -1).toSorted((a, b) => a - b);
    expect(first).toBe(0);
    // Less the time since the first was given.
    expect(second).toBeGreaterThan(1.5 * gapMs);
    expect(second).toBeLessThanOrEqual(2 * gapMs + 1);
  }
});

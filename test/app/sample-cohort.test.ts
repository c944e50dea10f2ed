import { beforeAll, expect, test } from "vitest";
import { createAssistant } from "../../src/app/handle.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import { makeSampleCohort, sampleRoster } from "../../src/app/sample-cohort.ts";
import {
  sampleAdmin,
  sampleApprentices,
  sampleManager,
  samplePeople,
  sampleTrainer,
} from "../../src/app/sample-people.ts";
import { checkPlan } from "../../src/domain/check-plan.ts";
import type { Learner } from "../../src/domain/learner.ts";
import { unpackCard } from "../../src/domain/pack-practice.ts";
import { membersOf, rolesOf } from "../../src/domain/roster.ts";
import { recallAt } from "../../src/memory/forgetting.ts";
import { settleLearner } from "../../src/storage/learner-record.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { desk, morning } from "./try-out.ts";

const day = 86_400_000;
let people: ReadonlyMap<string, Learner>;
let told: readonly number[];

async function makePeople(): Promise<{
  readonly people: ReadonlyMap<string, Learner>;
  readonly told: readonly number[];
}> {
  const store = openMemoryStore();
  const office = openIdleOffice({
    roster: openRosterInMemory(sampleRoster(morning)),
    admins: new Set([sampleAdmin.who]),
  });
  const log = { error: (message: string) => expect.fail(message), info: () => undefined };
  const { handle } = createAssistant({ ...desk, office, store, log, makeReference: () => "ref" });
  const done: number[] = [];
  await makeSampleCohort({
    handle,
    store,
    content: desk.content,
    at: morning,
    onProgress: (making) => void done.push(making.done),
  });
  const found = await Promise.all(samplePeople.map(async ({ who }) => [who, await store.read(who)] as const));
  return {
    people: new Map(found.flatMap(([who, one]) => (one === undefined ? [] : [[who, one] as const]))),
    told: done,
  };
}

beforeAll(async () => {
  ({ people, told } = await makePeople());
});

const of = (name: string): Learner => people.get(`local:${name}`) ?? expect.fail(`no ${name}`);
const daysIdle = ({ practice }: Learner): number => Math.round((morning - (practice.reviews.at(-1)?.[2] ?? 0)) / day);

test("ten apprentices are one team, with a manager, a trainer and an admin", () => {
  const roster = sampleRoster(morning);
  expect(roster.teams.map((team) => [team.name, membersOf(team).length])).toEqual([["Northgate", 10]]);
  const roles = [sampleManager, sampleTrainer, sampleAdmin].map(({ who }) =>
    rolesOf(roster, who, new Set([sampleAdmin.who])),
  );
  expect(roles).toEqual([["manager"], ["trainer"], ["admin"]]);
  expect(new Set(samplePeople.map(({ who }) => who)).size).toBe(13);
});

test("each step of the making is told", () => {
  expect(told).toEqual(samplePeople.map((_, index) => index + 1));
});

test("one never began, one was away for three weeks, one has no plan, and one has every unit of hers", () => {
  expect(people.has("local:femi")).toBe(false);
  expect(daysIdle(of("grace"))).toBe(21);
  expect(of("ellie").plans).toEqual([]);
  expect(of("chloe").plans[0]?.planned).toEqual([]);
});

test.each(["ben", "hamza"])("%s plans units that bar each other", (name) => {
  const [plan] = of(name).plans;
  const rules = desk.content.qualification(plan?.qualification ?? "", "2026-11-23");
  if (plan === undefined || rules === undefined) return expect.fail("no plan");
  const broken = checkPlan(plan, rules, "compatible");
  expect([broken.verdict, broken.reasons.map(({ rule }) => rule)]).toEqual(["no", ["barred"]]);
});

test("practice lies within sixty days, grows and fades, and is kept as anybody's is", () => {
  for (const { person, idle } of sampleApprentices.filter((one) => one.idle !== null)) {
    const learner = of(person.who.slice("local:".length));
    const { reviews, cards, days } = learner.practice;
    expect(settleLearner(learner.id, learner)).toEqual(learner);
    expect(daysIdle(learner)).toBe(idle);
    expect(
      reviews.every(([, , at], index) => at < morning && at >= (reviews[index - 1]?.[2] ?? morning - 60 * day)),
    ).toBe(true);
    expect(days.reduce((sum, { answered }) => sum + answered, 0)).toBe(reviews.length);
    const recalls = cards.map((packed) => recallAt(unpackCard(packed), morning));
    expect(Math.min(...recalls)).toBeGreaterThan(0.2);
    expect(Math.max(...recalls)).toBeLessThan(1);
  }
  const meanOf = ({ practice: { cards } }: Learner) =>
    cards.reduce((sum, packed) => sum + recallAt(unpackCard(packed), morning), 0) / cards.length;
  expect(meanOf(of("aisha"))).toBeGreaterThan(meanOf(of("grace")));
});

test("the same morning makes the same people", async () => {
  const again = await makePeople();
  expect(Object.fromEntries(again.people)).toEqual(Object.fromEntries(people));
});

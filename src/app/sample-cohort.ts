import type { Instant, Learner } from "../domain/learner.ts";
import { emptyPlan, type SavedPlan } from "../domain/plan.ts";
import type { Roster, Team } from "../domain/roster.ts";
import { emptyRoster } from "../domain/roster.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Handle, Incoming } from "../ports/platform.ts";
import type { Making, PlayedPerson } from "../ports/playground.ts";
import { evidenceSteps } from "./sample-evidence.ts";
import {
  type SampleApprentice,
  sampleAdmin,
  sampleApprentices,
  sampleManager,
  samplePeople,
  sampleTrainer,
} from "./sample-people.ts";
import { daysBefore, makePractice } from "./sample-practice.ts";

/** How many days of practice there are. */
const sampleDays = 60;

/** What making the sample cohort takes. */
export interface SampleWith {
  /** The way in to the assistant whose store this is, with the roster of `sampleRoster`. */
  readonly handle: Handle;
  readonly store: LearnerStore;
  readonly content: ContentStore;
  /** Everything made lies before this. */
  readonly at: Instant;
  readonly onProgress: (making: Making) => void;
}

/** A team Northgate with its manager, a trainer and an admin. */
export function sampleRoster(at: Instant): Roster {
  const since = daysBefore(at, sampleDays);
  const team: Team = {
    id: "t1",
    name: "Northgate",
    managers: [sampleManager.who],
    members: sampleApprentices.map(({ person }) => ({ who: person.who, since, until: null })),
    codes: [],
    createdAt: since,
  };
  return {
    ...emptyRoster,
    people: samplePeople.map(({ who, name }) => ({ who, name })),
    teams: [team],
    appointed: [{ who: sampleTrainer.who, role: "trainer", by: sampleAdmin.who, at: since }],
    nextTeam: 2,
  };
}

/**
 * Ten apprentices with plans, sixty days of practice and evidence in every state; the same day makes the same people. What
 * they say goes through the assistant; practice is made by the functions that a quiz uses.
 */
export async function makeSampleCohort(using: SampleWith): Promise<void> {
  const of = samplePeople.length;
  let done = 0;
  for (const apprentice of sampleApprentices) {
    if (apprentice.qualification !== null) await makeApprentice(apprentice, using);
    done += 1;
    using.onProgress({ done, of });
  }
  const digest = { kind: "digest.set", on: true, day: "mon", time: "08:00" } as const;
  await sayAs(sampleManager, using)({ kind: "pressed", intent: digest }, daysBefore(using.at, 1));
  for (const person of [sampleManager, sampleTrainer, sampleAdmin]) {
    await sayAs(person, using)({ kind: "pressed", intent: { kind: "whoami" } }, daysBefore(using.at, 1));
    done += 1;
    using.onProgress({ done, of });
  }
}

type Say = (act: Incoming["act"], at: Instant) => Promise<unknown>;

/** Says something as one of them, at a time gone by. */
function sayAs({ who, name }: PlayedPerson, { handle }: SampleWith): Say {
  const from = { platform: "local", place: who };
  return (act, at) => handle({ learner: who, at, act, from, profile: { name, timezone: "Europe/London", roles: [] } });
}

async function makeApprentice(apprentice: SampleApprentice, using: SampleWith): Promise<void> {
  const { person, qualification, planned, achieved, daily } = apprentice;
  if (qualification === null) return;
  const say = sayAs(person, using);
  const begun = daysBefore(using.at, sampleDays);
  await say({ kind: "pressed", intent: { kind: "qualification.choose", qualification } }, begun);
  await using.store.update(person.who, (was) => withPast(was, apprentice, using));
  if (planned.length + achieved.length > 0) for (const step of evidenceSteps(apprentice, using)) await step(say);
  if (daily === null) return;
  const wish = { on: true, time: daily, days: ["mon", "tue", "wed", "thu", "fri"] } as const;
  await say({ kind: "pressed", intent: { kind: "daily.set", wish } }, using.at);
}

/** Plan and practice as they are after these days. A plan that breaks a rule could not be saved by asking: it is put there. */
function withPast(was: Learner | undefined, apprentice: SampleApprentice, { content, at }: SampleWith): Learner {
  const { person, idle, skill, diligence } = apprentice;
  if (was === undefined) throw new Error("who chose a certificate is there");
  const last = daysBefore(at, idle ?? 0);
  const seed = sampleApprentices.findIndex((one) => one.person.who === person.who) + 1;
  const questions = questionsFor(apprentice, content, at);
  const practice =
    idle === null
      ? was.practice
      : makePractice({ seed, questions, skill, diligence, from: daysBefore(at, sampleDays - 2), until: last });
  const plan = planFor(apprentice);
  return { ...was, plans: plan === undefined ? was.plans : [plan], practice, context: null, updatedAt: last };
}

function planFor({ qualification, achieved, planned, how }: SampleApprentice): SavedPlan | undefined {
  if (qualification === null || achieved.length + planned.length === 0) return undefined;
  return { ...emptyPlan, qualification, achieved: achieved.map((unit) => ({ unit, how })), planned };
}

/** The questions of the subjects of the plan, a few of each first; of every unit where there is no plan. */
function questionsFor({ qualification, achieved, planned }: SampleApprentice, content: ContentStore, at: Instant) {
  const rules = content.qualification(qualification ?? "", new Date(at).toISOString().slice(0, 10));
  const wanted = [...achieved, ...planned];
  const units = (rules?.units ?? []).filter(({ number }) => wanted.length === 0 || wanted.includes(number));
  const piles = units.map(({ subject }) => content.study().questions.filter((one) => one.subject === subject));
  const most = Math.max(0, ...piles.map((pile) => pile.length));
  const dealt = Array.from({ length: most }, (_, round) => piles.flatMap((pile) => pile[round] ?? []));
  return dealt.flat().map(({ id, version }) => ({ id, version }));
}

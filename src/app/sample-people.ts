import type { LearnerId } from "../domain/learner.ts";
import type { AchievedHow } from "../domain/plan.ts";
import type { QualificationCode, UnitNumber } from "../domain/qualification.ts";
import type { PlayedPerson } from "../ports/playground.ts";

/** A made-up apprentice: what they plan, and how they practise. */
export interface SampleApprentice {
  readonly person: PlayedPerson;
  /** Null: none is chosen. */
  readonly qualification: QualificationCode | null;
  readonly achieved: readonly UnitNumber[];
  readonly how: AchievedHow;
  readonly planned: readonly UnitNumber[];
  /** How likely a question never met is answered rightly, 0 to 1. */
  readonly skill: number;
  /** The chance of practice on a day. */
  readonly diligence: number;
  /** Days since the last practice; null: never practised. */
  readonly idle: number | null;
  /** "HH:MM": asks for a daily question then; null: for none. */
  readonly daily: string | null;
  /** Criteria of the first planned or achieved units, in order, by how far their evidence is. */
  readonly evidence: {
    readonly signed: number;
    readonly returned: number;
    readonly ready: number;
    readonly begun: number;
  };
}

const noEvidence = { signed: 0, returned: 0, ready: 0, begun: 0 };

const usual = {
  achieved: [],
  how: "assessed",
  planned: [],
  skill: 0.6,
  diligence: 0.5,
  idle: 1,
  daily: null,
  evidence: noEvidence,
} as const;

function learner(given: string, family: string, about: string): PlayedPerson {
  return { who: `local:${given.toLowerCase()}` as LearnerId, name: `${given} ${family}`, role: "learner", about };
}

/** Ten apprentices of one team, each of whom shows something else. */
export const sampleApprentices: readonly SampleApprentice[] = [
  {
    ...usual,
    person: learner("Aisha", "Khan", "Level 2, practises most days"),
    qualification: "10266",
    achieved: [1, 2],
    planned: [3, 6, 7, 10],
    skill: 0.75,
    diligence: 0.8,
    daily: "08:30",
    evidence: { signed: 6, returned: 0, ready: 2, begun: 2 },
  },
  {
    ...usual,
    person: learner("Ben", "Carter", "Level 2, plans two units that bar each other"),
    qualification: "10266",
    planned: [1, 2, 3, 6, 8],
    skill: 0.5,
    diligence: 0.35,
    idle: 4,
    evidence: { signed: 0, returned: 1, ready: 1, begun: 2 },
  },
  {
    ...usual,
    person: learner("Chloe", "Evans", "Level 2, has every unit of her plan"),
    qualification: "10266",
    achieved: [1, 2, 3, 5, 6, 9, 10],
    skill: 0.85,
    diligence: 0.6,
    idle: 3,
    evidence: { signed: 12, returned: 0, ready: 0, begun: 0 },
  },
  {
    ...usual,
    person: learner("Dev", "Patel", "Level 3, on his way"),
    qualification: "10267",
    achieved: [1],
    planned: [2, 3, 4, 6, 7],
    diligence: 0.6,
    daily: "12:15",
    evidence: { signed: 3, returned: 1, ready: 2, begun: 1 },
  },
  { ...usual, person: learner("Ellie", "Walsh", "Level 2, practises and has no plan yet"), qualification: "10266" },
  { ...usual, person: learner("Femi", "Ade", "never began"), qualification: null, idle: null },
  {
    ...usual,
    person: learner("Grace", "Lin", "Level 2, away for three weeks"),
    qualification: "10266",
    planned: [1, 2, 3, 5, 7],
    idle: 21,
    evidence: { signed: 1, returned: 0, ready: 0, begun: 2 },
  },
  {
    ...usual,
    person: learner("Hamza", "Ali", "Level 3, plans two units that bar each other"),
    qualification: "10267",
    planned: [1, 2, 3, 12, 13],
    skill: 0.55,
    diligence: 0.4,
    idle: 2,
  },
  {
    ...usual,
    person: learner("Isla", "Reid", "Level 2, waits for her assessor"),
    qualification: "10266",
    achieved: [2],
    planned: [1, 3, 4, 8, 10],
    diligence: 0.7,
    daily: "09:00",
    evidence: { signed: 2, returned: 2, ready: 4, begun: 1 },
  },
  {
    ...usual,
    person: learner("Jakub", "Nowak", "Level 3, learns fast and forgets fast"),
    qualification: "10267",
    planned: [1, 2, 3, 5, 8, 9],
    skill: 0.4,
    diligence: 0.25,
    idle: 6,
    daily: "17:30",
  },
];

/** The one who manages their team. */
export const sampleManager: PlayedPerson = {
  who: "local:maya" as LearnerId,
  name: "Maya Brooks",
  role: "manager",
  about: "manages the team Northgate",
};

/** The one who signs their evidence. */
export const sampleTrainer: PlayedPerson = {
  who: "local:tom" as LearnerId,
  name: "Tom Hughes",
  role: "trainer",
  about: "trainer and assessor",
};

/** The one who runs the assistant. */
export const sampleAdmin: PlayedPerson = {
  who: "local:alex" as LearnerId,
  name: "Alex Morgan",
  role: "admin",
  about: "runs the assistant",
};

/** Everybody, in the order in which they are offered. */
export const samplePeople: readonly PlayedPerson[] = [
  ...sampleApprentices.map(({ person }) => person),
  sampleManager,
  sampleTrainer,
  sampleAdmin,
];

import type { Intent } from "../domain/intent.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import type { Plan, SavedPlan } from "../domain/plan.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { Qualification, QualificationCode, UnitNumber } from "../domain/qualification.ts";
import type { Choice, Reply } from "../domain/reply.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { Role } from "../ports/platform.ts";
import type { Say } from "../words/say.ts";
import type { Library } from "./library.ts";

/** Everything a command may look at. */
export interface Scene {
  readonly learner: Learner;
  readonly at: Instant;
  /** The learner's local date, "YYYY-MM-DD". */
  readonly today: string;
  /** Rules in force today, by ascending level. */
  readonly offered: readonly Qualification[];
  /** The learner's certificate, chosen or given by the platform. */
  readonly own: QualificationCode | null;
  readonly content: ContentStore;
  readonly library: Library;
  /** Whether questions are noted that nothing is found for. */
  readonly notesQuestions: boolean;
  /** Whether reported questions reach a trainer. */
  readonly takesReports: boolean;
  /** Whether practice is stated to a learning record store. */
  readonly statesPractice: boolean;
  readonly roles: readonly Role[];
  readonly say: Say;
  /** Whether the certificate was taken from the unit numbers alone. */
  readonly assumed: boolean;
}

/** A question that a learner says is wrong, with words that carry no name. */
export interface Reported {
  readonly question: string;
  readonly version: number;
  readonly said: string;
  /** The report is taken back. */
  readonly withdrawn?: true;
}

/** What a command comes to. `intent` is the console protocol's name; `learner` is set where something is to be kept. */
export interface Outcome {
  readonly intent: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly reply: Reply;
  readonly learner?: Learner;
  /** What the conversation is about from here on, where that is not the intent itself. */
  readonly about?: Intent;
  /** A question that nothing was found for: it is noted for trainers, without the person. */
  readonly unanswered?: string;
  /** A question that is wrong: it is noted for trainers, without the person. */
  readonly reported?: Reported;
  /** Nobody else may see it, whatever it says, and it is not kept. */
  readonly personal?: boolean;
  /** The record is to be deleted. */
  readonly forget?: boolean;
}

/** One thing a person can do: its own file, Intent to Outcome. Pure. */
export type Command<K extends Intent["kind"]> = (intent: Extract<Intent, { kind: K }>, scene: Scene) => Outcome;

/** A reply with defaults. */
export function makeReply(title: string, rest: Partial<Omit<Reply, "title">> = {}): Reply {
  return {
    title,
    blocks: rest.blocks ?? [],
    choices: rest.choices ?? [],
    next: rest.next ?? [],
    audience: rest.audience ?? "learner",
  };
}

/** A button that means an intent. */
export function offer(label: string, intent: Intent): Choice {
  return { label, intent };
}

/** The qualification of a code that is known to be on offer; the first on offer where the code is stale. */
export function qualificationOf(code: QualificationCode | undefined, scene: Scene): Qualification {
  const wanted = code ?? scene.own;
  const found = scene.offered.find((one) => one.code === wanted) ?? scene.offered[0];
  if (found === undefined) throw new Error("no qualification is in force");
  return found;
}

/** The learner's saved plan for a qualification; empty where there is none. */
export function savedPlan(code: QualificationCode, learner: Learner): SavedPlan {
  return learner.plans.find((plan) => plan.qualification === code) ?? { qualification: code, ...emptyPlan };
}

/** A plan of these units: those the learner has achieved count as achieved, the rest as planned. */
export function planOf(units: readonly UnitNumber[], saved: SavedPlan): Plan {
  const achieved = saved.achieved.filter((one) => units.includes(one.unit));
  const has = new Set(achieved.map((one) => one.unit));
  return { achieved, planned: units.filter((unit) => !has.has(unit)), exceptions: saved.exceptions };
}

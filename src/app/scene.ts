import type { Intent } from "../domain/intent.ts";
import type { Instant, Learner, LearnerId } from "../domain/learner.ts";
import type { Plan, SavedPlan } from "../domain/plan.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { Qualification, QualificationCode, UnitNumber } from "../domain/qualification.ts";
import type { Choice, Reply } from "../domain/reply.ts";
import type { Role } from "../domain/role.ts";
import type { Roster } from "../domain/roster.ts";
import type { ContentView } from "../domain/staff-intent.ts";
import type { Standing } from "../domain/standing.ts";
import type { Look, LookedAt } from "../ports/centre.ts";
import type { ContentStore } from "../ports/content-store.ts";
import type { PaperOrder } from "../ports/papers.ts";
import type { Mention } from "../ports/platform.ts";
import type { BrokenPlan } from "../ports/rule-change.ts";
import type { Say } from "../words/say.ts";
import type { ContentFigures } from "./content-views/content-figures.ts";
import type { Library } from "./library.ts";
import type { Retention } from "./office.ts";
import type { KeptBeside } from "./privacy/gather-kept.ts";

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
  /** Who is who in the centre. */
  readonly roster: Roster;
  /** Others whom the message mentions. */
  readonly mentions: readonly Mention[];
  /** What a command asked for by `wants`; null before that. */
  readonly gathered: Gathered | null;
  /** Makes codes and ids that nobody can guess: so many characters of A to Z and 2 to 9. */
  readonly makeCode: (length: number) => string;
  /** Whether files can be made. */
  readonly makesFiles: boolean;
  /** How long things are kept; undefined: nobody decided. */
  readonly retention: Retention | undefined;
  readonly say: Say;
  /** Whether the certificate was taken from the unit numbers alone. */
  readonly assumed: boolean;
}

/** What a command has to know of others before it can answer. */
export interface Wants {
  readonly standings?: readonly LearnerId[] | "everybody";
  readonly learners?: readonly LearnerId[];
  readonly looks?: LookedAt;
  /** A link to the pages for whoever asks. */
  readonly pageLink?: true;
  /** Saved plans that a change of the rules broke. */
  readonly broken?: true;
  /** Everything kept of this person outside the record. */
  readonly history?: LearnerId;
  /** Who is in a group of the platform: a Slack user group, or where this is said. */
  readonly group?: { readonly name: string | null };
  readonly content?: ContentView;
}

/** What was found; what is not there, or cannot be read, is left out. */
export interface Gathered {
  readonly standings: ReadonlyMap<LearnerId, Standing>;
  readonly learners: ReadonlyMap<LearnerId, Learner>;
  readonly looks: readonly Look[];
  /** Undefined where it was not asked for. */
  readonly broken?: readonly BrokenPlan[];
  /** Undefined where no pages are served. */
  readonly pageLink?: string;
  /** Whose records were asked for, there or not. */
  readonly asked?: ReadonlySet<LearnerId>;
  /** What is kept of the person who was asked about, outside their record. */
  readonly history?: KeptBeside;
  /** Undefined: the platform has no such group, or does not tell. */
  readonly group: readonly Mention[] | undefined;
  /** The figures or lists that were asked for; undefined where none are kept. */
  readonly content: ContentFigures | undefined;
}

/**
 * Something done beside the asker's own record, before the answer is kept; in this order. Each may be done twice (a kill
 * in between), so each must come out the same the second time.
 */
export type Act =
  | { readonly kind: "roster"; readonly change: (was: Roster) => Roster }
  | { readonly kind: "look"; readonly look: Look }
  /** Changes somebody else's record; nobody is there: nothing. */
  | { readonly kind: "record"; readonly who: LearnerId; readonly change: (was: Learner) => Learner }
  /** The records of `from` and `to` become one, under `to`; where both have a plan for a certificate, that of `plans` stays. */
  | { readonly kind: "merge"; readonly from: LearnerId; readonly to: LearnerId; readonly plans: "from" | "to" };

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
  /** Has to be found out first; then the command is run again, with `scene.gathered`. The rest of this outcome is dropped. */
  readonly wants?: Wants;
  /** Not together with a `learner` whose own fields change: only what was talked of is kept then. */
  readonly acts?: readonly Act[];
  /** Made and put under the reply. */
  readonly paper?: PaperOrder;
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

import type { Nation, QuietHours } from "./daily.ts";
import type { PlanQuestion } from "./plan.ts";
import type { QualificationCode, UnitNumber } from "./qualification.ts";
import type { OwnState, StaffIntent, TeamView } from "./staff-intent.ts";

/** A day of the week, Monday first. */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
export const weekdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** What can be asked of a unit. */
export const unitTopics = ["summary", "credits", "level", "hours", "criteria"] as const;
export type UnitTopic = (typeof unitTopics)[number];

/** What can be asked of a certificate. */
export const qualificationTopics = [
  "rules",
  "mandatory",
  "optional",
  "barred",
  "credits",
  "assessment",
  "eligibility",
  "related",
  "support",
  "fees",
  "approval",
  "contact",
] as const;
export type QualificationTopic = (typeof qualificationTopics)[number];

/** What the daily question is asked to be; absent fields keep what is set. */
export interface DailyWish {
  readonly on?: boolean;
  /** "HH:MM", 24 hours, local to the learner. */
  readonly time?: string;
  readonly days?: readonly Weekday[];
  readonly count?: number;
  /** A local date, "YYYY-MM-DD". */
  readonly pausedUntil?: string | null;
  /** 2: every other day. */
  readonly every?: 1 | 2;
  /** Not on this nation's bank holidays; null: on those too. `unknown`: on none, and which nation's was not said. */
  readonly skipHolidays?: Nation | "unknown" | null;
  readonly quiet?: QuietHours | null;
  /** An IANA zone: "Europe/Lisbon". */
  readonly timezone?: string;
}

/** Which certificate an intent is about; undefined: the learner's own. */
interface About {
  readonly qualification?: QualificationCode;
}

/** Which question of which quiz a button belongs to; typed words have neither and mean the one that is asked. */
interface OfQuestion {
  readonly attempt?: string;
  readonly question?: string;
}

/** Everything a message or a pressed button can mean. A resolved intent carries all it needs; no sentence is kept. */
export type Intent =
  | ({ readonly kind: "plan.check"; readonly question: PlanQuestion; readonly units: readonly UnitNumber[] } & About)
  | ({
      readonly kind: "plan.suggest";
      /** `finish`: ways to finish; `still`: what may still be taken beside these; `least`: the least work in all. */
      readonly want: "finish" | "still" | "least";
      readonly units: readonly UnitNumber[];
      /** Units the suggestion is not to contain. */
      readonly without: readonly UnitNumber[];
      /** How many suggestions were already shown. */
      readonly skip: number;
    } & About)
  | ({
      readonly kind: "plan.save";
      readonly change: "set" | "add" | "drop";
      readonly units: readonly UnitNumber[];
      /** Units to take away in the same step (a swap). */
      readonly drop: readonly UnitNumber[];
      /** Whether the units are meant as achieved or as planned. */
      readonly as: "planned" | "achieved" | "recognised";
    } & About)
  | ({ readonly kind: "plan.show" } & About)
  | ({ readonly kind: "plan.clear" } & About)
  /** Asks for the plan as a form; `plan.fill` is that form sent off. */
  | ({ readonly kind: "plan.edit" } & About)
  | ({
      readonly kind: "plan.fill";
      readonly planned: readonly UnitNumber[];
      readonly achieved: readonly UnitNumber[];
    } & About)
  | ({ readonly kind: "plan.like"; readonly units: readonly UnitNumber[]; readonly like: boolean } & About)
  | ({ readonly kind: "plan.carry"; readonly units: readonly UnitNumber[]; readonly from?: QualificationCode } & About)
  | ({ readonly kind: "unit.info"; readonly units: readonly UnitNumber[]; readonly topic: UnitTopic } & About)
  | ({ readonly kind: "unit.compare"; readonly units: readonly UnitNumber[] } & About)
  | ({ readonly kind: "qualification.info"; readonly topic: QualificationTopic } & About)
  | { readonly kind: "qualification.choose"; readonly qualification: QualificationCode }
  | { readonly kind: "knowledge.ask"; readonly about: string; readonly subjects: readonly string[] }
  /** A study topic, or anything else that is taught, by its id: "selling/usp". */
  | { readonly kind: "knowledge.read"; readonly id: string }
  | ({
      readonly kind: "quiz.start";
      readonly units: readonly UnitNumber[];
      readonly subjects: readonly string[];
      readonly of: number | null;
      /** `suits`: a diagnostic over the optional units. */
      readonly pick: "any" | "weak" | "exam" | "suits";
      /** A study topic to keep to, or anything else taught whose topic is meant: "selling/usp". */
      readonly topic?: string;
      /** What was named and is taught nowhere, as it was typed. */
      readonly unknown?: string;
    } & About)
  | ({ readonly kind: "quiz.next" } & OfQuestion)
  /** `answer`: a letter that was pressed, or the words as they were typed. */
  | ({ readonly kind: "quiz.answer"; readonly answer: string } & OfQuestion)
  | ({ readonly kind: "quiz.skip" } & OfQuestion)
  | ({ readonly kind: "quiz.hint" } & OfQuestion)
  | ({ readonly kind: "quiz.end" } & OfQuestion)
  /** A question is wrong; `said`: the learner's words, empty where they are still to come. `withdraw`: it was fine after all. */
  | ({ readonly kind: "quiz.report"; readonly said: string; readonly withdraw?: true } & OfQuestion)
  | { readonly kind: "daily.set"; readonly wish: DailyWish }
  /** `undo`: asked for by wanting a change taken back. */
  | { readonly kind: "daily.show"; readonly undo?: true }
  /** "I'm on a call": today's question again in so many minutes. */
  | { readonly kind: "daily.later"; readonly minutes: number }
  | ({ readonly kind: "progress.me"; readonly units: readonly UnitNumber[] } & About)
  /** What was practised in the last seven days, and for how many days in a row. */
  | { readonly kind: "progress.week" }
  /** `team`: an id or a typed name; absent: all the teams of whoever asks. `view` absent: the summary. `skip`: shown before. */
  | { readonly kind: "progress.team"; readonly team?: string; readonly view?: TeamView; readonly skip?: number }
  | ({ readonly kind: "evidence.show"; readonly units: readonly UnitNumber[] } & About)
  | ({
      readonly kind: "evidence.set";
      readonly units: readonly UnitNumber[];
      readonly criteria: readonly string[];
      /** Absent: ready. */
      readonly state?: OwnState;
      /** A note or a link. */
      readonly note?: string;
    } & About)
  /** `file`: all of it, to take away; absent: what is kept, on one screen. */
  | { readonly kind: "privacy.export"; readonly file?: true }
  | { readonly kind: "privacy.erase"; readonly sure: boolean }
  | { readonly kind: "why" }
  | ({ readonly kind: "undo" } & OfQuestion)
  | { readonly kind: "help"; readonly topic: string | null }
  | {
      readonly kind: "clarify";
      readonly missing: "qualification" | "unit" | "which";
      readonly options: readonly Intent[];
    }
  | { readonly kind: "smalltalk"; readonly tone: "hello" | "thanks" | "bye" | "ok" | "feelings" }
  | {
      readonly kind: "out-of-scope";
      readonly why: "foreign" | "instruction" | "write-evidence" | "other-person" | "empty";
      /** The words of a question that is near to what is taught, though nothing answers it. */
      readonly about?: string;
    }
  | StaffIntent;

export type IntentKind = Intent["kind"];

import type { EvidenceState } from "./evidence.ts";
import type { LetterAnswer } from "./letter.ts";
import type { QualificationCode, UnitNumber } from "./qualification.ts";
import type { Role } from "./role.ts";

/**
 * What managers, trainers and admins ask beside learners, and what learners ask about them. `who` names a person: an id
 * in a button, "@name" where somebody was mentioned, else the name as it was typed. `team` likewise: an id or a typed
 * name; absent where the only team is meant.
 */
export type StaffIntent =
  /** All teams, or who is in one. */
  | ({ readonly kind: "team.list" } & OfTeam)
  | { readonly kind: "team.create"; readonly name: string }
  | { readonly kind: "team.delete"; readonly team: string; readonly sure: boolean }
  | { readonly kind: "team.rename"; readonly team: string; readonly name: string }
  /** In a button: "until:" and the time of a removal stands for all who were taken out then. */
  | ({ readonly kind: "team.add"; readonly who: readonly string[] } & OfTeam)
  /** In a button: "since:" and the time of an addition stands for all who were added then. */
  | ({ readonly kind: "team.remove"; readonly who: readonly string[] } & OfTeam)
  /** `on` false: is not to manage it any more. */
  | ({ readonly kind: "team.manager"; readonly who: readonly string[]; readonly on: boolean } & OfTeam)
  /** A join code. `end`: all codes of the team end now. */
  | ({ readonly kind: "team.code"; readonly end?: true } & OfTeam)
  /** Everybody of a Slack user group ("@group"), or of the channel or Teams team this is said in. */
  | ({ readonly kind: "team.import"; readonly group: string | null } & OfTeam)
  | { readonly kind: "team.join"; readonly code: string }
  | ({ readonly kind: "team.leave"; readonly sure: boolean } & OfTeam)
  | { readonly kind: "role.set"; readonly who: readonly string[]; readonly role: Role; readonly on: boolean }
  | { readonly kind: "role.list" }
  /** "Who am I?": the id, roles and teams of whoever asks. */
  | { readonly kind: "whoami" }
  /** "What can my manager see?" */
  | { readonly kind: "privacy.seen" }
  /** "Who looked at my progress?" */
  | { readonly kind: "privacy.looks" }
  | { readonly kind: "link.code" }
  /** `plans`: whose plans stay where both have one; absent: asks first. */
  | { readonly kind: "link.use"; readonly code: string; readonly plans?: "here" | "there" }
  | { readonly kind: "link.end"; readonly sure: boolean }
  | { readonly kind: "progress.member"; readonly who: string }
  | ({ readonly kind: "team.heat"; readonly skip?: number } & OfTeam)
  | ({ readonly kind: "team.export"; readonly as: "csv" | "xlsx" } & OfTeam)
  | ({ readonly kind: "team.cohort"; readonly qualification?: QualificationCode } & OfTeam)
  /** Saved plans that a change of the rules broke. */
  | ({ readonly kind: "team.broken" } & OfTeam)
  /** The draft of a nudge, with its reasons; `text`: in these words. */
  | { readonly kind: "nudge.draft"; readonly who: string; readonly text?: string }
  /** `text` null: as it was drafted. */
  | { readonly kind: "nudge.send"; readonly who: string; readonly text: string | null }
  | { readonly kind: "nudge.answer"; readonly letter: string; readonly answer: LetterAnswer }
  | { readonly kind: "nudge.show" }
  /** `on` false: "no more nudges". */
  | { readonly kind: "nudge.stop"; readonly on: boolean }
  | { readonly kind: "digest.show" }
  | { readonly kind: "digest.set"; readonly on: boolean; readonly day?: string; readonly time?: string }
  /** What waits for an assessor. */
  | { readonly kind: "evidence.queue"; readonly skip: number }
  | ({ readonly kind: "evidence.sign" } & OfEvidence)
  /** `words` empty: the assessor is asked what is to be changed. */
  | ({ readonly kind: "evidence.return"; readonly words: string } & OfEvidence)
  /** Internal quality assurance: the sample that waits. */
  | { readonly kind: "evidence.sample" }
  | ({ readonly kind: "evidence.judge"; readonly accept: boolean; readonly words: string } & OfEvidence)
  /** A checklist as PDF; of the learner who asks, or of `who`. */
  | {
      readonly kind: "evidence.print";
      readonly units: readonly UnitNumber[];
      readonly who?: string;
      readonly qualification?: QualificationCode;
    }
  | {
      readonly kind: "hours.log";
      readonly minutes: number;
      readonly units: readonly UnitNumber[];
      /** A local date, "YYYY-MM-DD"; absent: today. */
      readonly on?: string;
      readonly what: string;
      readonly qualification?: QualificationCode;
    }
  | { readonly kind: "hours.show" }
  /** Takes out one entry by its number; absent: the last. */
  | { readonly kind: "hours.drop"; readonly number?: number }
  | { readonly kind: "content.show"; readonly view: ContentView }
  /** A link to the pages for managers and trainers. */
  | { readonly kind: "dashboard" }
  /** Today's question, the plan, progress and settings, on one page. */
  | { readonly kind: "home" };

/** What a trainer looks at. */
export const contentViews = ["coverage", "unanswered", "reported", "questions", "calibration"] as const;
export type ContentView = (typeof contentViews)[number];

/** What a manager looks at. */
export const teamViews = ["summary", "stuck", "not-started", "compare"] as const;
export type TeamView = (typeof teamViews)[number];

interface OfTeam {
  readonly team?: string;
}

interface OfEvidence {
  readonly who: string;
  readonly units: readonly UnitNumber[];
  /** Empty: all of the units that are ready (to sign), or signed (to judge). */
  readonly criteria: readonly string[];
  /** The number of the newest change that whoever presses has seen; absent: typed. */
  readonly seen?: number;
  readonly qualification?: QualificationCode;
}

/** The states a learner may bring a criterion into. */
export const ownStates = ["not-started", "in-progress", "ready"] as const satisfies readonly EvidenceState[];
export type OwnState = (typeof ownStates)[number];

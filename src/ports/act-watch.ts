import type { LearnerId } from "../domain/learner.ts";

/** Something that concerns other people, or a right over them: roles, teams, evidence, erasure, what leaves the assistant. */
export interface WatchedAct {
  /** The intent: "role.set", "privacy.erase"; or "pages.enter". Names never change their meaning. */
  readonly event: string;
  readonly by: LearnerId;
  /** "refused": asked for by somebody whose roles do not allow it. */
  readonly outcome: "done" | "refused";
}

/** Told of each, once it is done; for those who answer for the installation, not for managers. */
export type WatchActs = (act: WatchedAct) => void;

import type { Intent } from "../../domain/intent.ts";
import type { Team } from "../../domain/roster.ts";
import type { Scene } from "../scene.ts";
import type { Member } from "./cohort.ts";

/** The teams that are looked at, with everybody in them. */
export interface Party {
  readonly intent: Extract<Intent, { kind: "progress.team" }>;
  /** At least one. */
  readonly teams: readonly Team[];
  /** Who needs a word first. */
  readonly members: readonly Member[];
  readonly scene: Scene;
}

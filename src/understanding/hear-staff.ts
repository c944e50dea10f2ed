import { hearBroken } from "./grammar-broken.ts";
import { hearCohort } from "./grammar-cohort.ts";
import { hearPortfolio } from "./grammar-evidence.ts";
import { hearPost } from "./grammar-post.ts";
import { hearTeamViews } from "./grammar-team-views.ts";
import { hearTeams } from "./grammar-teams.ts";
import type { Heard } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";

/** A message, and how a part of it is read alone. */
export interface StaffTalk {
  readonly text: string;
  readonly heard: Heard;
  readonly hearPart: (part: string) => Heard;
  readonly situation: Situation;
}

/** Teams, evidence and what people send each other: before all else, as names in it may look like anything. */
export function hearStaff({ text, heard, hearPart, situation }: StaffTalk): Draft | undefined {
  return (
    hearBroken(text, heard, situation) ??
    hearCohort(text, heard, situation) ??
    hearPost(text, heard, situation) ??
    hearPortfolio(text, hearPart, situation) ??
    hearTeams(text, heard, situation) ??
    hearTeamViews(text, heard, situation)
  );
}

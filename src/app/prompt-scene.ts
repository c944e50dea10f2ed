import type { Instant, Learner } from "../domain/learner.ts";
import { localDate } from "./local-date.ts";
import { offeredOn } from "./offered-on.ts";
import type { Desk } from "./respond.ts";
import type { Scene } from "./scene.ts";

/** What is needed to say something to a person who has said nothing. */
export type PromptDesk = Pick<Desk, "content" | "library" | "office" | "say">;

// Whoever has chosen none may still have a plan for one.
function certificateOf({ qualification, plans }: Learner): string | undefined {
  return qualification ?? (plans.length === 1 ? plans[0]?.qualification : undefined);
}

/** The scene of a person at a moment, without a message of theirs. */
export function promptScene(learner: Learner, at: Instant, { content, library, office, say }: PromptDesk): Scene {
  const today = localDate(at, learner.timezone);
  const offered = offeredOn(content, today);
  return {
    learner,
    at,
    today,
    offered,
    own: offered.find(({ code }) => code === certificateOf(learner))?.code ?? null,
    content,
    library,
    notesQuestions: false,
    takesReports: false,
    statesPractice: false,
    roles: [],
    roster: office.roster.now(),
    mentions: [],
    gathered: null,
    makeCode: office.makeCode,
    makesFiles: false,
    retention: undefined,
    say,
    assumed: false,
  };
}

import type { Incoming } from "../ports/platform.ts";
import type { HandleOptions } from "./handle.ts";
import type { Response } from "./respond.ts";

/** Tells of what was done to others or left the assistant, and of what somebody may not do. Looks at people have a list of their own. */
export function watchAct(response: Response, { learner }: Incoming, { onAct }: Pick<HandleOptions, "onAct">): void {
  const outcome = outcomeOf(response);
  if (outcome !== undefined) onAct?.({ event: response.meant.kind, by: learner, outcome });
}

function outcomeOf({ answer, acts = [], forget, paper }: Response): "done" | "refused" | undefined {
  if (isRefusal(answer.data["error"])) return "refused";
  const isDone = forget || paper !== undefined || acts.some(({ kind }) => kind !== "look");
  return isDone ? "done" : undefined;
}

const isRefusal = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "not-allowed";

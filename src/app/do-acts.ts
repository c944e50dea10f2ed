import { OutsideError } from "../domain/outside-error.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import { logEvidence } from "./log-evidence.ts";
import { holdsClaim } from "./merge/link-roster.ts";
import type { Office } from "./office.ts";
import type { Act } from "./scene.ts";

/** What acts are done with. */
export interface ActWith {
  readonly office: Office;
  readonly store: Pick<LearnerStore, "update" | "read" | "forget">;
  /** Absent: records are not made one. */
  readonly merge?: (act: Extract<Act, { kind: "merge" }>) => Promise<void>;
}

/** Does them one after the other. Rejects with an `OutsideError` where one of them is not on the disk. */
export async function doActs(acts: readonly Act[], to: ActWith): Promise<void> {
  for (const act of acts) await doAct(act, to);
}

async function doAct(act: Act, { office, store, merge }: ActWith): Promise<void> {
  switch (act.kind) {
    case "roster":
      await office.roster.change(act.change);
      return;
    case "look":
      return office.looks?.note(act.look);
    case "record": {
      const kept = await changeLearner(store, act.who, act.change);
      if (kept !== undefined) await logEvidence(kept, { office, store });
      return;
    }
    case "merge":
      refuseUnclaimed(act, office);
      return merge?.(act);
    default:
      return act satisfies never;
  }
}

/** Two people who use one code at the same time: the second one's record stays theirs. */
function refuseUnclaimed({ from, to }: Extract<Act, { kind: "merge" }>, { roster }: Office): void {
  if (holdsClaim(roster.now(), from, to)) return;
  throw new OutsideError("A code was used by another account in the same moment", { where: "roster", code: "ETAKEN" });
}

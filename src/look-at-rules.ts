import { lookForBroken } from "./app/broken/watch-rules.ts";
import { offeredOn } from "./app/offered-on.ts";
import type { Office } from "./app/office.ts";
import type { Desk } from "./app/respond.ts";
import type { Instant } from "./domain/learner.ts";
import type { LearnerStore } from "./ports/learner-store.ts";
import type { Log } from "./ports/log.ts";
import type { RulesSnapshot } from "./ports/rule-change.ts";

interface RulesWith {
  /** Undefined: nothing is kept, so there is nothing to compare with. */
  readonly rules: RulesSnapshot | undefined;
  readonly office: Office;
  readonly store: LearnerStore;
  readonly log: Log;
  /** What is taught, as it is now. */
  readonly desk: () => Pick<Desk, "content">;
}

/** Compares the rules in force with those of the last time, and lists the saved plans that a change broke. */
export async function lookAtRules(
  at: Instant,
  { rules: snapshot, office, store, log, desk }: RulesWith,
): Promise<void> {
  if (snapshot === undefined || office.broken === undefined) return;
  const { content } = desk();
  const today = new Date(at).toISOString().slice(0, 10);
  const rules = offeredOn(content, today);
  await lookForBroken(rules, at, { snapshot, broken: office.broken, store, log });
}

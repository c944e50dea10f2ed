import type { Learner } from "../domain/learner.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Office } from "./office.ts";

/** Brings what a record still holds of evidence into the log, then takes it out of the record. */
export async function logEvidence(
  { id, portfolio }: Learner,
  { office, store }: { readonly office: Office; readonly store: Pick<LearnerStore, "update"> },
): Promise<void> {
  const { unlogged } = portfolio;
  if (unlogged.length === 0 || office.audit === undefined) return;
  await office.audit.append(unlogged);
  const logged = new Set(unlogged.map((entry) => entry.id));
  await changeLearner(store, id, (was) => {
    const left = was.portfolio.unlogged.filter((entry) => !logged.has(entry.id));
    return left.length === was.portfolio.unlogged.length
      ? was
      : { ...was, portfolio: { ...was.portfolio, unlogged: left } };
  });
}

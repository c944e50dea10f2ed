import { isDeepStrictEqual } from "node:util";
import { type Learner, newLearner } from "../../domain/learner.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";
import type { PractiseWith } from "../../memory/practised.ts";
import type { Clock } from "../../ports/clock.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { ReviewHistory } from "../../ports/review-history.ts";
import type { ActWith } from "../do-acts.ts";
import type { ReviewFiling } from "../file-reviews.ts";
import type { Library } from "../library.ts";
import { localDate } from "../local-date.ts";
import { logEvidence } from "../log-evidence.ts";
import type { Office } from "../office.ts";
import { findQuestion } from "../quiz-ask.ts";
import { mergeLearners } from "./merge-learners.ts";

/** What records are made one with. */
export interface MergingWith {
  readonly store: LearnerStore;
  readonly history: ReviewHistory;
  readonly filing: ReviewFiling;
  readonly office: Office;
  readonly library: () => Library;
  readonly clock: Clock;
}

/**
 * Makes two records one, step by step, each durable before the next; killed in between and begun again it comes out the
 * same. Rejects with an `OutsideError` where something cannot be read or kept; until the main record is kept, nothing of
 * the other one is gone.
 */
export function openMerge(using: MergingWith): NonNullable<ActWith["merge"]> {
  const { store, history, filing, office, library, clock } = using;
  return async ({ from, to, plans }) => {
    await office.pages?.forget?.(from);
    const other = await store.read(from);
    if (other === undefined) return;
    // Nobody has said anything there: a kill after the merge, and the same message once more.
    if (isDeepStrictEqual(other, newLearner(from, other.createdAt)))
      return filing.erase(from, () => store.forget(from));
    await logEvidence(other, { office, store });
    const older = await filedOf(other, history);
    await filing.renew(to, async () => {
      const main = (await store.read(to)) ?? newLearner(to, other.createdAt);
      const filed = { main: await filedOf(main, history), other: older };
      const at = clock.now();
      const merge = (was: Learner) =>
        mergeLearners(was, other, {
          ...practiseWith(was, library()),
          at,
          plans: plans === "to" ? "main" : "other",
          filed,
        });
      const { toFile } = merge(main);
      if (toFile.length > 0) await history.file(to, filed.main.length, toFile);
      await store.update(to, (was) => merge(was ?? main).learner);
    });
    await filing.erase(from, () => store.forget(from));
  };
}

/** The answers that a record does not hold any more; a history may hold some of those, too, that it does. */
async function filedOf({ id, practice }: Learner, history: ReviewHistory): Promise<readonly PackedReview[]> {
  return practice.filed === 0 ? [] : (await history.read(id)).slice(0, practice.filed);
}

function practiseWith({ timezone }: Learner, library: Library): PractiseWith {
  return { typeOf: (id) => findQuestion(id, { library })?.type, dateOf: (at) => localDate(at, timezone) };
}

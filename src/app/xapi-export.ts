import type { Learner } from "../domain/learner.ts";
import { type PackedReview, unpackReview } from "../domain/pack-practice.ts";
import type { Statement } from "../ports/statement-outbox.ts";
import { type StatementsWith, statementsOfQuiz, statementsOfReviews } from "./xapi-statements.ts";

/** A person as kept, with the answers that lie in the history, oldest first. */
export interface Stated {
  readonly learner: Learner;
  readonly history: readonly PackedReview[];
}

/**
 * All that is still known of a person's practice, as statements with the ids they were sent with. Of answers before the
 * quiz at hand only right or wrong is kept: a store that has the fuller statement keeps that and answers 409 for this one.
 */
export function statementsOf({ learner, history }: Stated, using: StatementsWith): readonly Statement[] {
  const reviews = [...history, ...learner.practice.reviews].map(unpackReview);
  return [...statementsOfReviews(reviews, learner, using), ...statementsOfQuiz(learner, using)];
}

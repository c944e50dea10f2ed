import type { Statement } from "../ports/statement-outbox.ts";
import { answersOf, type Person } from "./export-person.ts";
import { type StatementsWith, statementsOfQuiz, statementsOfReviews } from "./xapi-statements.ts";

/**
 * All that is still known of a person's practice, as statements with the ids they were sent with. Of answers before the
 * quiz at hand only right or wrong is kept: a store that has the fuller statement keeps that and answers 409 for this one.
 */
export function statementsOf({ learner, history }: Person, using: StatementsWith): readonly Statement[] {
  const earlier = answersOf({ learner: { ...learner, quiz: null }, history }, using.library);
  return [...statementsOfReviews(earlier, learner, using), ...statementsOfQuiz(learner, using)];
}

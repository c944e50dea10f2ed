import type { Instant } from "../learner.ts";
import type { QuizSession } from "./session.ts";

/** How one question went when it was last answered; a skip is no answer, "don't know" is not right. */
export interface QuestionResult {
  readonly question: string;
  readonly version: number;
  readonly at: Instant;
  readonly right: boolean;
}

/**
 * The last result of every question, oldest first, with those of the quiz at hand. That one's answers are not copied
 * before the next quiz begins, so that what is taken back leaves no trace.
 */
export function resultsOf({
  quiz,
  results,
}: {
  readonly quiz: QuizSession | null;
  readonly results: readonly QuestionResult[];
}): readonly QuestionResult[] {
  if (quiz === null) return results;
  const versions = new Map(quiz.questions.map(({ id, version }) => [id, version]));
  const made = quiz.answers.flatMap(({ question, outcome, at }): readonly QuestionResult[] => {
    const version = versions.get(question);
    if (outcome === "skipped" || version === undefined) return [];
    return [{ question, version, at, right: outcome === "right" }];
  });
  const again = new Set(made.map(({ question }) => question));
  return [...results.filter(({ question }) => !again.has(question)), ...made];
}

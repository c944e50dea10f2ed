import type { PromptState } from "../domain/daily.ts";
import type { Learner } from "../domain/learner.ts";

const unsent: ReadonlySet<PromptState> = new Set(["claimed", "missed", "nothing", "unreachable"]);

/**
 * Whether the question that waits was begun for a message that was not sent, or not yet, and nobody has had it shown since:
 * what is typed would be an answer to something never seen.
 */
export function isUnseen({ daily, quiz, context }: Pick<Learner, "daily" | "quiz" | "context">): boolean {
  if (quiz?.style !== "daily" || quiz.answers.length > 0) return false;
  const prompt = daily.prompts.findLast(({ attempt }) => attempt === quiz.attempt);
  if (prompt === undefined || prompt.pushed > 0 || !unsent.has(prompt.state)) return false;
  return context === null || context.at <= prompt.at;
}

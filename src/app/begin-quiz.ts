import type { Learner } from "../domain/learner.ts";
import type { Question } from "../domain/question.ts";
import { seedFor } from "../domain/quiz/seeded.ts";
import { type QuizStyle, startQuiz } from "../domain/quiz/session.ts";
import { practiceAfter } from "./practised.ts";
import type { Scene } from "./scene.ts";

/** Where the next quiz's orders and draws come from: the same for a replay. */
export function nextSeed({ id, quizzes }: Learner): number {
  return seedFor(quizzes + 1, id);
}

/** The learner with a new quiz begun; what the one before it has shown goes into memory. */
export function beginQuiz(
  { style, questions }: { readonly style: QuizStyle; readonly questions: readonly Question[] },
  scene: Pick<Scene, "learner" | "library" | "at">,
): Learner {
  const { learner, at } = scene;
  const quizzes = learner.quizzes + 1;
  const quiz = startQuiz({ attempt: String(quizzes), style, seed: nextSeed(learner), questions, at });
  return { ...learner, quizzes, quiz, practice: practiceAfter(scene) };
}

import { noQuiz } from "./quiz-tell.ts";
import type { Command } from "./scene.ts";

/** "This question is wrong": it goes to the trainers' list, and this learner is not asked it any more. */
export const reportQuestion: Command<"quiz.report"> = (_intent, scene) => noQuiz("quiz.next", scene);

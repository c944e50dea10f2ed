import type { Unanswered, UnansweredList } from "../ports/unanswered-list.ts";
import { byTimes, withQuestion } from "./unanswered-lines.ts";

/** The list as long as the process lasts. */
export function openMemoryUnanswered(): UnansweredList {
  let questions: readonly Unanswered[] = [];
  return {
    note: async (question, on) => {
      questions = withQuestion(questions, question, on);
    },
    list: async () => byTimes(questions),
  };
}

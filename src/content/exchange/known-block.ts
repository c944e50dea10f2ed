import type { QuestionInFile } from "../check/bank.ts";

/** What the comment lines of a question would say of its answers; for a file that has lost these lines. */
export type KnownBlock = (id: string) => Readonly<Record<string, unknown>> | undefined;

/** What is known of these questions that GIFT does not hold: an ordering looks like a matching there. */
export function knownBlocks(questions: readonly QuestionInFile[]): KnownBlock {
  const blocks = new Map(questions.map((question) => [question.id, blockOf(question)]));
  return (id) => blocks.get(id);
}

function blockOf(question: QuestionInFile): Readonly<Record<string, unknown>> {
  const { type } = question;
  switch (type) {
    case "order":
      return { type, because: question.steps };
    case "match": {
      const because = question.pairs.map((pair) => ({ text: pair.left, because: pair.because }));
      return { type, because, spare: question.spare };
    }
    case "true-false":
      return { type };
    case "number":
      return { unit: question.unit };
    case "single":
    case "multiple":
    case "short":
      return {};
    default:
      return question satisfies never;
  }
}

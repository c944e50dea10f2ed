import { isDeepStrictEqual } from "node:util";
import { parse, stringify } from "yaml";
import type { QuestionInFile } from "../check/bank.ts";
import { type QuizInFile, quizSchema } from "../quiz-schema.ts";
import { inFull } from "./complete-drafts.ts";
import type { Draft } from "./draft.ts";
import { lineWidth } from "./question-node.ts";
import type { Settling } from "./settle-drafts.ts";
import { spliceQuiz } from "./splice-quiz.ts";

/** The head of a file of questions that there is not yet; undefined where nobody says who writes it. */
export function beginQuiz(
  drafts: readonly Draft[],
  { author, today }: { readonly author: string | undefined; readonly today: string },
): QuizInFile | undefined {
  const said = (key: string) => drafts.map(({ value }) => value[key]).find((one) => typeof one === "string");
  const reviewBy = said("reviewBy") ?? `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace("-02-29", "-02-28")}`;
  const writer = author ?? said("author");
  return writer === undefined ? undefined : { author: writer, written: today, reviewBy, sources: {}, questions: [] };
}

/**
 * The text of the file with what is settled; a file that says the same already stays as it is. Throws where the text would
 * not say what it is to say, so that nothing false is ever written.
 */
export function rewriteQuiz(before: string | undefined, quiz: QuizInFile, { settled, sources }: Settling): string {
  const changed = settled.filter(({ as }) => as === "changed").map(({ question }) => question);
  const added = settled.filter(({ as }) => as === "new").map(({ question }) => question);
  if (before !== undefined && changed.length + added.length === 0) return before;
  const text = spliceQuiz(before ?? emptyFile(quiz), { quiz, changed, added, sources });
  const wanted = [...quiz.questions.map((one) => changed.find(({ id }) => id === one.id) ?? one), ...added];
  checkSame(text, { ...quiz, questions: wanted, sources });
  return text;
}

function emptyFile({ author, written, reviewBy }: QuizInFile): string {
  return `${stringify({ author, written, reviewBy }, { lineWidth })}sources: {}\nquestions: []\n`;
}

function checkSame(text: string, wanted: QuizInFile): void {
  const read = quizSchema.parse(parse(text));
  const full = (quiz: QuizInFile): readonly QuestionInFile[] => quiz.questions.map((one) => inFull(one, { quiz }));
  if (isDeepStrictEqual(full(read), full(wanted)) && isDeepStrictEqual(read.sources, wanted.sources)) return;
  throw new Error("The file would not say what was imported; nothing was written.");
}

import type { Review } from "../domain/practice.ts";
import type { QuestionType } from "../domain/question.ts";
import { answersOf, type Person } from "./export-person.ts";
import type { Library } from "./library.ts";
import { findQuestion } from "./quiz-ask.ts";
import { fewestLearners } from "./report-calibration.ts";

/** Questions are named to trainers from so many first answers on. */
export const fewestFirst = 20;
const tooHard = 0.3;
const tooEasy = 0.95;

/** How one question does, in the version that is taught now. */
export interface QuestionFigures {
  readonly question: string;
  readonly version: number;
  readonly type: QuestionType;
  readonly topic: string;
  /** First answers, one a learner. */
  readonly first: number;
  /** The share of first answers that were right, 0 to 1. */
  readonly facility: number;
  /** All answers. */
  readonly answers: number;
  /** "hard" and "easy" are for a trainer to look at; never before 20 first answers. */
  readonly look: "hard" | "easy" | null;
}

export interface QuestionsReport {
  /** The hardest first. */
  readonly questions: readonly QuestionFigures[];
  /** Questions with answers of too few learners to be shown. */
  readonly tooFew: number;
}

interface Tally {
  readonly version: number;
  first: number;
  right: number;
  answers: number;
}

/** Takes in one person after the other; nobody is kept. Answers to older versions, and to questions that are gone, do not count. */
export function countQuestions(library: Library): { add(person: Person): void; result(): QuestionsReport } {
  const tallies = new Map<string, Tally>();
  function addOne({ question: id, version, recall, grade }: Review): void {
    if (findQuestion(id, { library })?.version !== version) return;
    const tally = tallies.get(id) ?? { version, first: 0, right: 0, answers: 0 };
    tallies.set(id, tally);
    tally.answers += 1;
    if (recall !== null) return;
    tally.first += 1;
    tally.right += grade === "again" ? 0 : 1;
  }
  return {
    add: (person) => {
      for (const review of answersOf(person, library)) addOne(review);
    },
    result: () => {
      const shown = [...tallies].filter(([, { first }]) => first >= fewestLearners);
      const questions = shown.flatMap(([id, tally]) => figuresOf(id, tally, library));
      questions.sort((a, b) => a.facility - b.facility || (a.question < b.question ? -1 : 1));
      return { questions, tooFew: tallies.size - shown.length };
    },
  };
}

function figuresOf(
  id: string,
  { version, first, right, answers }: Tally,
  library: Library,
): readonly QuestionFigures[] {
  const question = findQuestion(id, { library });
  if (question === undefined) return [];
  const facility = right / first;
  const look = first < fewestFirst ? null : facility < tooHard ? "hard" : facility > tooEasy ? "easy" : null;
  const { type, subject, topic } = question;
  return [{ question: id, version, type, topic: `${subject}/${topic}`, first, facility, answers, look }];
}

/** What a trainer should look at, in words. */
export function questionWords({ questions, tooFew }: QuestionsReport): readonly string[] {
  const named = (look: QuestionFigures["look"]) =>
    questions.filter((one) => one.look === look).map(({ question }) => question);
  const [hard, easy] = [named("hard"), named("easy")];
  const words: string[] = [];
  if (hard.length > 0)
    words.push(`Fewer than 3 in 10 got these right at first: is the key right, is it taught? ${hard.join(", ")}`);
  if (easy.length > 0)
    words.push(`More than 95 in 100 got these right at first: too easy to teach? ${easy.join(", ")}`);
  if (words.length === 0) words.push(`No question with ${fewestFirst} first answers or more stands out.`);
  if (tooFew > 0)
    words.push(
      `Not shown, because fewer than ${fewestLearners} learners have answered them: ${tooFew} of the questions.`,
    );
  return words;
}

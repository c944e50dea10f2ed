import {
  addAttempt,
  discriminationOf,
  facilityOf,
  type Interval,
  type ItemSums,
  noSums,
} from "../domain/item-statistics.ts";
import type { Review } from "../domain/practice.ts";
import type { QuestionType } from "../domain/question.ts";
import { answersOf, type Person } from "./export-person.ts";
import type { Library } from "./library.ts";
import { findQuestion } from "./quiz-ask.ts";
import { fewestLearners } from "./report-calibration.ts";

/** No verdict on a question rests on fewer first answers. */
export const fewestFirst = 30;
const tooHard = 0.3;
const tooEasy = 0.95;
/** A question that those who know more get right no more often than others does not tell them apart. */
const tooFlat = 0;

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
  /** Where the facility probably lies: in 19 of 20 cases. */
  readonly facilityLies: Interval;
  /** Whether those who did better elsewhere got it right more often, -1 to 1; null where nothing is told apart. */
  readonly discrimination: number | null;
  /** Null where there are too few to say. */
  readonly discriminationLies: Interval | null;
  /** All answers. */
  readonly answers: number;
  /** For a trainer to look at; never before 30 first answers. "turned": those who know more get it wrong more often. */
  readonly look: Look | null;
}

export type Look = "hard" | "easy" | "turned";

export interface QuestionsReport {
  /** The hardest first. */
  readonly questions: readonly QuestionFigures[];
  /** Questions with answers of too few learners to be shown. */
  readonly tooFew: number;
}

interface Tally {
  readonly version: number;
  sums: ItemSums;
  answers: number;
}

/** Takes in one person after the other; nobody is kept. Answers to older versions, and to questions that are gone, do not count. */
export function countQuestions(library: Library): { add(person: Person): void; result(): QuestionsReport } {
  const tallies = new Map<string, Tally>();
  const isCurrent = ({ question: id, version }: Review) => findQuestion(id, { library })?.version === version;
  return {
    add: (person) => {
      const answers = answersOf(person, library).filter(isCurrent);
      const firsts = answers.filter(({ recall }) => recall === null);
      const right = firsts.filter(isRight).length;
      for (const review of answers) {
        const { question: id, version } = review;
        const tally = tallies.get(id) ?? { version, sums: noSums, answers: 0 };
        tallies.set(id, tally);
        tally.answers += 1;
        if (review.recall !== null) continue;
        const rest = firsts.length < 2 ? null : (right - (isRight(review) ? 1 : 0)) / (firsts.length - 1);
        tally.sums = addAttempt(tally.sums, isRight(review), rest);
      }
    },
    result: () => {
      const shown = [...tallies].filter(([, { sums }]) => sums.attempts >= fewestLearners);
      const questions = shown.flatMap(([id, tally]) => figuresOf(id, tally, library));
      questions.sort((a, b) => a.facility - b.facility || (a.question < b.question ? -1 : 1));
      return { questions, tooFew: tallies.size - shown.length };
    },
  };
}

const isRight = ({ grade }: Review): boolean => grade !== "again";

function figuresOf(id: string, { version, sums, answers }: Tally, library: Library): readonly QuestionFigures[] {
  const question = findQuestion(id, { library });
  const facility = facilityOf(sums);
  if (question === undefined || facility === null) return [];
  const discrimination = discriminationOf(sums);
  const { type, subject, topic } = question;
  return [
    {
      question: id,
      version,
      type,
      topic: `${subject}/${topic}`,
      first: sums.attempts,
      facility: facility.value,
      facilityLies: { low: facility.low, high: facility.high },
      discrimination: discrimination?.value ?? null,
      discriminationLies: discrimination?.interval ?? null,
      answers,
      look: sums.attempts < fewestFirst ? null : lookAt(facility.value, discrimination?.interval ?? null),
    },
  ];
}

// Only where chance alone hardly explains it.
function lookAt(facility: number, discrimination: Interval | null): Look | null {
  if (discrimination !== null && discrimination.high < tooFlat) return "turned";
  if (facility < tooHard) return "hard";
  return facility > tooEasy ? "easy" : null;
}

/** What a trainer should look at, in words. */
export function questionWords({ questions, tooFew }: QuestionsReport): readonly string[] {
  const named = (look: QuestionFigures["look"]) =>
    questions.filter((one) => one.look === look).map(({ question }) => question);
  const [hard, easy, turned] = [named("hard"), named("easy"), named("turned")];
  const words: string[] = [];
  if (hard.length > 0)
    words.push(`Fewer than 3 in 10 got these right at first: is the key right, is it taught? ${hard.join(", ")}`);
  if (easy.length > 0)
    words.push(`More than 95 in 100 got these right at first: too easy to teach? ${easy.join(", ")}`);
  if (turned.length > 0)
    words.push(`Those who did better elsewhere got these wrong more often: is the key right? ${turned.join(", ")}`);
  if (words.length === 0) words.push(`No question with ${fewestFirst} first answers or more stands out.`);
  if (tooFew > 0)
    words.push(
      `Not shown, because fewer than ${fewestLearners} learners have answered them: ${tooFew} of the questions.`,
    );
  return words;
}

import { type QuestionType, questionTypes } from "../../domain/question.ts";
import type { Bank, QuestionInFile, UnitFiles } from "../check/bank.ts";
import { questionsOfTopic, questionsOfUnit } from "../check/check-sizes.ts";

/** How many questions of difficulty 1, 2 and 3. */
export type Spread = readonly [number, number, number];

/** The questions of one topic, or of a unit as a whole. */
export interface Cover {
  readonly title: string;
  readonly byType: Readonly<Record<QuestionType, Spread>>;
  readonly all: Spread;
  readonly questions: number;
  readonly scenarios: number;
  /** What is missing, in words. */
  readonly gaps: readonly string[];
}

/** A unit with its topics, in their order. */
export interface UnitCover extends Cover {
  readonly subject: string;
  readonly topics: readonly Cover[];
}

/** What is asked of each topic of each unit, by type and difficulty, and what is missing. */
export function coverBank(bank: Bank): readonly UnitCover[] {
  return bank.units.map(coverUnit);
}

function coverUnit({ subject, unit, notes, quiz }: UnitFiles): UnitCover {
  const questions = quiz?.content.questions ?? [];
  const topics = (notes?.content.topics ?? []).map((topic) => {
    const own = questions.filter((question) => question.topic === topic.id);
    return { ...count(topic.title, own), gaps: gapsOfTopic(own) };
  });
  const gaps = [...(notes === undefined ? ["no notes"] : []), ...gapsOfUnit(questions)];
  return { ...count(unit?.content.shortTitle ?? subject, questions), subject, topics, gaps };
}

function count(title: string, questions: readonly QuestionInFile[]): Omit<Cover, "gaps"> {
  const of = (type: QuestionType) => spreadOf(questions.filter((question) => question.type === type));
  return {
    title,
    byType: {
      single: of("single"),
      multiple: of("multiple"),
      "true-false": of("true-false"),
      order: of("order"),
      match: of("match"),
      short: of("short"),
      number: of("number"),
    },
    all: spreadOf(questions),
    questions: questions.length,
    scenarios: questions.filter((question) => question.scenario).length,
  };
}

function spreadOf(questions: readonly QuestionInFile[]): Spread {
  const at = (difficulty: number) => questions.filter((question) => question.difficulty === difficulty).length;
  return [at(1), at(2), at(3)];
}

function gapsOfTopic(questions: readonly QuestionInFile[]): readonly string[] {
  if (questions.length === 0) return ["no questions"];
  const types = new Set(questions.map((question) => question.type));
  return [
    ...(questions.length < questionsOfTopic ? [`${questions.length} of ${questionsOfTopic} questions`] : []),
    ...(questions.every((question) => question.difficulty === 1) ? ["recall only"] : []),
    ...(questions.every((question) => question.difficulty === 3) ? ["nothing easy to begin with"] : []),
    ...(questions.length > 1 && types.size === 1 ? [`only questions of type ${questions[0]?.type}`] : []),
  ];
}

function gapsOfUnit(questions: readonly QuestionInFile[]): readonly string[] {
  if (questions.length === 0) return ["no questions"];
  const scenarios = questions.filter((question) => question.scenario).length;
  // Not every unit has figures to ask for.
  const needed = questionTypes.filter((type) => type !== "number");
  const types = needed.filter((type) => !questions.some((question) => question.type === type));
  const levels = [1, 2, 3].filter((level) => !questions.some((question) => question.difficulty === level));
  return [
    ...(questions.length < questionsOfUnit ? [`${questions.length} of ${questionsOfUnit} questions`] : []),
    ...(scenarios * 3 < questions.length ? [`${scenarios} of ${Math.ceil(questions.length / 3)} scenarios`] : []),
    ...types.map((type) => `no question of type ${type}`),
    ...levels.map((level) => `no question of difficulty ${level}`),
  ];
}

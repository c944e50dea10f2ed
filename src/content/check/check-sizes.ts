import { type Bank, bodyOf, countWords, type UnitFiles } from "./bank.ts";
import type { Finding } from "./finding.ts";

const topicsWanted = { from: 6, to: 12 } as const;
const wordsWanted = { from: 120, to: 250 } as const;
/** The fewest questions of a unit. */
export const questionsOfUnit = 25;
/** The fewest questions of a topic. */
export const questionsOfTopic = 3;

/** Units with too few or too many topics or questions, and topics that are too short or too long. */
export function checkSizes(bank: Bank): readonly Finding[] {
  return bank.units.flatMap((unit) => [...checkTopics(unit), ...checkQuestions(unit), ...checkPerTopic(unit)]);
}

function tooFew(where: string, problem: string, fix: string): Finding {
  return { where, problem, fix, severity: "error", check: "size" };
}

function checkTopics({ notes }: UnitFiles): readonly Finding[] {
  if (notes === undefined) return [];
  const { topics } = notes.content;
  const { from, to } = topicsWanted;
  const count = topics.length;
  const found = topics.flatMap((topic, at) => {
    const words = bodyOf(topic).reduce((sum, part) => sum + countWords(part), 0);
    if (words >= wordsWanted.from && words <= wordsWanted.to) return [];
    const problem = `The topic "${topic.id}" has ${words} words.`;
    return tooFew(notes.where(["topics", at]), problem, `Wanted: ${wordsWanted.from} to ${wordsWanted.to}.`);
  });
  if (count >= from && count <= to) return found;
  return [tooFew(notes.where(["topics"]), `The unit has ${count} topics.`, `Wanted: ${from} to ${to}.`), ...found];
}

function checkQuestions({ quiz }: UnitFiles): readonly Finding[] {
  if (quiz === undefined) return [];
  const { questions } = quiz.content;
  const where = quiz.where(["questions"]);
  const scenarios = questions.filter((question) => question.scenario).length;
  const problem = `The unit has ${scenarios} scenarios among ${questions.length} questions.`;
  const fix = `Wanted: a third, here ${Math.ceil(questions.length / 3)}; mark those that tell of a situation with scenario: true.`;
  return [
    ...(questions.length >= questionsOfUnit
      ? []
      : [tooFew(where, `The unit has ${questions.length} questions.`, `Wanted: ${questionsOfUnit} or more.`)]),
    ...(scenarios * 3 >= questions.length ? [] : [tooFew(where, problem, fix)]),
  ];
}

function checkPerTopic({ notes, quiz }: UnitFiles): readonly Finding[] {
  if (notes === undefined || quiz === undefined) return [];
  return notes.content.topics.flatMap((topic, at) => {
    const count = quiz.content.questions.filter((question) => question.topic === topic.id).length;
    if (count >= questionsOfTopic) return [];
    const problem = `The topic "${topic.id}" has ${count === 1 ? "1 question" : `${count} questions`}.`;
    return tooFew(notes.where(["topics", at]), problem, `Wanted: ${questionsOfTopic} or more in quiz.yaml.`);
  });
}

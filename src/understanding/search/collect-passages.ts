import type { Question } from "../../domain/question.ts";
import type { Nations, StudyAnswer, Term, Topic } from "../../domain/study.ts";
import type { FaqEntry, Study } from "../../ports/content-store.ts";
import type { Passage } from "./passage.ts";

/** Everything that can be found: topics, short answers, terms, what a question explains, and the brochure's answers. */
export function collectPassages(study: Study, faq: readonly FaqEntry[]): readonly Passage[] {
  const titles = new Map(study.topics.map((topic) => [`${topic.subject}/${topic.id}`, topic.title]));
  return [
    ...study.topics.map(ofTopic),
    ...study.answers.map((answer) => ofAnswer(answer, titles.get(`${answer.subject}/${answer.topic}`) ?? "")),
    ...study.terms.map(ofTerm),
    ...study.questions.flatMap(ofQuestion),
    ...faq.map(ofFaq),
  ];
}

function ofTopic(topic: Topic): Passage {
  const text = [topic.short, topic.what, topic.why, topic.example, topic.mistake, ...listOf(topic)].join(" ");
  return {
    id: `${topic.subject}/${topic.id}`,
    kind: "topic",
    subjects: [topic.subject],
    title: topic.title,
    names: [topic.title],
    asks: topic.asks,
    text,
    gives: { steps: topic.steps !== undefined, sides: false, figure: hasFigure(topic.short) },
  };
}

function ofAnswer(answer: StudyAnswer, title: string): Passage {
  const sides = (answer.sides ?? []).map((side) => `${side.name}: ${side.text}`);
  return {
    id: `${answer.subject}/${answer.id}`,
    kind: "answer",
    subjects: [answer.subject],
    title,
    names: [],
    asks: answer.asks,
    text: [answer.answer, ...sides, ...listOf(answer)].join(" "),
    gives: {
      steps: answer.steps !== undefined,
      sides: answer.sides !== undefined,
      figure: hasFigure(answer.answer),
    },
  };
}

function ofTerm(term: Term): Passage {
  const acronym = term.acronym === undefined ? [] : [term.acronym];
  return {
    id: `glossary/${term.id}`,
    kind: "term",
    subjects: term.subjects,
    title: term.term,
    names: [term.term, ...acronym, ...term.also],
    asks: [],
    text: `${term.definition} ${term.example}`,
    gives: { steps: false, sides: false, figure: hasFigure(term.definition) },
  };
}

/** A question teaches by the explanation of what is right; only those that can be read without their options. */
function ofQuestion(question: Question): readonly Passage[] {
  if (question.type !== "single") return [];
  const right = question.options.find((option) => option.right);
  if (right === undefined) return [];
  const passage: Passage = {
    id: `question/${question.id}`,
    kind: "question",
    subjects: [question.subject],
    title: question.prompt,
    names: [],
    asks: [question.prompt],
    text: `${right.text} ${right.because}`,
    gives: { steps: false, sides: false, figure: hasFigure(right.text) },
  };
  return [passage];
}

function ofFaq(entry: FaqEntry, at: number): Passage {
  return {
    id: `faq/${at}`,
    kind: "faq",
    subjects: [],
    title: entry.title,
    names: [],
    asks: [entry.title],
    text: entry.text.join(" "),
    gives: { steps: false, sides: false, figure: false },
  };
}

function listOf({
  steps,
  nations,
}: {
  readonly steps?: readonly string[];
  readonly nations?: Nations;
}): readonly string[] {
  const { wales, scotland, northernIreland } = nations ?? {};
  return [...(steps ?? []), ...[wales, scotland, northernIreland].filter((text) => text !== undefined)];
}

function hasFigure(text: string): boolean {
  return /\d/.test(text);
}

import type { Study } from "../../src/ports/content-store.ts";

/** Some hundred questions that people ask, every other one with two letters changed over. */
export function asksOf({ topics, answers, terms }: Study): readonly string[] {
  const all = [
    ...topics.flatMap((one) => one.asks),
    ...answers.flatMap((one) => one.asks),
    ...terms.map((one) => `what is ${one.term}`),
  ];
  const step = Math.max(1, Math.floor(all.length / 400));
  return all.filter((_, at) => at % step === 0).map((ask, at) => (at % 2 === 0 ? ask : slipped(ask)));
}

function slipped(ask: string): string {
  const words = ask.split(" ");
  const at = words.findIndex((word) => word.length > 5);
  const word = words[at];
  if (word === undefined) return ask;
  words[at] = `${word.slice(0, 2)}${word[3] ?? ""}${word[2] ?? ""}${word.slice(4)}`;
  return words.join(" ");
}

/** The same study so many times over: made-up words stand for one in three, so that each copy is about something else. */
export function manyTimes(study: Study, times: number): Study {
  const copies = Array.from({ length: times }, (_, copy) => (copy === 0 ? study : madeUp(study, copy)));
  return {
    topics: copies.flatMap((one) => one.topics),
    answers: copies.flatMap((one) => one.answers),
    terms: copies.flatMap((one) => one.terms),
    questions: copies.flatMap((one) => one.questions),
    synonyms: study.synonyms,
  };
}

function madeUp(study: Study, copy: number): Study {
  const other = (text: string) =>
    text.replace(/\p{L}{4,}/gu, (word) =>
      hash(word, copy) % 3 === 0 ? word : `${word}${letters(hash(word, copy) % 500)}`,
    );
  const id = (name: string) => `${name}-${copy}`;
  return {
    topics: study.topics.map((one) => ({
      ...one,
      id: id(one.id),
      title: other(one.title),
      asks: one.asks.map(other),
      short: other(one.short),
      what: other(one.what),
      why: other(one.why),
      example: other(one.example),
      mistake: other(one.mistake),
    })),
    answers: study.answers.map((one) => ({
      ...one,
      id: id(one.id),
      topic: id(one.topic),
      asks: one.asks.map(other),
      answer: other(one.answer),
    })),
    terms: study.terms.map((one) => ({
      ...one,
      id: id(one.id),
      term: other(one.term),
      also: one.also.map(other),
      definition: other(one.definition),
      example: other(one.example),
    })),
    questions: study.questions.map((one) => ({
      ...one,
      id: id(one.id),
      topic: id(one.topic),
      prompt: other(one.prompt),
    })),
    synonyms: study.synonyms,
  };
}

function hash(word: string, copy: number): number {
  let sum = copy * 31;
  for (const letter of word) sum = (sum * 33 + letter.charCodeAt(0)) % 1_000_003;
  return sum;
}

function letters(value: number): string {
  return String.fromCharCode(97 + (value % 26), 97 + (Math.floor(value / 26) % 26));
}

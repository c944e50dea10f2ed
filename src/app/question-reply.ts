import type { Question } from "../domain/question.ts";
import type { Block, Choice, Inline, Reply } from "../domain/reply.ts";
import type { Say } from "../words/say.ts";
import { makeReply } from "./scene.ts";

/** How a question is put. */
export interface QuestionLook {
  readonly say: Say;
  /**
   * The places, from 0, in which options, steps or right-hand texts are shown: [2, 0, 1] shows the third first. Without
   * one, options are as in the file; steps and right-hand texts go by the alphabet, as the file's order is the answer.
   */
  readonly order?: readonly number[];
  /** What buttons carry, so that an old one changes nothing. */
  readonly of?: { readonly attempt: string; readonly question: string };
}

/** A piece that is shown, with the letter it is answered by. */
export interface Lettered {
  readonly letter: string;
  readonly text: string;
  /** Its place in the file, from 0; of a spare right-hand text, the places go on after the pairs. */
  readonly place: number;
}

/** The question as a learner gets it. Pure: the same question in the same order is the same reply. */
export function askQuestion(question: Question, look: QuestionLook): Reply {
  const { say } = look;
  const intro: readonly Block[] = question.scenario ? [muted(say("question.scenario"))] : [];
  return makeReply(question.prompt, {
    blocks: [...intro, ...askedBlocks(question, look)],
    choices: isPressed(question) ? letteredOf(question, look).map((one) => toChoice(one, look)) : [],
  });
}

/** What can be answered by its letter, in the order in which it is shown; nothing where an answer is written. */
export function letteredOf(question: Question, { say, order }: QuestionLook): readonly Lettered[] {
  const texts = textsOf(question, say);
  const byFile = texts.map((_, place) => place);
  const places = order ?? (isPuzzle(question) ? byAlphabet(texts) : byFile);
  return places.flatMap((place, at) => {
    const text = texts[place];
    return text === undefined ? [] : [{ letter: String.fromCharCode(65 + at), text, place }];
  });
}

/** Whether one press answers it. */
function isPressed({ type }: Question): boolean {
  return type === "single" || type === "true-false";
}

function isPuzzle({ type }: Question): boolean {
  return type === "order" || type === "match";
}

function textsOf(question: Question, say: Say): readonly string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.options.map(({ text }) => text);
    case "true-false":
      return question.options.map(({ says, text }) => say(says ? "question.true" : "question.false", { reason: text }));
    case "order":
      return question.steps.map(({ text }) => text);
    case "match":
      return [...question.pairs.map(({ right }) => right), ...question.spare.map(({ text }) => text)];
    case "short":
    case "number":
      return [];
    default:
      return question satisfies never;
  }
}

function byAlphabet(texts: readonly string[]): readonly number[] {
  const places = texts.map((_, place) => place);
  return places.sort((a, b) => (texts[a] ?? "").localeCompare(texts[b] ?? "", "en-GB") || a - b);
}

function toChoice({ letter, text }: Lettered, { say, of }: QuestionLook): Choice {
  return {
    label: say("question.option", { letter, text }),
    intent: { kind: "quiz.answer", answer: letter.toLowerCase(), ...of },
  };
}

function askedBlocks(question: Question, look: QuestionLook): readonly Block[] {
  const { say } = look;
  const lettered = letteredOf(question, look);
  const list: Block = {
    kind: "list",
    items: lettered.map(({ letter, text }) => [say("question.option", { letter, text })]),
  };
  switch (question.type) {
    case "single":
    case "true-false":
      return [];
    case "multiple":
      return [list, muted(say("question.how.multiple", { example: wrongPair(question.options, lettered) }))];
    case "order": {
      const wrong = wrongExample(lettered, lettered.length);
      const example = wrong.map(({ letter }) => letter.toLowerCase()).join(" ");
      return [list, muted(say("question.how.order", { example }))];
    }
    case "match": {
      const lefts: Block = { kind: "list", items: question.pairs.map(({ left }) => [left]), numbered: true };
      const wrong = wrongExample(lettered, question.pairs.length);
      const example = wrong.map(({ letter }, at) => `${at + 1}${letter.toLowerCase()}`).join(" ");
      const how = say("question.how.match", { example, spare: question.spare.length });
      return [lefts, words([{ strong: say("question.match.with") }]), list, muted(how)];
    }
    case "short":
      return [muted(say("question.how.short"))];
    case "number":
      return [
        muted(say(question.unit === "" ? "question.how.number" : "question.how.number.unit", { unit: question.unit })),
      ];
    default:
      return question satisfies never;
  }
}

/** Two letters that are not just those that are right. */
function wrongPair(options: readonly { readonly right: boolean }[], lettered: readonly Lettered[]): string {
  const right = lettered
    .filter(({ place }) => options[place]?.right === true)
    .map(({ letter }) => letter.toLowerCase());
  return right.join(" ") === "a c" ? "b c" : "a c";
}

/** So many letters in an order of which as little as can be is right: it shows how to answer, not what. */
function wrongExample(lettered: readonly Lettered[], count: number): readonly Lettered[] {
  const turned = lettered.map((_, by) => [...lettered.slice(by), ...lettered.slice(0, by)].slice(0, count));
  const hits = (one: readonly Lettered[]) => one.filter(({ place }, at) => place === at).length;
  return turned.sort((one, other) => hits(one) - hits(other))[0] ?? [];
}

function muted(text: string): Block {
  return { kind: "text", text: [text], tone: "muted" };
}

function words(text: readonly Inline[]): Block {
  return { kind: "text", text };
}

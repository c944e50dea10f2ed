import type { Emergency } from "../domain/emergency.ts";
import type { Question } from "../domain/question.ts";
import type { Block } from "../domain/reply.ts";
import type { StudyAnswer, Term, Topic } from "../domain/study.ts";
import type { Readable } from "./library.ts";
import { startSentence } from "./name-units.ts";
import type { Scene } from "./scene.ts";
import { firstSentence, nationBlocks, placeBlock, stepBlocks } from "./study-words.ts";

/** What is shown of something: the answer in one line, and what belongs to it. */
export interface Page {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The short answer that a passage gives. */
export function shortPage(found: Readable, scene: Scene): Page {
  switch (found.kind) {
    case "topic":
      return paged(found.topic.short, [
        ...stepBlocks(found.topic.steps),
        ...nationBlocks(found.topic.nations, scene),
        placeOf(found.topic, scene),
      ]);
    case "answer":
      return answerPage(found.answer, scene);
    case "term":
      return termPage(found.term, scene);
    case "question":
      return questionPage(found.question, scene);
    case "faq":
      return {
        title: found.entry.title,
        blocks: [...found.entry.text.map(words), placeBlock({ subjects: [], sources: [found.entry.source] }, scene)],
      };
    case "emergency":
      return emergencyPage(found.emergency);
    default:
      return found satisfies never;
  }
}

/** Everything about a topic, or the topic that a passage belongs to; undefined where there is no more than was said. */
export function topicOf(found: Readable): Topic | undefined {
  switch (found.kind) {
    case "topic":
    case "answer":
    case "question":
      return found.topic;
    case "term":
    case "faq":
    case "emergency":
      return undefined;
    default:
      return found satisfies never;
  }
}

/** A whole topic: what it is, why it matters, an example, a common mistake. */
export function topicPage(topic: Topic, scene: Scene): Page {
  const { say } = scene;
  const parts = (["what", "why", "example", "mistake"] as const).map(
    (part): Block => ({
      kind: "text",
      text: [{ strong: say(`study.part.${part}`) }, ` ${topic[part]}`],
    }),
  );
  const own = topic.outcome === null ? say("study.topic.ours") : say("study.topic.outcome", { number: topic.outcome });
  return {
    title: topic.title,
    blocks: [
      ...parts,
      ...stepBlocks(topic.steps),
      ...nationBlocks(topic.nations, scene),
      placeOf(topic, scene),
      { kind: "text", text: [own], tone: "muted" },
    ],
  };
}

/** What to do first, then whom to tell. */
export function emergencyPage({ first, tell }: Emergency): Page {
  return { title: first, blocks: [words(tell)] };
}

function answerPage(answer: StudyAnswer, scene: Scene): Page {
  const sides: readonly Block[] =
    answer.sides === undefined
      ? []
      : [{ kind: "list", items: answer.sides.map((side) => [{ strong: `${side.name}:` }, ` ${side.text}`]) }];
  return paged(answer.answer, [
    ...sides,
    ...stepBlocks(answer.steps),
    ...nationBlocks(answer.nations, scene),
    placeOf(answer, scene),
  ]);
}

function termPage(term: Term, scene: Scene): Page {
  const { say } = scene;
  const name = term.acronym === undefined ? term.term : `${term.term} (${term.acronym})`;
  // Most definitions begin with the term itself: "Churn is", "A cold transfer is".
  const bare = term.definition.toLowerCase().replace(/^(?:an?|the) /, "");
  const named = bare.startsWith(term.term.toLowerCase().slice(0, 4));
  const titled = named
    ? term.definition
    : say("study.term", { term: startSentence(name), definition: term.definition });
  return paged(titled, [words(say("study.example", { example: term.example })), placeBlock(term, scene)]);
}

function questionPage(question: Question, scene: Scene): Page {
  const right = question.type === "single" ? question.options.find((option) => option.right) : undefined;
  return paged(right === undefined ? question.prompt : `${right.text.replace(/[.\s]+$/, "")}. ${right.because}`, [
    placeOf(question, scene),
  ]);
}

function paged(text: string, blocks: readonly Block[]): Page {
  const [title, rest] = firstSentence(text);
  return { title, blocks: [...(rest === "" ? [] : [words(rest)]), ...blocks] };
}

function placeOf(piece: Topic | StudyAnswer | Question, scene: Scene): Block {
  return placeBlock({ subjects: [piece.subject], sources: piece.sources }, scene);
}

function words(text: string): Block {
  return { kind: "text", text: [text] };
}

import { type Block, inlineText } from "../domain/reply.ts";
import type { Search } from "../understanding/search/passage.ts";
import type { Readable } from "./library.ts";
import type { Scene } from "./scene.ts";
import { type Page, shortPage, topicOf } from "./study-pages.ts";
import { sourceNames, unitWords } from "./study-words.ts";

const mostAnswers = 5;

/** The best passages as the console protocol tells them. */
export function answersOf({ found }: Search, scene: Scene): readonly unknown[] {
  return found.slice(0, mostAnswers).flatMap(({ passage }) => {
    const readable = scene.library.read(passage.id);
    return readable === undefined ? [] : [answerData(passage.id, readable, scene)];
  });
}

/** One passage as the console protocol tells it. */
export function answerData(id: string, found: Readable, scene: Scene): Readonly<Record<string, unknown>> {
  const page = shortPage(found, scene);
  const topic = topicOf(found);
  const subject = topic?.subject ?? (found.kind === "term" ? found.term.subjects[0] : undefined);
  return {
    id,
    unit: unitWords(subject, scene) ?? null,
    title: topic?.title ?? page.title,
    text: pageText(page),
    source: sourceOf(found),
  };
}

function sourceOf(found: Readable): string | null {
  switch (found.kind) {
    case "topic":
      return sourceNames(found.topic.sources);
    case "answer":
      return sourceNames(found.answer.sources);
    case "term":
      return sourceNames(found.term.sources);
    case "question":
      return sourceNames(found.question.sources);
    case "emergency":
      return sourceNames(found.emergency.sources);
    case "faq":
      return found.entry.source;
    default:
      return found satisfies never;
  }
}

/** A page as one text. */
export function pageText({ title, blocks }: Page): string {
  return [title, ...blocks.map(plain)].join(" ");
}

function plain(block: Block): string {
  if (block.kind === "text") return inlineText(block.text);
  return block.kind === "list" ? block.items.map(inlineText).join(" ") : "";
}

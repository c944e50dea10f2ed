import type { Emergency } from "../domain/emergency.ts";
import type { Question } from "../domain/question.ts";
import type { StudyAnswer, Term, Topic } from "../domain/study.ts";
import type { ContentStore, FaqEntry } from "../ports/content-store.ts";
import { createEmergencies, type FindEmergency } from "../understanding/emergency.ts";
import type { SearchStudy } from "../understanding/search/passage.ts";
import { createSearch } from "../understanding/search/search-study.ts";

/** Something that can be read, by what it is. */
export type Readable =
  | { readonly kind: "topic"; readonly topic: Topic }
  | { readonly kind: "answer"; readonly answer: StudyAnswer; readonly topic: Topic | undefined }
  | { readonly kind: "term"; readonly term: Term }
  | { readonly kind: "question"; readonly question: Question; readonly topic: Topic | undefined }
  | { readonly kind: "faq"; readonly entry: FaqEntry }
  | { readonly kind: "emergency"; readonly emergency: Emergency };

/** What is taught, ready to be searched and read. */
export interface Library {
  readonly search: SearchStudy;
  readonly findEmergency: FindEmergency;
  /** What a passage's id stands for: "selling/usp", "glossary/shrinkage", "question/sell-1", "faq/3", "emergency/gas". */
  read(id: string): Readable | undefined;
  /** Builds what is built at first use, so that the first question is as quick as the others. */
  warm(): void;
}

/** Takes the content apart when it is first needed. */
export function createLibrary(content: ContentStore): Library {
  const search = once(() => {
    const study = content.study();
    return createSearch({ study, faq: content.allFaq, synonyms: study.synonyms });
  });
  const emergencies = once(() => createEmergencies(content.emergencies));
  const shelf = once(() => shelve(content));
  return {
    search: (question, near) => search()(question, near),
    findEmergency: (text) => emergencies()(text),
    read: (id) => shelf().get(id),
    warm: () => {
      search()("warm up");
      emergencies();
      shelf();
    },
  };
}

function shelve(content: ContentStore): ReadonlyMap<string, Readable> {
  const { emergencies } = content;
  const { topics, answers, terms, questions } = content.study();
  const topicAt = new Map(topics.map((topic) => [`${topic.subject}/${topic.id}`, topic]));
  const home = (one: { readonly subject: string; readonly topic: string }) =>
    topicAt.get(`${one.subject}/${one.topic}`);
  return new Map<string, Readable>([
    ...answers.map(
      (answer) => [`${answer.subject}/${answer.id}`, { kind: "answer", answer, topic: home(answer) }] as const,
    ),
    ...[...topicAt].map(([id, topic]) => [id, { kind: "topic", topic }] as const),
    ...terms.map((term) => [`glossary/${term.id}`, { kind: "term", term }] as const),
    ...questions.map(
      (question) => [`question/${question.id}`, { kind: "question", question, topic: home(question) }] as const,
    ),
    ...content.allFaq.map((entry, at) => [`faq/${at}`, { kind: "faq", entry }] as const),
    ...emergencies.map((emergency) => [`emergency/${emergency.id}`, { kind: "emergency", emergency }] as const),
  ]);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

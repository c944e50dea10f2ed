import type { Question } from "../domain/question.ts";
import type { StudyAnswer, StudySource, Term, Topic, Upkeep } from "../domain/study.ts";
import type { Study } from "../ports/content-store.ts";
import type { GlossaryInFile } from "./glossary-schema.ts";
import type { NotesInFile } from "./notes-schema.ts";
import type { QuizInFile } from "./quiz-schema.ts";
import type { StudyFolder } from "./read-study.ts";

type Head = Pick<NotesInFile, "author" | "written" | "reviewBy" | "sources">;
type Own = Partial<Omit<Head, "sources">> & { readonly sources: readonly string[] };

/** What is taught, as the domain has it: every piece with its own author, dates and sources. The folder must be sound. */
export function buildStudy({ notes, quizzes, glossary, synonyms }: StudyFolder): Study {
  return {
    synonyms: Object.entries(synonyms?.content ?? {}).map(([name, words]) => ({ name, words })),
    topics: [...notes].flatMap(([subject, { content }]) => topicsOf(subject, content)),
    answers: [...notes].flatMap(([subject, { content }]) => answersOf(subject, content)),
    questions: [...quizzes].flatMap(([subject, { content }]) => questionsOf(subject, content)),
    terms: glossary === undefined ? [] : termsOf(glossary.content),
  };
}

function topicsOf(subject: string, file: NotesInFile): readonly Topic[] {
  return file.topics.map((topic) => ({ ...topic, subject, ...upkeepOf(topic, file) }));
}

function answersOf(subject: string, file: NotesInFile): readonly StudyAnswer[] {
  return file.answers.map((answer) => ({ ...answer, subject, ...upkeepOf(answer, file) }));
}

function questionsOf(subject: string, file: QuizInFile): readonly Question[] {
  return file.questions.map((question) => ({ ...question, subject, ...upkeepOf(question, file) }));
}

function termsOf(file: GlossaryInFile): readonly Term[] {
  return file.terms.map((term) => ({ ...term, ...upkeepOf(term, file) }));
}

/** What a piece does not say for itself is as its file says. */
export function upkeepOf(piece: Own, file: Head): Upkeep {
  return {
    author: piece.author ?? file.author,
    written: piece.written ?? file.written,
    reviewBy: piece.reviewBy ?? file.reviewBy,
    sources: piece.sources.flatMap((id): readonly StudySource[] => {
      const source = file.sources[id];
      return source === undefined ? [] : [{ ...source, id }];
    }),
  };
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { type GlossaryInFile, glossarySchema } from "./glossary-schema.ts";
import { type NotesInFile, notesSchema } from "./notes-schema.ts";
import { type QuizInFile, quizSchema } from "./quiz-schema.ts";
import { type Checked, readFile } from "./read-file.ts";
import type { Report } from "./report.ts";
import { type ReviewInFile, reviewSchema } from "./review-schema.ts";
import { type SynonymsInFile, synonymsSchema } from "./synonyms-schema.ts";

/** The study files that passed their schemas, by subject. A subject without notes or questions is simply absent. */
export interface StudyFolder {
  readonly notes: ReadonlyMap<string, Checked<NotesInFile>>;
  readonly quizzes: ReadonlyMap<string, Checked<QuizInFile>>;
  /** What a second reader found, by subject. */
  readonly reviews: ReadonlyMap<string, Checked<ReviewInFile>>;
  readonly glossary: Checked<GlossaryInFile> | undefined;
  readonly synonyms: Checked<SynonymsInFile> | undefined;
}

/** Reads notes, questions and glossary of these subjects; problems are reported, never thrown. */
export function readStudy(dir: string, subjects: Iterable<string>, report: Report): StudyFolder {
  const read = <T>(path: string, schema: z.ZodType<T>): Checked<T> | undefined =>
    existsSync(join(dir, path))
      ? readFile({ path: join(dir, path), label: `content/${path}` }, schema, report)
      : undefined;
  const perSubject = <T>(name: string, schema: z.ZodType<T>): ReadonlyMap<string, Checked<T>> =>
    new Map(
      [...subjects].flatMap((subject) => {
        const file = read(`units/${subject}/${name}`, schema);
        return file === undefined ? [] : [[subject, file] as const];
      }),
    );
  return {
    notes: perSubject("notes.yaml", notesSchema),
    quizzes: perSubject("quiz.yaml", quizSchema),
    reviews: perSubject("review.yaml", reviewSchema),
    glossary: read("glossary.yaml", glossarySchema),
    synonyms: read("synonyms.yaml", synonymsSchema),
  };
}

import type { GlossaryInFile } from "../glossary-schema.ts";
import type { NotesInFile } from "../notes-schema.ts";
import type { QuizInFile } from "../quiz-schema.ts";
import type { Checked } from "../read-file.ts";
import type { SubjectInFile } from "../subject-schema.ts";

/** The files of one unit that could be read. */
export interface UnitFiles {
  /** The unit's folder below units/. */
  readonly subject: string;
  readonly unit: Checked<SubjectInFile> | undefined;
  readonly notes: Checked<NotesInFile> | undefined;
  readonly quiz: Checked<QuizInFile> | undefined;
}

/** All that is taught and asked, with the way back to its lines. */
export interface Bank {
  readonly units: readonly UnitFiles[];
  readonly glossary: Checked<GlossaryInFile> | undefined;
}

export type TopicInFile = NotesInFile["topics"][number];
export type QuestionInFile = QuizInFile["questions"][number];
/** A question with options to choose from. */
export type ChoiceInFile = Extract<QuestionInFile, { readonly options: unknown }>;

export type Path = readonly PropertyKey[];

/** A question and where it stands. */
export interface PlacedQuestion {
  readonly question: QuestionInFile;
  readonly path: Path;
  readonly where: (path: Path) => string;
}

/** The unit's questions, each with its place. */
export function questionsOf({ quiz }: UnitFiles): readonly PlacedQuestion[] {
  if (quiz === undefined) return [];
  return quiz.content.questions.map((question, at) => ({ question, path: ["questions", at], where: quiz.where }));
}

/** How many words a text has, as a writer counts them: between blanks. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

/** What a topic gives to read, the parts in their order; title, short answer and ways to ask do not count. */
export function bodyOf(topic: TopicInFile): readonly string[] {
  const { what, why, example, mistake, steps = [], nations = {} } = topic;
  return [what, why, example, mistake, ...steps, ...Object.values(nations)];
}

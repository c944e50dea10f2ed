import { findAgain } from "./find-again.ts";
import type { NotesInFile } from "./notes-schema.ts";
import type { QuizInFile } from "./quiz-schema.ts";
import type { Checked } from "./read-file.ts";
import type { StudyFolder } from "./read-study.ts";
import type { Report } from "./report.ts";

type Path = readonly PropertyKey[];

/** Something in a file that has a name and cites sources. */
interface Piece {
  readonly file: Checked<{ readonly sources: object }>;
  readonly path: Path;
  readonly id: string;
  readonly sources: readonly string[];
}

/** Reports what points nowhere and what is named twice: with these faults the content cannot be used. */
export function checkStudy(study: StudyFolder, subjects: ReadonlySet<string>, report: Report): void {
  for (const file of study.notes.values()) checkNotes(file, report);
  checkQuestions(study, report);
  checkReviews(study, report);
  checkGlossary(study, subjects, report);
}

function checkNotes(file: Checked<NotesInFile>, report: Report): void {
  const { topics, answers } = file.content;
  const pieces = [
    ...topics.map((one, at) => ({ ...one, file, path: ["topics", at] })),
    ...answers.map((one, at) => ({ ...one, file, path: ["answers", at] })),
  ];
  checkPieces(pieces, report);
  const known = topics.map((topic) => topic.id);
  answers.forEach((answer, at) => {
    checkTopic(answer.topic, known, { file, path: ["answers", at, "topic"], report });
  });
}

function checkQuestions({ notes, quizzes }: StudyFolder, report: Report): void {
  const all = [...quizzes.values()].flatMap((file) =>
    file.content.questions.map((one, at) => ({ ...one, file, path: ["questions", at] })),
  );
  checkPieces(all, report);
  for (const [subject, file] of quizzes) {
    const known = notes.get(subject)?.content.topics.map((topic) => topic.id) ?? [];
    file.content.questions.forEach((question, at) => {
      checkTopic(question.topic, known, { file, path: ["questions", at, "topic"], report });
      checkKey(question, { file, path: ["questions", at], report });
    });
  }
}

interface Place {
  readonly file: Checked<unknown>;
  readonly path: Path;
  readonly report: Report;
}

/** How many options may be right: one, but for a multiple response, where two or more are and one is not. */
function checkKey(question: QuizInFile["questions"][number], { file, path, report }: Place): void {
  if (!("options" in question)) return;
  const right = question.options.filter((option) => option.right).length;
  const fits = question.type === "multiple" ? right > 1 && right < question.options.length : right === 1;
  if (fits) return;
  report({
    where: file.where([...path, "options"]),
    problem: `"${question.id}" has ${right} right of ${question.options.length} options.`,
    fix: question.type === "multiple" ? "Allowed: two or more right, one or more wrong." : "Allowed: exactly one.",
  });
}

function checkTopic(topic: string, known: readonly string[], { file, path, report }: Place): void {
  if (known.includes(topic)) return;
  report({
    where: file.where(path),
    problem: `There is no topic "${topic}" in the notes of this unit.`,
    fix: known.length === 0 ? "Write notes.yaml first." : `Allowed: ${known.join(", ")}.`,
  });
}

/** A review speaks of questions that are there. */
function checkReviews({ reviews, quizzes }: StudyFolder, report: Report): void {
  for (const [subject, file] of reviews) {
    const known = new Set(quizzes.get(subject)?.content.questions.map((question) => question.id));
    const named = [
      ...file.content.disagreements.map(({ question }, at) => ({
        ids: [question],
        path: ["disagreements", at, "question"],
      })),
      ...file.content.changes.map(({ question }, at) => ({ ids: question, path: ["changes", at, "question"] })),
    ];
    for (const { ids, path } of named) {
      for (const id of ids.filter((one) => !known.has(one))) {
        const fix = "Name the id of a question of this unit.";
        report({ where: file.where(path), problem: `There is no question "${id}" in this unit.`, fix });
      }
    }
  }
}

function checkGlossary({ glossary: file }: StudyFolder, subjects: ReadonlySet<string>, report: Report): void {
  if (file === undefined) return;
  const { terms } = file.content;
  checkPieces(
    terms.map((one, at) => ({ ...one, file, path: ["terms", at] })),
    report,
  );
  const ids = new Set(terms.map((term) => term.id));
  terms.forEach((term, at) => {
    for (const [place, id] of term.see.entries()) {
      if (ids.has(id)) continue;
      const fix = "Name the id of a term of this file.";
      report({ where: file.where(["terms", at, "see", place]), problem: `There is no term "${id}".`, fix });
    }
    for (const [place, subject] of term.subjects.entries()) {
      if (subjects.has(subject)) continue;
      const fix = `Allowed: ${[...subjects].join(", ")}.`;
      report({ where: file.where(["terms", at, "subjects", place]), problem: `There is no unit "${subject}".`, fix });
    }
  });
}

/** Reports an id that is taken and a source that the file does not name. */
export function checkPieces(pieces: readonly Piece[], report: Report): void {
  for (const { file, path, id } of findAgain(pieces)) {
    const fix = "Give it an id that no other has; ids never change and are never used again.";
    report({ where: file.where([...path, "id"]), problem: `The id "${id}" is taken already.`, fix });
  }
  for (const { file, path, sources } of pieces) {
    for (const [place, source] of sources.entries()) {
      if (Object.hasOwn(file.content.sources, source)) continue;
      const fix = "Name it under sources at the top of the file.";
      report({ where: file.where([...path, "sources", place]), problem: `There is no source "${source}".`, fix });
    }
  }
}

import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { StartupProblem } from "../../domain/startup-error.ts";
import { checkFolder } from "../check-folder.ts";
import { checkStudy } from "../check-study.ts";
import { readFolder } from "../read-folder.ts";
import { readStudy, type StudyFolder } from "../read-study.ts";
import type { Bank } from "./bank.ts";
import type { Finding } from "./finding.ts";

/** What a content folder holds, and what is wrong with it by its form alone. */
export interface ReadBank {
  readonly bank: Bank;
  readonly findings: readonly Finding[];
}

/** Reads a content folder as `npm start` does; what would keep it from starting is among the findings, nothing is thrown. */
export function readBank(dir: string): ReadBank {
  const problems: StartupProblem[] = [];
  const report = (problem: StartupProblem) => void problems.push(problem);
  const folder = readFolder(dir, report);
  checkFolder(folder, report);
  const study = readStudy(dir, folder.subjectNames, report);
  checkStudy(study, folder.subjectNames, report);
  const units = [...folder.subjectNames].sort().map((subject) => ({
    subject,
    unit: folder.subjects.get(subject),
    notes: study.notes.get(subject),
    quiz: study.quizzes.get(subject),
  }));
  const faults = problems.map((problem): Finding => ({ ...problem, severity: "error", check: "content" }));
  return {
    bank: { units, glossary: study.glossary },
    findings: [...faults, ...missingFiles(dir, folder.subjectNames), ...unread(study)],
  };
}

/** Units whose questions nobody but their author has answered. */
function unread({ quizzes, reviews }: StudyFolder): readonly Finding[] {
  return [...quizzes]
    .filter(([subject]) => !reviews.has(subject))
    .map(([, quiz]) => ({
      where: quiz.where([]),
      problem: "No second reader has been through these questions.",
      fix: "Have them answered by somebody who sees stems and options only, and write what they found to review.yaml.",
      severity: "warning",
      check: "second-reader",
    }));
}

function missingFiles(dir: string, subjects: ReadonlySet<string>): readonly Finding[] {
  const wanted = [...subjects].flatMap((subject) => [`units/${subject}/notes.yaml`, `units/${subject}/quiz.yaml`]);
  return [...wanted, "glossary.yaml", "emergencies.yaml"]
    .filter((path) => !existsSync(join(dir, path)))
    .map((path) => ({
      where: `${basename(dir)}/${path}`,
      problem: "There is no such file.",
      fix: "Write it; npm run content -- new-unit makes one to begin with.",
      severity: "error",
      check: "missing",
    }));
}

import { isDeepStrictEqual } from "node:util";
import type { StartupProblem } from "../../domain/startup-error.ts";
import type { QuestionInFile } from "../check/bank.ts";
import { checkStudy } from "../check-study.ts";
import type { NotesInFile } from "../notes-schema.ts";
import { lookUp } from "../prune.ts";
import { type QuizInFile, quizSchema } from "../quiz-schema.ts";
import type { Checked } from "../read-file.ts";
import { type Completed, completeDrafts, type Defaults } from "./complete-drafts.ts";
import type { Draft } from "./draft.ts";
import { judgeVersion } from "./judge-version.ts";
import { tellIssue } from "./tell-issue.ts";

/** What questions from outside are held against. */
export interface ImportGround {
  readonly subject: string;
  readonly format: "gift" | "csv";
  /** How the file is called in messages. */
  readonly label: string;
  /** The unit's questions so far; without any where there were none. */
  readonly quiz: QuizInFile;
  readonly notes: Checked<NotesInFile> | undefined;
  /** The units of the questions that stand elsewhere, by their ids. */
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly defaults: Defaults;
}

/** A question as it is to stand in the file, and what that means for the file. */
export interface Settled {
  readonly question: QuestionInFile;
  readonly as: "new" | "changed" | "same";
}

/** What is to be written, or everything that is wrong. */
export interface Settling {
  readonly settled: readonly Settled[];
  /** The sources of the file, with those that are new. */
  readonly sources: QuizInFile["sources"];
  readonly problems: readonly StartupProblem[];
}

/** Completes what a file from outside leaves unsaid, and holds everything against the rules of the content. Pure. */
export function settleDrafts(drafts: readonly Draft[], ground: ImportGround): Settling {
  const all = completeDrafts(drafts, ground);
  const completed = all.filter(({ value }) => !ground.elsewhere.has(String(value["id"])));
  const problems: StartupProblem[] = [...strangersAmong(all, ground), ...clashesOf(drafts, ground)];
  const sources = { ...sourcesIn(drafts), ...ground.quiz.sources };
  const { author, written, reviewBy } = ground.quiz;
  const head = { author, written, reviewBy };
  const read = quizSchema.safeParse({ ...head, sources, questions: completed.map(({ value }) => value) });
  const issues = read.success ? [] : read.error.issues;
  problems.push(...issues.map((issue) => tellIssue(issue, { completed, drafts, ground })));
  const broken = new Set(issues.map(({ path: [, at] }) => at));
  const sound = completed.filter((_, at) => !broken.has(at));
  // A fault of one question keeps nobody from hearing of those of the others.
  const rest = read.success
    ? read
    : quizSchema.safeParse({ ...head, sources, questions: sound.map(({ value }) => value) });
  if (!rest.success) return { settled: [], sources: {}, problems };
  problems.push(...checkSound(rest.data, sound, ground));
  const settled = rest.data.questions.flatMap((question, at): readonly Settled[] => {
    const one = sound[at];
    if (one === undefined) return [];
    const fault = judgeVersion(question, one);
    if (fault !== undefined) problems.push({ where: placeOf(one, ["version"], ground), ...fault });
    return [{ question, as: changeOf(question, one) }];
  });
  return { settled, sources: rest.data.sources, problems };
}

function changeOf(question: QuestionInFile, { before }: Completed): Settled["as"] {
  if (before === undefined) return "new";
  return isDeepStrictEqual(question, before) ? "same" : "changed";
}

function placeOf({ draft }: Completed, path: readonly PropertyKey[], { label }: ImportGround): string {
  return `${label}:${draft.lineOf(path)}`;
}

function checkSound(content: QuizInFile, sound: readonly Completed[], ground: ImportGround): readonly StartupProblem[] {
  const problems: StartupProblem[] = [];
  const { subject, notes, label } = ground;
  const where = ([, at, ...path]: readonly PropertyKey[]) => {
    const one = sound[Number(at)];
    return one === undefined ? label : placeOf(one, path, ground);
  };
  checkStudy(
    {
      notes: new Map(notes === undefined ? [] : [[subject, notes]]),
      quizzes: new Map([[subject, { content, where }]]),
      reviews: new Map(),
      glossary: undefined,
      synonyms: undefined,
    },
    new Set([subject]),
    // What is wrong with the notes is another matter.
    (problem) => void (problem.where.startsWith(label) && problems.push(problem)),
  );
  return problems;
}

/** Questions that belong to other units, told once for each of these. */
function strangersAmong(all: readonly Completed[], ground: ImportGround): readonly StartupProblem[] {
  const ids = all.map(({ value }) => String(value["id"]));
  const units = new Set(ids.flatMap((id) => ground.elsewhere.get(id) ?? []));
  return [...units].map((unit) => {
    const theirs = ids.filter((id) => ground.elsewhere.get(id) === unit);
    const first = all[ids.indexOf(theirs[0] ?? "")];
    const more = theirs.length > 3 ? ` and ${theirs.length - 3} more` : "";
    return {
      where: first === undefined ? ground.label : placeOf(first, ["id"], ground),
      problem: `Questions of the unit ${unit} have these ids: ${theirs.slice(0, 3).join(", ")}${more}.`,
      fix: `Import them with --unit ${unit}, or give them ids that no other has.`,
    };
  });
}

function sourcesIn(drafts: readonly Draft[]): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...drafts.map((draft) => draft.sources));
}

/** Sources that the unit or another question knows by the same id as something else. */
function clashesOf(drafts: readonly Draft[], { quiz, label }: ImportGround): readonly StartupProblem[] {
  const known = new Map<string, unknown>(Object.entries(quiz.sources));
  return drafts.flatMap((draft) =>
    Object.entries(draft.sources).flatMap(([id, source]): readonly StartupProblem[] => {
      const before = known.get(id);
      known.set(id, before ?? source);
      if (before === undefined || isDeepStrictEqual(before, source)) return [];
      const name = lookUp(before, ["name"]);
      const fix = `Give it another id, or word it as there: ${String(name)}.`;
      return [
        { where: `${label}:${draft.lineOf(["sources"])}`, problem: `The source "${id}" is another one already.`, fix },
      ];
    }),
  );
}

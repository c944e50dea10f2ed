import { type QuestionType, questionTypes } from "../domain/question.ts";
import { type Calibration, type CalibrationCount, countCalibration } from "../memory/calibration.ts";
import { answersOf, type Person } from "./export-person.ts";
import type { Library } from "./library.ts";
import { findQuestion } from "./quiz-ask.ts";

/** Below so many answers with a prediction, chance alone makes gaps of several points. */
export const fewestAnswers = 200;
/** A group of fewer learners than this is not shown apart: its figures would tell of single people. */
export const fewestLearners = 5;

/** Predicted against actual recall over everybody, and by type of question where enough people answered. */
export interface CalibrationReport {
  /** Those with at least one answer that had been predicted. */
  readonly learners: number;
  readonly all: Calibration;
  readonly types: readonly { readonly type: QuestionType; readonly learners: number; readonly figures: Calibration }[];
}

interface Group {
  readonly count: CalibrationCount;
  learners: number;
}

const newGroup = (): Group => ({ count: countCalibration(), learners: 0 });

/** Takes in one person after the other; nobody is kept. */
export function countReport(library: Library): { add(person: Person): void; result(): CalibrationReport } {
  const all = newGroup();
  const groups = new Map<QuestionType, Group>();
  return {
    add(person) {
      const touched = new Set<Group>();
      for (const review of answersOf(person, library)) {
        if (review.recall === null) continue;
        const type = findQuestion(review.question, { library })?.type;
        const group = type === undefined ? undefined : (groups.get(type) ?? newGroup());
        if (type !== undefined && group !== undefined) groups.set(type, group);
        for (const one of group === undefined ? [all] : [all, group]) {
          one.count.add(review);
          touched.add(one);
        }
      }
      for (const one of touched) one.learners += 1;
    },
    result: () => ({
      learners: all.learners,
      all: all.count.result(),
      types: questionTypes.flatMap((type) => {
        const group = groups.get(type);
        if (group === undefined || group.learners < fewestLearners) return [];
        return [{ type, learners: group.learners, figures: group.count.result() }];
      }),
    }),
  };
}

/** What the figures come to, in words an operator can act on. */
export function calibrationWords({ all, learners }: CalibrationReport): readonly string[] {
  const { answers, predicted, actual, logLoss, logLossOfMean } = all;
  if (predicted === null || actual === null || logLoss === null || logLossOfMean === null)
    return ["Nobody has answered a question a second time yet: there is nothing to compare."];
  const rests = `It rests on ${answers} answers of ${learners} ${learners === 1 ? "learner" : "learners"} to questions they had met before.`;
  const few =
    answers < fewestAnswers
      ? [`Fewer than ${fewestAnswers} answers prove nothing: wait for more before believing it.`]
      : [];
  const alone =
    learners < fewestLearners
      ? [`Fewer than ${fewestLearners} learners: this tells of single people. Do not pass it on.`]
      : [];
  const worth =
    logLoss < logLossOfMean
      ? "The predictions do better than one and the same figure for every answer would."
      : "The predictions do no better than one and the same figure for every answer would.";
  return [gapWords({ answers, predicted, actual }), worth, rests, ...few, ...alone];
}

function gapWords({ answers, predicted, actual }: { answers: number; predicted: number; actual: number }): string {
  const points = Math.abs(predicted - actual) * 100;
  const figures = `${percent(predicted)} expected, ${percent(actual)} right`;
  // Two standard errors of a share: what chance alone does in 19 of 20 cases.
  if (Math.abs(predicted - actual) <= 2 * Math.sqrt((actual * (1 - actual)) / answers))
    return `Expected and actual recall agree as far as so many answers can tell (${figures}).`;
  return predicted > actual
    ? `Predictions run high by ${points.toFixed(1)} points (${figures}): more is forgotten than expected, and questions come back too late.`
    : `Predictions run low by ${points.toFixed(1)} points (${figures}): more is remembered than expected, and questions come back sooner than needed.`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The figures as a table: tenths of what was expected, with a bar for what came true and a mark for what was expected. */
export function calibrationTable({ bins }: Calibration): {
  head: readonly string[];
  rows: readonly (readonly string[])[];
} {
  return {
    head: ["Expected", "Answers", "Mean", "Right", "# right, | expected"],
    rows: bins.flatMap(({ from, to, answers, predicted, actual }) =>
      predicted === null || actual === null
        ? []
        : [
            [
              `${from.toFixed(1)}-${to.toFixed(1)}`,
              String(answers),
              predicted.toFixed(3),
              actual.toFixed(3),
              bar(actual, predicted),
            ],
          ],
    ),
  };
}

const barWidth = 40;

function bar(right: number, mark: number): string {
  const at = Math.min(barWidth - 1, Math.floor(mark * barWidth));
  return Array.from({ length: barWidth }, (_, column) =>
    column === at ? "|" : column < Math.round(right * barWidth) ? "#" : ".",
  ).join("");
}

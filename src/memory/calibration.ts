import type { Review } from "../domain/practice.ts";

/** One tenth of the scale of predictions: how many fell into it, what was predicted on average and what came true. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly answers: number;
  /** Null where no prediction fell into it. */
  readonly predicted: number | null;
  readonly actual: number | null;
}

/** Whether predicted recall comes true, over many answers of many learners. */
export interface Calibration {
  /** Answers with a prediction: all but the first of each question. */
  readonly answers: number;
  /** Ten, from 0 to 1. */
  readonly bins: readonly CalibrationBin[];
  readonly predicted: number | null;
  readonly actual: number | null;
  /** Mean of -ln of the chance given to what happened; smaller is better. Null where there are no answers. */
  readonly logLoss: number | null;
  /** What `logLoss` would be for always predicting the mean of what came true: more than this is worse than no model. */
  readonly logLossOfMean: number | null;
  /** Root of the mean squared gap between predicted and actual, bin by bin, weighted by answers; 0 is perfect. */
  readonly rmse: number | null;
}

// Log loss is without bound at 0 and 1, so nobody is held to more than one in ten thousand.
const surest = 0.9999;

interface Tally {
  answers: number;
  predicted: number;
  right: number;
}

/** Counts answers one by one, however many there are. */
export interface CalibrationCount {
  add(review: Pick<Review, "grade" | "recall">): void;
  /** What came of all that was added so far. */
  result(): Calibration;
}

/** Predicted against actual recall; right after a hint or slowly counts as recalled. */
export function calibrate(reviews: Iterable<Pick<Review, "grade" | "recall">>): Calibration {
  const count = countCalibration();
  for (const review of reviews) count.add(review);
  return count.result();
}

/** As `calibrate`, for answers that are not all at hand at once. */
export function countCalibration(): CalibrationCount {
  const bins = Array.from({ length: 10 }, (): Tally => ({ answers: 0, predicted: 0, right: 0 }));
  const all: Tally = { answers: 0, predicted: 0, right: 0 };
  let loss = 0;
  return {
    add({ grade, recall }) {
      if (recall === null) return;
      const right = grade === "again" ? 0 : 1;
      for (const tally of [all, bins[Math.min(9, Math.max(0, Math.floor(recall * 10)))] ?? all]) {
        tally.answers += 1;
        tally.predicted += recall;
        tally.right += right;
      }
      loss += lossOf(recall, right);
    },
    result: () => resultOf(all, bins, loss),
  };
}

function resultOf(all: Tally, bins: readonly Tally[], loss: number): Calibration {
  const mean = share(all.right, all.answers);
  const gaps = bins.reduce((sum, { answers, predicted, right }) => sum + (predicted - right) ** 2 / (answers || 1), 0);
  return {
    answers: all.answers,
    bins: bins.map((tally, index) => ({
      from: index / 10,
      to: (index + 1) / 10,
      answers: tally.answers,
      predicted: share(tally.predicted, tally.answers),
      actual: share(tally.right, tally.answers),
    })),
    predicted: share(all.predicted, all.answers),
    actual: mean,
    logLoss: share(loss, all.answers),
    logLossOfMean: mean === null ? null : mean * lossOf(mean, 1) + (1 - mean) * lossOf(mean, 0),
    rmse: all.answers === 0 ? null : Math.sqrt(gaps / all.answers),
  };
}

function lossOf(predicted: number, right: number): number {
  const sure = Math.min(surest, Math.max(1 - surest, predicted));
  return -Math.log(right === 1 ? sure : 1 - sure);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

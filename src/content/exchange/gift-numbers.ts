import type { Numerical, NumericalChoice, NumericalFormat } from "gift-pegjs";
import { oneReason, type Reader } from "./gift-reader.ts";

interface Range {
  readonly middle: number;
  readonly either: number;
}

/** Reads answers that are numbers: one is right, within a tolerance; the others are slips. */
export function readNumbers(
  { choices, globalFeedback }: Numerical,
  block: Readonly<Record<string, unknown>>,
  reader: Reader,
): Readonly<Record<string, unknown>> {
  const all = (
    Array.isArray(choices) ? choices : [{ isCorrect: true, weight: null, text: choices, feedback: null }]
  ).map((choice) => readOne(choice, reader));
  const right = all.filter(({ weight }) => weight === 100);
  if (right.length !== 1 || all.some(({ weight }) => weight > 0 && weight < 100)) {
    reader.misfit("There is not exactly one right number.", "One number counts 100, with a tolerance; the others 0.");
  }
  const slips = all.filter(({ weight }) => weight <= 0);
  if (slips.some(({ range }) => range.either > 0)) {
    reader.misfit(
      "A wrong number has a tolerance.",
      "Give the wrong number itself; only the right one has a tolerance.",
    );
  }
  return {
    type: block["type"] ?? "number",
    answer: right[0]?.range.middle,
    tolerance: right[0]?.range.either,
    unit: block["unit"],
    because: oneReason(right, { globalFeedback, block, reader }),
    slips: slips.map(({ range, because }) => ({ value: range.middle, because })),
  };
}

function readOne({ isCorrect, weight, text, feedback }: NumericalChoice, reader: Reader) {
  return {
    weight: weight ?? (isCorrect ? 100 : 0),
    range: rangeOf(text, reader),
    because: reader.text(feedback),
  };
}

function rangeOf({ type, number, range, numberLow, numberHigh }: NumericalFormat, { misfit }: Reader): Range {
  if (type === "high-low" && numberLow !== undefined && numberHigh !== undefined) {
    return { middle: (numberLow + numberHigh) / 2, either: Math.abs(numberHigh - numberLow) / 2 };
  }
  if (number === undefined) misfit("Feedback for every other number has no place.", "Name the wrong numbers.");
  return { middle: number ?? 0, either: range ?? 0 };
}

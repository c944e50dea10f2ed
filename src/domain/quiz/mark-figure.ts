import type { NumberAnswer } from "../question.ts";
import type { Given } from "./given.ts";
import type { Remark } from "./marked.ts";

// Sums of decimals are a little off; a millionth of a millionth is no difference.
const noise = 1e-9;

/** Within the tolerance, and not nearer to a typical wrong answer than to the right one. */
export function isRightFigure({ answer, tolerance, slips }: NumberAnswer, value: number): boolean {
  const away = Math.abs(value - answer);
  if (away > tolerance + noise * Math.max(1, Math.abs(answer))) return false;
  return slips.every((slip) => Math.abs(value - slip.value) + noise >= away);
}

/** What is said of a number: the slip it comes from, where it is one, and what is right. */
export function remarkFigure(question: NumberAnswer, given: Given): readonly Remark[] {
  const { answer, unit, because } = question;
  const right: Remark = { about: "right", place: null, text: withUnit(answer, unit), because };
  if (given.kind !== "number" || isRightFigure(question, given.value)) return [right];
  const slip = nearestSlip(question, given.value);
  if (slip === undefined) return [right];
  const { value, because: why } = slip;
  return [{ about: "chosen", place: question.slips.indexOf(slip), text: withUnit(value, unit), because: why }, right];
}

function nearestSlip({ slips, tolerance }: NumberAnswer, value: number): NumberAnswer["slips"][number] | undefined {
  const reach = (slip: { readonly value: number }) => Math.abs(slip.value - value);
  const near = slips.filter((slip) => reach(slip) <= tolerance + noise * Math.max(1, Math.abs(slip.value)));
  return near.toSorted((one, other) => reach(one) - reach(other))[0];
}

function withUnit(value: number, unit: string): string {
  if (unit === "" || unit === "%") return `${value}${unit}`;
  return unit.startsWith("£") ? `£${value}${unit.slice(1)}` : `${value} ${unit}`;
}

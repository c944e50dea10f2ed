import { z } from "zod";
import type { Unanswered } from "../ports/unanswered-list.ts";

/** More are not kept. */
export const mostUnanswered = 500;
/** What is longer is cut. */
export const longestUnanswered = 300;

const entry = z.strictObject({
  question: z.string().max(longestUnanswered),
  first: z.iso.date(),
  last: z.iso.date(),
  times: z.int().min(1),
});

/** The file: version and questions. */
export const unansweredSchema = z.strictObject({ version: z.literal(1), questions: z.array(entry) });

/** The list with one more: counted where it is there, else added in the place of the one asked least lately. */
export function withQuestion(all: readonly Unanswered[], question: string, on: string): readonly Unanswered[] {
  const wanted = question.slice(0, longestUnanswered);
  const before = all.find((one) => one.question === wanted);
  const others = all.filter((one) => one !== before);
  const now = { question: wanted, first: before?.first ?? on, last: on, times: (before?.times ?? 0) + 1 };
  return [...others, now].sort((a, b) => a.last.localeCompare(b.last)).slice(-mostUnanswered);
}

/** Those asked most often first, then those asked last. */
export function byTimes(all: readonly Unanswered[]): readonly Unanswered[] {
  return [...all].sort((a, b) => b.times - a.times || b.last.localeCompare(a.last));
}

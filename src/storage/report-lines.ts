import { z } from "zod";
import type { QuestionReport } from "../ports/report-list.ts";

/** More are not kept. */
export const mostReports = 1_000;
/** What is longer is cut. */
export const longestReport = 500;

const entry = z.strictObject({
  question: z.string().min(1).max(200),
  version: z.int().min(0),
  said: z.string().max(longestReport),
  first: z.iso.date(),
  last: z.iso.date(),
  times: z.int().min(1),
});

/** The file: version and reports. */
export const reportsSchema = z.strictObject({ version: z.literal(1), reports: z.array(entry) });

/** The list with one more: counted where the same was said before, else added in the place of the one said least lately. */
export function withReport(
  all: readonly QuestionReport[],
  report: Pick<QuestionReport, "question" | "version" | "said">,
  on: string,
): readonly QuestionReport[] {
  const { question, version } = report;
  const said = report.said.slice(0, longestReport);
  const before = all.find((one) => one.question === question && one.version === version && one.said === said);
  const now = { question, version, said, first: before?.first ?? on, last: on, times: (before?.times ?? 0) + 1 };
  return [...all.filter((one) => one !== before), now].sort((a, b) => a.last.localeCompare(b.last)).slice(-mostReports);
}

/** The list with one report less in these words. */
export function withoutReport(
  all: readonly QuestionReport[],
  report: Pick<QuestionReport, "question" | "version" | "said">,
): readonly QuestionReport[] {
  const said = report.said.slice(0, longestReport);
  const isIt = (one: QuestionReport) =>
    one.question === report.question && one.version === report.version && one.said === said;
  return all.flatMap((one) => (!isIt(one) ? [one] : one.times === 1 ? [] : [{ ...one, times: one.times - 1 }]));
}

/** The questions reported most often first; of one question what was said most often first. */
export function byQuestion(all: readonly QuestionReport[]): readonly QuestionReport[] {
  const times = new Map<string, number>();
  for (const one of all) times.set(one.question, (times.get(one.question) ?? 0) + one.times);
  const of = (one: QuestionReport) => times.get(one.question) ?? 0;
  return all.toSorted((a, b) => of(b) - of(a) || a.question.localeCompare(b.question) || b.times - a.times);
}

import { z } from "zod";
import type { PackedReview } from "../domain/pack-practice.ts";
import { splitLines } from "./journal-file.ts";
import { parseJson } from "./parse-json.ts";
import { reviewSchema } from "./practice-schema.ts";

/** One line of a history: its running number, counted from 0 over all of a learner's answers, and the answer. */
export interface HistoryLine {
  readonly number: number;
  readonly review: PackedReview;
}

const lineSchema = z.tuple([z.int().min(0)], z.unknown());

/** One answer as a line, without its end. */
export function encodeLine({ number, review }: HistoryLine): string {
  return JSON.stringify([number, ...review]);
}

/** What `encodeLine` wrote; undefined where it is anything else. */
export function decodeLine(bytes: Uint8Array): HistoryLine | undefined {
  try {
    const line = lineSchema.safeParse(parseJson(bytes));
    if (!line.success) return undefined;
    const [number, ...rest] = line.data;
    const review = reviewSchema.safeParse(rest);
    return review.success ? { number, review: review.data } : undefined;
  } catch {
    return undefined;
  }
}

/** What has to be done to a file so that it holds answers: cut to so many bytes, then written on with the text. */
export interface Amendment {
  readonly cut: number;
  readonly text: string;
}

/**
 * What makes these answers, the first of which has the number `from`, part of the file. Lines before them stay, damaged or
 * not. Lines that are there already stay; from the first that is cut off or says otherwise the file is written anew: the
 * record is the truth for what it still holds.
 */
export function amend(bytes: Uint8Array, from: number, reviews: readonly PackedReview[]): Amendment {
  const lines = splitLines(bytes);
  const before = lines.findLastIndex((line) => (decodeLine(line)?.number ?? from) < from);
  const wanted = reviews.map((review, index) => encodeLine({ number: from + index, review }));
  const there = lines.slice(before + 1).map((line) => Buffer.from(line).toString("utf8"));
  const wrong = wanted.findIndex((line, index) => there[index] !== line);
  const good = wrong < 0 ? wanted.length : wrong;
  const cut = lines.slice(0, before + 1 + good).reduce((sum, line) => sum + line.length + 1, 0);
  const text = wanted
    .slice(good)
    .map((line) => `${line}\n`)
    .join("");
  return { cut, text };
}

import type { Learner } from "../../domain/learner.ts";
import { type PackedReview, packCard, unpackReview } from "../../domain/pack-practice.ts";
import type { Practice, PracticeDay } from "../../domain/practice.ts";
import { rebuild } from "../../memory/after-review.ts";
import { foldQuiz, type PractiseWith } from "../../memory/practised.ts";

/** So many answers a record holds at most right after two were made one; fewer than where the oldest would be lost. */
const mostHeld = 4_000;
const mostDays = 400;

type Practised = Pick<Learner, "practice" | "quiz">;

/** Two records of one person, each with the answers in its history that its record does not hold any more. */
export interface TwoPractices {
  readonly main: Practised;
  readonly other: Practised;
  readonly filed: { readonly main: readonly PackedReview[]; readonly other: readonly PackedReview[] };
}

/** One practice of two. */
export interface MergedPractice {
  readonly practice: Practice;
  /** Answers to be put into the main history first, from the place that its record has reached. */
  readonly toFile: readonly PackedReview[];
}

/**
 * The answers of both in order of time, and the cards that memory makes of them. The quiz at hand of the main record goes
 * on; the other's ends. All are held by the record, which is the truth over its history; where they are too many for that,
 * what the main history holds stays in front as it is. Merged again, nothing changes.
 */
export function mergePractice({ main, other, filed }: TwoPractices, using: PractiseWith): MergedPractice {
  const ended = foldQuiz(other, using);
  const known = new Set([...filed.main, ...main.practice.reviews].map(nameOf));
  const fresh = [...filed.other, ...ended.reviews].filter((one) => !known.has(nameOf(one)));
  const all = inTime([...filed.main, ...main.practice.reviews, ...fresh]);
  const fits = all.length <= mostHeld;
  const before = fits ? [] : filed.main;
  const rest = fits ? all : inTime([...main.practice.reviews, ...fresh]);
  const cards = rebuild([...before, ...rest].map(unpackReview));
  // What a history that was lost told of is known by the cards alone; of two of a question the one answered last.
  const lost = [...main.practice.cards, ...ended.cards]
    .toSorted((a, b) => b[7] - a[7])
    .filter(([question], at, those) => !cards.has(question) && those.findIndex(([one]) => one === question) === at);
  const toFile = rest.slice(0, Math.max(0, rest.length - mostHeld));
  const practice: Practice = {
    cards: [...[...cards.values()].map(packCard), ...lost],
    reviews: rest.slice(toFile.length),
    filed: before.length + toFile.length,
    days: withDays(main.practice.days, fresh, { known: [...filed.main, ...main.practice.reviews], using }),
    setAside: [...main.practice.setAside, ...ended.setAside.filter((one) => !isIn(main.practice, one))],
  };
  return { practice, toFile };
}

// A question is answered once at one instant.
function nameOf([question, , at]: PackedReview): string {
  return `${at} ${question}`;
}

function inTime(reviews: readonly PackedReview[]): readonly PackedReview[] {
  return reviews.toSorted((a, b) => a[2] - b[2]);
}

function isIn({ setAside }: Practice, { question, version }: Practice["setAside"][number]): boolean {
  return setAside.some((one) => one.question === question && one.version === version);
}

interface Counting {
  readonly known: readonly PackedReview[];
  readonly using: PractiseWith;
}

/** Only what is new is counted: what was merged before stands in the days already. */
function withDays(
  days: readonly PracticeDay[],
  fresh: readonly PackedReview[],
  { known, using }: Counting,
): readonly PracticeDay[] {
  const met = new Set(known.map(([question]) => question));
  const byDate = new Map(days.map((day) => [day.date, day] as const));
  for (const [question, , at, grade] of inTime(fresh)) {
    const date = using.dateOf(at);
    const was = byDate.get(date) ?? { date, answered: 0, right: 0, fresh: 0 };
    byDate.set(date, {
      date,
      answered: was.answered + 1,
      right: was.right + (grade === "again" ? 0 : 1),
      fresh: was.fresh + (met.has(question) ? 0 : 1),
    });
    met.add(question);
  }
  return [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(-mostDays);
}

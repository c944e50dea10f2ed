import type { Daily } from "../../domain/daily.ts";
import type { Instant, Learner } from "../../domain/learner.ts";
import type { WeekMark } from "../../domain/letter.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";
import type { PractiseWith } from "../../memory/practised.ts";
import { followDue } from "../post/follow-post.ts";
import { mergePortfolios } from "./merge-portfolios.ts";
import { mergePractice, type TwoPractices } from "./merge-practice.ts";

const most = { undo: 20, handled: 50, letters: 20, marks: 10 };

/** What is needed to make two records one. */
export interface MergeWith extends PractiseWith {
  readonly at: Instant;
  /** Whose plan stays where both have one for a certificate. */
  readonly plans: "main" | "other";
  readonly filed: TwoPractices["filed"];
}

/** One record of two, and what is to be filed in the main history before it is kept. */
export interface Merged {
  readonly learner: Learner;
  readonly toFile: readonly PackedReview[];
}

/**
 * Two records of one person made one, under the id of `main`. Nothing is lost but what only one can have: a plan for a
 * certificate, the daily question's settings, the quiz at hand. Merged again with the same record, nothing changes.
 */
export function mergeLearners(main: Learner, other: Learner, merging: MergeWith): Merged {
  const marker = `merged/${other.id}/${other.updatedAt}`;
  if (main.handled.includes(marker)) return { learner: main, toFile: [] };
  const { practice, toFile } = mergePractice({ main, other, filed: merging.filed }, merging);
  const merged: Learner = {
    ...main,
    ...whoOf(main, other),
    qualification: main.qualification ?? other.qualification,
    ...plansOf(main, other, merging),
    undo: [...other.undo, ...main.undo].toSorted((a, b) => a.at - b.at).slice(-most.undo),
    quizzes: Math.max(main.quizzes, other.quizzes),
    practice,
    daily: dailyOf(main, other),
    portfolio: mergePortfolios(main.portfolio, other.portfolio),
    letters: [...main.letters, ...other.letters.filter(({ id }) => !main.letters.some((one) => one.id === id))]
      .toSorted((a, b) => a.at - b.at)
      .slice(-most.letters),
    digest: main.digest ?? other.digest,
    post: { ...main.post, refuses: main.post.refuses || other.post.refuses },
    marks: mergeMarks(main.marks, other.marks),
    handled: [...main.handled, ...other.handled, marker].slice(-most.handled),
    createdAt: Math.min(main.createdAt, other.createdAt),
    updatedAt: Math.max(main.updatedAt, other.updatedAt),
  };
  return { learner: followDue(main, merged, merging.at), toFile };
}

/** The settings of the main record, or where it has none the other's. */
function dailyOf({ daily: main }: Learner, { daily: other }: Learner): Daily {
  const offered = main.offered || other.offered;
  const isOther = main.settings === null && other.settings !== null;
  return isOther ? { ...other, offered, brokenOn: null } : { ...main, offered };
}

type Who = Pick<Learner, "name" | "timezone" | "zoneChosen" | "locale" | "address">;

/** The newer account tells where somebody is to be reached now. */
function whoOf(main: Learner, other: Learner): Who {
  const [newer, older] = other.updatedAt > main.updatedAt ? [other, main] : [main, other];
  const zone = !main.zoneChosen && other.zoneChosen ? other : main;
  return {
    name: main.name ?? other.name,
    timezone: zone.timezone,
    zoneChosen: zone.zoneChosen,
    locale: main.locale ?? other.locale,
    address: newer.address ?? older.address,
  };
}

function plansOf(main: Learner, other: Learner, { plans }: MergeWith): Pick<Learner, "plans" | "tastes"> {
  const [first, second] = plans === "main" ? [main, other] : [other, main];
  return { plans: both(first.plans, second.plans), tastes: both(first.tastes, second.tastes) };
}

function both<T extends { readonly qualification: string }>(first: readonly T[], second: readonly T[]): readonly T[] {
  const has = new Set(first.map((one) => one.qualification));
  return [...first, ...second.filter((one) => !has.has(one.qualification))];
}

/** What was met on both is not told apart, so the larger of the two figures stands. */
function mergeMarks(main: readonly WeekMark[], other: readonly WeekMark[]): readonly WeekMark[] {
  const weeks = [...new Set([...main, ...other].map(({ week }) => week))].toSorted();
  return weeks
    .flatMap((week) => {
      const found = [main, other].flatMap((marks) => marks.find((one) => one.week === week) ?? []);
      return found.toSorted((a, b) => b.seen - a.seen).slice(0, 1);
    })
    .slice(-most.marks);
}

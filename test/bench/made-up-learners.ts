import { default_w, type FSRSState, forgetting_curve, fsrs } from "ts-fsrs";
import type { Grade } from "../../src/domain/practice.ts";

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A made-up person: what they would know at a time, in days, and what answering does to them. */
export interface Mind {
  recall(question: number, at: number): number;
  answer(question: number, at: number): Grade;
}

/** How a kind of mind forgets: `S` is what it remembers of one question. */
interface Forgetting<S> {
  first(known: boolean): S;
  recall(state: S, days: number): number;
  next(state: S, days: number, grade: Grade): S;
}

// Near-normal, mean 0 and deviation 1: the sum of twelve even numbers.
function bell(chance: () => number): number {
  return Array.from({ length: 12 }, chance).reduce((sum, one) => sum + one, -6);
}

const rating = { again: 1, hard: 2, good: 3 } as const;

/** FSRS with every parameter moved by up to a third, stabilities by half to double, and a steeper curve than ours on average. */
function fsrsForgetting(chance: () => number): Forgetting<FSRSState> {
  const pace = Math.exp(0.5 * bell(chance));
  const w = default_w.map((usual, index) => {
    if (index < 4) return usual * pace * Math.exp(0.3 * bell(chance));
    if (index === 20) return 0.1 + 0.4 * chance();
    return usual * (2 / 3 + (2 / 3) * chance());
  });
  const model = fsrs({ w });
  const fitted = model.parameters.w;
  return {
    first: (known) => model.next_state(null, 0, known ? rating.good : rating.again),
    recall: (state, days) => forgetting_curve(fitted, days, state.stability),
    next: (state, days, grade) => model.next_state(state, days, rating[grade]),
  };
}

/**
 * Recall halves again and again; the later a right answer comes, the more it strengthens. No difficulty, no long tail.
 * What is known at the first meeting lasts ten times as long as what had to be explained.
 */
function exponentialForgetting(chance: () => number): Forgetting<number> {
  const start = 3 * Math.exp(0.5 * bell(chance));
  const growth = 2 + 3 * chance();
  const kept = 0.3 + 0.4 * chance();
  return {
    first: (known) => (known ? 10 * start : start),
    recall: (life, days) => 0.5 ** (days / life),
    next: (life, days, grade) =>
      grade === "again" ? Math.max(start, life * kept) : life * (1 + growth * (1 - 0.5 ** (days / life))),
  };
}

/**
 * What becomes of what was known before practice began: it `fades` from day 0 like something just learned (fresh from a
 * course), it `lasts` for ever (known from work), or there was `nothing`.
 */
export type Before = "fades" | "lasts" | "nothing";

interface MindSettings {
  readonly model: "fsrs" | "exponential";
  readonly before: Before;
  readonly seed: number;
  readonly questions: number;
}

/** A learner by seed: how much is known beforehand, how fast it goes, and how hard each question is for this person. */
export function makeMind(settings: MindSettings): Mind {
  const chance = seededNumbers(settings.seed);
  return settings.model === "fsrs"
    ? runMind(fsrsForgetting(chance), settings, chance)
    : runMind(exponentialForgetting(chance), settings, chance);
}

// Even what is known for ever is now and then pressed wrongly.
const steady = 0.97;

function runMind<S>(forgetting: Forgetting<S>, settings: MindSettings, chance: () => number): Mind {
  const level = 0.2 + 0.4 * chance();
  const lasts = settings.before === "lasts";
  // Time runs faster for a hard question; so each has its own stability under any model.
  const traits = Array.from({ length: settings.questions }, () => {
    const haste = Math.exp(0.7 * bell(chance));
    const known = chance() < Math.min(0.95, Math.max(0.05, level + 0.2 * bell(chance)));
    return { haste, known: known && settings.before !== "nothing" };
  });
  const untouched = forgetting.first(true);
  const states = new Map<number, { readonly state: S; readonly at: number }>();
  const recall = (question: number, at: number): number => {
    const { haste = 1, known = false } = traits[question] ?? {};
    const seen = states.get(question);
    if (known && lasts) return steady;
    if (seen !== undefined) return forgetting.recall(seen.state, (at - seen.at) * haste);
    return known ? forgetting.recall(untouched, at * haste) : 0;
  };
  return {
    recall,
    answer: (question, at) => {
      const right = chance() < recall(question, at);
      const slow = chance() < 0.15;
      const grade = right ? (slow ? "hard" : "good") : "again";
      const { haste = 1 } = traits[question] ?? {};
      const seen = states.get(question);
      const state =
        seen === undefined ? forgetting.first(right) : forgetting.next(seen.state, (at - seen.at) * haste, grade);
      states.set(question, { state, at });
      return grade;
    },
  };
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { type BankQuestion, type Card, type Grade, grades } from "../../src/domain/practice.ts";
import { afterReview } from "../../src/memory/after-review.ts";
import { chooseNext, type Situation, topicKey } from "../../src/memory/choose-next.ts";
import { recallAt } from "../../src/memory/forgetting.ts";
import { urgencyOf } from "../../src/memory/urgency.ts";
import { day } from "./any-review.ts";

const seeded = { seed: 1026, numRuns: 60 };

function makeBank(size: number): readonly BankQuestion[] {
  return Array.from({ length: size }, (_, index) => ({
    id: `q${index}`,
    version: 1,
    subject: `s${index % 4}`,
    topic: `t${index % 3}`,
    difficulty: ([1, 2, 3] as const)[index % 3] ?? 1,
  }));
}

const start: Situation = {
  cards: new Map(),
  bank: makeBank(60),
  plan: new Set(["s0", "s1", "s2"]),
  setAside: new Set(),
  now: 0,
  askedToday: 0,
  newToday: 0,
  limits: { newPerDay: 5, perDay: 9 },
  recentTopics: [],
  early: false,
  seed: "learner",
};

interface Asked {
  readonly question: string;
  readonly date: number;
  readonly isNew: boolean;
}

/** Answers what is asked, day by day; a day that is idle brings nothing. Tells all that was asked, and the cards. */
function live(base: Situation, dates: readonly number[], gradeOf: (turn: number) => Grade) {
  const cards = new Map<string, Card>(base.cards);
  const asked: Asked[] = [];
  const byId = new Map(base.bank.map((question) => [question.id, question]));
  for (const date of dates) {
    for (;;) {
      const today = asked.filter((one) => one.date === date);
      const now = date * day + today.length * 20_000;
      const newToday = today.filter(({ isNew }) => isNew).length;
      const last = byId.get(asked.at(-1)?.question ?? "");
      const recentTopics = last === undefined ? [] : [topicKey(last)];
      const choice = chooseNext({ ...base, cards, now, askedToday: today.length, newToday, recentTopics });
      if (choice.kind === "rest") break;
      const { question } = choice;
      const card = cards.get(question);
      asked.push({ question, date, isNew: card === undefined });
      const grade = gradeOf(asked.length);
      cards.set(question, afterReview(card, { question, version: 1, at: now, grade, recall: null }));
    }
  }
  return { asked, cards };
}

const anyGrades = fc.array(fc.constantFrom(...grades), { minLength: 7, maxLength: 7 });
const anyDates = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 10, maxLength: 25 });
const ascending = (dates: readonly number[]) => dates.toSorted((a, b) => a - b);

test("nothing outside the plan, nothing set aside and never more than a day's limits is asked", () => {
  fc.assert(
    fc.property(anyDates, anyGrades, fc.boolean(), (dates, marks, early) => {
      const setAside = new Set(["q0", "q5"]);
      const { asked } = live({ ...start, setAside, early }, ascending(dates), (turn) => marks[turn % 7] ?? "good");
      const subjects = new Map(start.bank.map(({ id, subject }) => [id, subject]));
      for (const { question } of asked) {
        expect(start.plan.has(subjects.get(question) ?? "")).toBe(true);
        expect(setAside.has(question)).toBe(false);
      }
      for (const date of dates) {
        const today = asked.filter((one) => one.date === date);
        expect(today.length).toBeLessThanOrEqual(9);
        expect(today.filter(({ isNew }) => isNew).length).toBeLessThanOrEqual(5);
      }
    }),
    seeded,
  );
});

test("the same situation gives the same question, another seed another", () => {
  const { cards } = live(start, [0, 1, 2], () => "good");
  const situation = { ...start, cards, now: 20 * day };
  expect(chooseNext(situation)).toEqual(chooseNext(structuredClone(situation)));
  const firsts = Array.from({ length: 12 }, (_, index) => chooseNext({ ...start, seed: `${index}` }));
  expect(new Set(firsts.map((choice) => (choice.kind === "ask" ? choice.question : ""))).size).toBeGreaterThan(3);
});

test("every question due is asked after at most eight answers for itself and each one due before it", () => {
  fc.assert(
    fc.property(anyGrades, fc.integer({ min: 1, max: 9 }), (marks, pace) => {
      const begun = live(start, [0, 2, 4, 6, 8, 10], (turn) => marks[turn % 7] ?? "good");
      const back = 60;
      const base = { ...start, cards: begun.cards, limits: { newPerDay: 5, perDay: pace } };
      const queue = [...begun.cards.values()].toSorted((a, b) => a.due - b.due);
      const days = Math.ceil((8 * queue.length) / pace);
      const dates = Array.from({ length: days }, (_, index) => back + index);
      const { asked } = live(base, dates, (turn) => marks[turn % 7] ?? "good");
      queue.forEach((card, index) => {
        const before = queue.filter(({ due }) => due <= card.due).length;
        const waited = asked.findIndex(({ question }) => question === card.question);
        expect(waited, `${index} of ${queue.length}`).toBeGreaterThanOrEqual(0);
        expect(waited).toBeLessThan(8 * before);
      });
    }),
    { ...seeded, numRuns: 25 },
  );
});

test("after a holiday of thirty days no day goes above the limit, and the rest is spread over the days after", () => {
  const term = Array.from({ length: 15 }, (_, index) => index);
  const after = Array.from({ length: 20 }, (_, index) => 45 + index);
  const { asked, cards } = live(start, term, () => "good");
  const due = [...cards.values()].filter((card) => card.due <= 45 * day).length;
  expect(due).toBeGreaterThan(27);
  const back = live({ ...start, cards }, after, () => "good").asked;
  for (const date of after) expect(back.filter((one) => one.date === date).length).toBeLessThanOrEqual(9);
  const met = new Set(asked.map(({ question }) => question));
  const again = new Set(back.map(({ question }) => question));
  const first = new Set(back.filter(({ date }) => date === 45).map(({ question }) => question));
  expect(first.size).toBe(9);
  expect([...met].filter((question) => !again.has(question))).toEqual([]);
});

function held(question: string, stability: number, days: number): Card {
  return { question, version: 1, due: 0, stability, difficulty: 5, reps: 2, lapses: 0, last: -days * day, right: true };
}

test("of what is due, what is about to be forgotten is asked before what is safe", () => {
  const cards = new Map(
    [held("q0", 300, 300), held("q1", 3, 12), held("q2", 30, 33)].map((card) => [card.question, card]),
  );
  expect([...cards.values()].map((card) => Math.round(100 * recallAt(card, 0)))).toEqual([90, 78, 89]);
  expect(chooseNext({ ...start, cards, newToday: 5 })).toEqual({ kind: "ask", question: "q1", why: "urgent" });
});

test("of two questions held equally firmly the one nearer to being forgotten is the more urgent", () => {
  const days = fc.double({ min: 0.5, max: 300, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 200, noNaN: true }), days, days, (stability, one, more) => {
      const [near, far] = [one, one + more].map((since) => urgencyOf(held("q", stability, since), 0));
      expect(far).toBeGreaterThan(near ?? 0);
    }),
    seeded,
  );
});

test("topics alternate as long as another topic can be asked, but for the turn of what has waited longest", () => {
  const { asked } = live({ ...start, early: true }, [0, 1, 2, 3, 4, 5, 6, 7], (turn) => (turn % 3 ? "good" : "again"));
  const topics = asked
    .map(({ question }) => start.bank.find(({ id }) => id === question))
    .map((one) => one && topicKey(one));
  const twice = topics.flatMap((topic, index) => (index > 0 && topic === topics[index - 1] ? [index % 8] : []));
  expect(topics.length).toBeGreaterThan(60);
  expect(twice.filter((turn) => turn !== 7)).toEqual([]);
});

test("new questions begin with the least begun topic and its easiest question", () => {
  const { asked } = live({ ...start, limits: { newPerDay: 9, perDay: 9 } }, [0], () => "good");
  const questions = asked.map(({ question }) => start.bank.find(({ id }) => id === question));
  expect(new Set(questions.map((one) => one && topicKey(one))).size).toBe(9);
});

test("a question asleep keeps its card and wakes when its subject comes into the plan", () => {
  const { cards } = live({ ...start, plan: new Set(["s3"]) }, [0], () => "good");
  const later = { ...start, cards, now: 9 * day, limits: { newPerDay: 0, perDay: 9 } };
  expect(chooseNext(later)).toEqual({ kind: "rest", because: "nothing-due", next: null });
  expect(chooseNext({ ...later, plan: new Set(["s3"]) })).toMatchObject({ kind: "ask", why: "urgent" });
});

test("a question that has changed is due at once", () => {
  const { cards } = live(start, [0], () => "good");
  const later = { ...start, cards, now: day, limits: { newPerDay: 0, perDay: 9 } };
  expect(chooseNext(later)).toMatchObject({ kind: "rest", because: "nothing-due", next: 2 * day });
  const bank = start.bank.map((one) => (cards.has(one.id) ? { ...one, version: 2 } : one));
  expect(chooseNext({ ...later, bank })).toMatchObject({ kind: "ask" });
});

test("where nothing is due, something is asked early only if it is wanted and not answered within half a day", () => {
  const { cards } = live(start, [0], () => "good");
  const later = { ...start, cards, now: day, limits: { newPerDay: 0, perDay: 9 } };
  expect(chooseNext({ ...later, early: true })).toMatchObject({ kind: "ask", why: "early" });
  expect(chooseNext({ ...later, early: true, now: day / 4 })).toMatchObject({ kind: "rest", because: "nothing-due" });
});

test("it says why there is nothing: no subject in the plan, or enough for today", () => {
  expect(chooseNext({ ...start, plan: new Set() })).toEqual({ kind: "rest", because: "nothing-awake", next: null });
  expect(chooseNext({ ...start, askedToday: 9 })).toEqual({ kind: "rest", because: "limit", next: null });
});

import { usualDaily } from "../../src/domain/daily.ts";
import type { Intent, IntentKind } from "../../src/domain/intent.ts";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { SavedPlan } from "../../src/domain/plan.ts";
import type { Given } from "../../src/domain/quiz/given.ts";
import type { QuizSession } from "../../src/domain/quiz/session.ts";

/** An id for a test; real ones come from a platform. */
export const idOf = (text: string): LearnerId => text as LearnerId;

/** One intent of every kind, with every field it can have. */
export const sampleIntents: { readonly [Kind in IntentKind]: Extract<Intent, { kind: Kind }> } = {
  "plan.check": { kind: "plan.check", question: "compatible", units: [3, 10], qualification: "10266" },
  "plan.suggest": {
    kind: "plan.suggest",
    want: "least",
    units: [1],
    without: [7],
    skip: 3,
    qualification: "10267",
  },
  "plan.save": { kind: "plan.save", change: "add", units: [4], drop: [5], as: "recognised", qualification: "10266" },
  "plan.show": { kind: "plan.show", qualification: "10266" },
  "plan.clear": { kind: "plan.clear", qualification: "10266" },
  "plan.edit": { kind: "plan.edit", qualification: "10266" },
  "plan.fill": { kind: "plan.fill", planned: [3, 4], achieved: [1], qualification: "10266" },
  "plan.like": { kind: "plan.like", units: [4], like: false, qualification: "10266" },
  "plan.carry": { kind: "plan.carry", units: [4], from: "10266", qualification: "10267" },
  "unit.info": { kind: "unit.info", units: [4], topic: "criteria", qualification: "10266" },
  "unit.compare": { kind: "unit.compare", units: [4, 5], qualification: "10266" },
  "qualification.info": { kind: "qualification.info", topic: "barred", qualification: "10266" },
  "qualification.choose": { kind: "qualification.choose", qualification: "10266" },
  "knowledge.ask": { kind: "knowledge.ask", about: "What is a KPI?", subjects: ["performance-management"] },
  "knowledge.read": { kind: "knowledge.read", id: "selling/usp" },
  "quiz.start": {
    kind: "quiz.start",
    units: [4],
    subjects: ["selling"],
    of: 5,
    pick: "weak",
    topic: "selling/usp",
    qualification: "10266",
  },
  "quiz.next": { kind: "quiz.next", attempt: "1", question: "sell-1" },
  "quiz.answer": { kind: "quiz.answer", answer: "b", attempt: "1", question: "sell-1" },
  "quiz.skip": { kind: "quiz.skip", attempt: "1", question: "sell-1" },
  "quiz.hint": { kind: "quiz.hint", attempt: "1", question: "sell-1" },
  "quiz.end": { kind: "quiz.end", attempt: "1", question: "sell-1" },
  "quiz.report": { kind: "quiz.report", said: "the fine is wrong", withdraw: true, attempt: "1", question: "sell-1" },
  "daily.later": { kind: "daily.later", minutes: 60 },
  "progress.week": { kind: "progress.week" },
  "daily.set": {
    kind: "daily.set",
    wish: {
      on: true,
      time: "08:30",
      days: ["mon", "fri"],
      count: 3,
      pausedUntil: null,
      every: 2,
      skipHolidays: "scotland",
      quiet: { from: "18:00", to: "08:00" },
      timezone: "Europe/Paris",
    },
  },
  "daily.show": { kind: "daily.show" },
  "progress.me": { kind: "progress.me", units: [], qualification: "10266" },
  "progress.team": { kind: "progress.team", team: "t1", view: "compare", skip: 8 },
  "evidence.show": { kind: "evidence.show", units: [4], qualification: "10266" },
  "evidence.set": { kind: "evidence.set", units: [4], criteria: ["1.1", "2.3"], qualification: "10266" },
  "privacy.export": { kind: "privacy.export" },
  "privacy.erase": { kind: "privacy.erase", sure: true },
  why: { kind: "why" },
  undo: { kind: "undo", attempt: "1", question: "sell-1" },
  help: { kind: "help", topic: null },
  clarify: { kind: "clarify", missing: "which", options: [{ kind: "plan.show" }, { kind: "undo" }] },
  smalltalk: { kind: "smalltalk", tone: "feelings" },
  "out-of-scope": { kind: "out-of-scope", why: "write-evidence" },
  "team.list": { kind: "team.list" },
  "team.create": { kind: "team.create", name: "Northgate" },
  "team.delete": { kind: "team.delete", team: "t1", sure: true },
  "team.rename": { kind: "team.rename", team: "t1", name: "Southgate" },
  "team.add": { kind: "team.add", who: ["@sam", "Ada"], team: "Northgate" },
  "team.remove": { kind: "team.remove", who: ["Sam"], team: "t1" },
  "team.manager": { kind: "team.manager", who: ["Sam"], on: true, team: "t1" },
  "team.code": { kind: "team.code", end: true, team: "t1" },
  "team.import": { kind: "team.import", group: "@northgate", team: "t1" },
  "team.join": { kind: "team.join", code: "ABCD2345" },
  "team.leave": { kind: "team.leave", sure: true, team: "t1" },
  "role.set": { kind: "role.set", who: ["@sam"], role: "trainer", on: true },
  "role.list": { kind: "role.list" },
  whoami: { kind: "whoami" },
  "privacy.seen": { kind: "privacy.seen" },
  "privacy.looks": { kind: "privacy.looks" },
  "link.code": { kind: "link.code" },
  "link.use": { kind: "link.use", code: "ABCD2345", plans: "there" },
  "link.end": { kind: "link.end", sure: true },
  "progress.member": { kind: "progress.member", who: "Sam" },
  "team.heat": { kind: "team.heat", team: "t1", skip: 20 },
  "team.export": { kind: "team.export", as: "csv", team: "t1" },
  "team.cohort": { kind: "team.cohort", team: "t1", qualification: "10266" },
  "team.broken": { kind: "team.broken", team: "t1" },
  "nudge.draft": { kind: "nudge.draft", who: "Sam", text: "How is it going?" },
  "nudge.send": { kind: "nudge.send", who: "Sam", text: "Shall we look at unit 6 together?" },
  "nudge.answer": { kind: "nudge.answer", letter: "n1", answer: "help" },
  "nudge.show": { kind: "nudge.show" },
  "nudge.stop": { kind: "nudge.stop", on: false },
  "digest.show": { kind: "digest.show" },
  "digest.set": { kind: "digest.set", on: true, day: "mon", time: "09:00" },
  "evidence.queue": { kind: "evidence.queue", skip: 0 },
  "evidence.sign": {
    kind: "evidence.sign",
    who: "Sam",
    units: [4],
    criteria: ["1.1"],
    seen: 3,
    qualification: "10266",
  },
  "evidence.return": {
    kind: "evidence.return",
    words: "Add a date.",
    who: "Sam",
    units: [4],
    criteria: ["1.1"],
    qualification: "10266",
  },
  "evidence.sample": { kind: "evidence.sample" },
  "evidence.judge": {
    kind: "evidence.judge",
    accept: true,
    words: "",
    who: "Sam",
    units: [4],
    criteria: ["1.1"],
    qualification: "10266",
  },
  "evidence.print": { kind: "evidence.print", units: [4], who: "Sam", qualification: "10266" },
  "hours.log": {
    kind: "hours.log",
    minutes: 30,
    units: [5],
    on: "2026-11-20",
    what: "reading",
    qualification: "10266",
  },
  "hours.show": { kind: "hours.show" },
  "hours.drop": { kind: "hours.drop", number: 1 },
  "content.show": { kind: "content.show", view: "coverage" },
  dashboard: { kind: "dashboard" },
  home: { kind: "home" },
};

const plan: SavedPlan = {
  qualification: "10266",
  planned: [3, 5, 8],
  achieved: [
    { unit: 1, how: "assessed" },
    { unit: 2, how: "recognition-of-prior-learning", who: "A. Trainer", when: "2013-09-02", why: "GCSE English" },
  ],
  exceptions: [
    { waives: "barred", units: [3, 10], who: "A. Manager", when: "2013-09-03", why: "the centre's decision" },
  ],
};

const asked = ["sell-1", "sell-2", "sell-3", "sell-4", "sell-5", "sell-6", "sell-7"];
const givens: readonly Given[] = [
  { kind: "options", places: [0, 2] },
  { kind: "sequence", places: [2, 0, 1] },
  { kind: "pairs", places: [0, 1, 3] },
  { kind: "words", fits: { of: "slip", at: 1 }, exact: true },
  { kind: "number", value: 12.5, read: "fraction" },
  { kind: "none" },
];

/** A quiz with every kind of answer, before its last question. */
const quiz: QuizSession = {
  attempt: "2",
  style: "practice",
  seed: 4_000_000_000,
  questions: asked.map((id) => ({ id, version: 1 })),
  answers: givens.map((given, at) => ({
    question: asked[at] ?? "",
    outcome: given.kind === "none" ? "unknown" : "wrong",
    given,
    hint: at === 1,
    ms: 4_000,
    at: 1_380_000_000_300 + at,
  })),
  phase: "asked",
  hinted: true,
  startedAt: 1_380_000_000_250,
  askedAt: 1_380_000_000_310,
};

/** A learner with something in every field and each kind of intent on offer. */
export function fullLearner(id: LearnerId): Learner {
  return {
    ...newLearner(id, 1_380_000_000_000),
    name: "Zoë “Zed” O’Neill 👩🏽‍💻",
    qualification: "10266",
    plans: [plan],
    tastes: [{ qualification: "10266", likes: [4], dislikes: [9, 11] }],
    context: {
      at: 1_380_000_000_500,
      last: sampleIntents["plan.check"],
      offered: Object.values(sampleIntents).map((intent) => ({ label: `Press for ${intent.kind}`, intent })),
      asking: true,
      assumed: false,
    },
    undo: [{ at: 1_380_000_000_400, what: "added unit 8", qualification: null, plans: [plan] }],
    quizzes: 2,
    quiz,
    practice: {
      cards: [
        ["sell-1", 1, 1_380_200_000_000, 2.3065, 2.118103970459016, 1, 0, 1_380_000_000_100, true],
        ["sell-9", 2, 1_380_086_400_200, 0.212, 6.4133, 3, 1, 1_380_000_000_200, false],
      ],
      reviews: [
        ["sell-1", 1, 1_380_000_000_100, "good", null],
        ["sell-9", 2, 1_380_000_000_200, "again", 9_012],
      ],
      filed: 2,
      days: [{ date: "2013-09-24", answered: 2, right: 1, fresh: 1 }],
      setAside: [{ question: "sell-8", version: 1 }],
    },
    daily: {
      settings: {
        ...usualDaily,
        every: 2,
        from: "2013-09-23",
        skipHolidays: "northern-ireland",
        quiet: { from: "18:00", to: "08:00" },
        pausedUntil: "2013-10-01",
      },
      offered: true,
      prompts: [
        {
          date: "2013-09-23",
          kind: "question",
          state: "sent",
          at: 1_379_900_000_000,
          until: 1_379_907_200_000,
          pushed: 1,
          attempt: "1",
        },
        {
          date: "2013-09-24",
          kind: "go-on",
          state: "unsure",
          at: 1_379_990_000_000,
          until: 1_379_997_200_000,
          pushed: 0,
          attempt: null,
        },
      ],
      unanswered: 5,
      brokenOn: "2013-09-22",
      silent: true,
    },
    dueAt: 1_380_100_000_000,
    zoneChosen: true,
    locale: "en-GB",
    address: { platform: "slack", place: '{"team":"T1","channel":"D1"}' },
    handled: ["event-1", "event-2"],
    answered: { event: "event-2", at: 1_380_000_000_600, intent: "plan.check", reply: '{"title":"No."}' },
    updatedAt: 1_380_000_000_600,
  };
}

/** The largest learner the schema allows for in practice: every list at its documented bound. */
export function largeLearner(id: LearnerId): Learner {
  const step = {
    at: 5,
    what: "w".repeat(200),
    qualification: "10266",
    plans: [plan, { ...plan, qualification: "10267" }],
  };
  return {
    ...fullLearner(id),
    undo: Array.from({ length: 20 }, () => step),
    handled: Array.from({ length: 50 }, (_, at) => `event-${at}-${"x".repeat(100)}`),
  };
}

/** The same learner with one more event handled: a counter that shows every update that was lost. */
export function countOne(id: LearnerId, was: Learner | undefined): Learner {
  const learner = was ?? newLearner(id, 0);
  return { ...learner, updatedAt: learner.updatedAt + 1 };
}

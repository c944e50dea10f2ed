import type { Intent, IntentKind } from "../../src/domain/intent.ts";
import { sampleStaffIntents } from "./sample-staff-intents.ts";

const about = { qualification: "10266" };
const checks = (question: "compatible" | "sufficient"): readonly Intent[] =>
  [[], [6], [6, 8], [1, 2, 3, 6], [1, 2, 3, 6, 7, 10, 11], [12], [99], [4, 5, 6, 7, 8, 9]].flatMap(
    (units): Intent[] => [
      { kind: "plan.check", question, units },
      { kind: "plan.check", question, units, ...about },
      { kind: "plan.check", question, units, qualification: "10267" },
    ],
  );

/** What may be meant, every kind at least once, in the shapes that buttons and messages can carry. */
export const sampleIntents: { readonly [K in IntentKind]: readonly Extract<Intent, { kind: K }>[] } = {
  "plan.check": [...checks("compatible"), ...checks("sufficient")].filter((one) => one.kind === "plan.check"),
  "plan.suggest": (["finish", "still", "least"] as const).flatMap((want) =>
    [[], [1, 2, 3, 6], [6, 8], [1, 2, 3, 4, 6, 7, 10, 11]].map((units) => ({
      kind: "plan.suggest" as const,
      want,
      units,
      without: want === "least" ? [11] : [],
      skip: 0,
      ...about,
    })),
  ),
  "plan.save": (["planned", "achieved", "recognised"] as const).flatMap((as) =>
    (["set", "add", "drop"] as const).flatMap((change) =>
      [[], [6], [6, 8], [12]].map((units) => ({ kind: "plan.save" as const, change, units, drop: [], as, ...about })),
    ),
  ),
  "plan.show": [{ kind: "plan.show" }, { kind: "plan.show", qualification: "10267" }],
  "plan.clear": [{ kind: "plan.clear" }],
  "plan.edit": [{ kind: "plan.edit" }, { kind: "plan.edit", qualification: "10267" }],
  "plan.fill": [[], [6], [6, 8], [12], [99]].flatMap((planned) => [
    { kind: "plan.fill", planned, achieved: [], ...about },
    { kind: "plan.fill", planned, achieved: [1, 8], ...about },
  ]),
  "plan.like": [true, false].flatMap((like) =>
    [[], [7], [12]].map((units) => ({ kind: "plan.like" as const, units, like, ...about })),
  ),
  "plan.carry": [
    { kind: "plan.carry", units: [6, 7, 10, 1, 99], from: "10266", qualification: "10267" },
    { kind: "plan.carry", units: [], from: "10266", qualification: "10267" },
    { kind: "plan.carry", units: [12], from: "10267", qualification: "10266" },
  ],
  "unit.info": (["summary", "credits", "level", "hours", "criteria"] as const).flatMap((topic) =>
    [[], [6], [7], [12], [10, 11]].flatMap((units) => [
      { kind: "unit.info" as const, units, topic },
      { kind: "unit.info" as const, units, topic, ...about },
    ]),
  ),
  "unit.compare": [[], [6], [6, 8], [6, 7], [6, 7, 8], [6, 99]].map((units) => ({
    kind: "unit.compare",
    units,
    ...about,
  })),
  "qualification.info": (
    [
      "rules",
      "mandatory",
      "optional",
      "barred",
      "credits",
      "assessment",
      "eligibility",
      "related",
      "support",
      "fees",
      "approval",
      "contact",
    ] as const
  ).flatMap((topic) => [
    { kind: "qualification.info" as const, topic },
    { kind: "qualification.info" as const, topic, qualification: "10267" },
  ]),
  "qualification.choose": ["10266", "10267", "99999"].map((qualification) => ({
    kind: "qualification.choose",
    qualification,
  })),
  "knowledge.ask": [
    { kind: "knowledge.ask", about: "what is an IVR", subjects: ["using-systems-and-technology"] },
    { kind: "knowledge.ask", about: "who knows", subjects: [] },
    { kind: "knowledge.ask", about: "I smell gas", subjects: [] },
  ],
  "knowledge.read": ["glossary/shrinkage", "emergency/gas", "faq/0", "nothing/such"].map((id) => ({
    kind: "knowledge.read",
    id,
  })),
  "quiz.start": [
    { kind: "quiz.start", units: [6], subjects: [], of: 5, pick: "any", ...about },
    { kind: "quiz.start", units: [], subjects: [], of: null, pick: "weak" },
    { kind: "quiz.start", units: [], subjects: [], of: null, pick: "any" },
    { kind: "quiz.start", units: [7], subjects: [], of: 3, pick: "exam", ...about },
    { kind: "quiz.start", units: [], subjects: ["selling"], of: 1, pick: "any", topic: "selling/usp" },
    { kind: "quiz.start", units: [99], subjects: [], of: null, pick: "any", ...about },
  ],
  "quiz.next": [{ kind: "quiz.next" }],
  "quiz.answer": [
    { kind: "quiz.answer", answer: "b" },
    { kind: "quiz.answer", answer: "b", attempt: "1", question: "nothing-such" },
  ],
  "quiz.skip": [{ kind: "quiz.skip" }],
  "quiz.hint": [{ kind: "quiz.hint", attempt: "1", question: "nothing-such" }],
  "quiz.end": [{ kind: "quiz.end" }],
  "quiz.report": [
    { kind: "quiz.report", said: "the fine is wrong" },
    { kind: "quiz.report", said: "", attempt: "1", question: "sell-1" },
  ],
  "daily.later": [{ kind: "daily.later", minutes: 60 }],
  "progress.week": [{ kind: "progress.week" }],
  "daily.set": [
    { kind: "daily.set", wish: { on: true, time: "08:30", days: ["mon", "fri"], count: 2 } },
    { kind: "daily.set", wish: { on: true } },
    { kind: "daily.set", wish: { on: false } },
    { kind: "daily.set", wish: { on: false, pausedUntil: "2026-12-24" } },
  ],
  "daily.show": [{ kind: "daily.show" }],
  "progress.me": [{ kind: "progress.me", units: [] }],
  "progress.team": [{ kind: "progress.team" }, { kind: "progress.team", team: "t1", view: "stuck" }],
  "evidence.show": [
    { kind: "evidence.show", units: [6], ...about },
    { kind: "evidence.show", units: [] },
  ],
  "evidence.set": [{ kind: "evidence.set", units: [6], criteria: ["1.1"], ...about }],
  "privacy.export": [{ kind: "privacy.export" }, { kind: "privacy.export", file: true }],
  "privacy.erase": [
    { kind: "privacy.erase", sure: false },
    { kind: "privacy.erase", sure: true },
  ],
  why: [{ kind: "why" }],
  undo: [{ kind: "undo" }, { kind: "undo", attempt: "1", question: "nothing-such" }],
  help: [{ kind: "help", topic: null }],
  clarify: [
    {
      kind: "clarify",
      missing: "qualification",
      options: ["10266", "10267"].map((qualification) => ({
        kind: "unit.info",
        units: [10],
        topic: "summary",
        qualification,
      })),
    },
    {
      kind: "clarify",
      missing: "which",
      options: [6, 8].map((number) => ({ kind: "unit.info", units: [number], topic: "summary", ...about })),
    },
    { kind: "clarify", missing: "unit", options: [] },
  ],
  smalltalk: (["hello", "thanks", "bye", "ok", "feelings"] as const).map((tone) => ({ kind: "smalltalk", tone })),
  "out-of-scope": (["foreign", "instruction", "write-evidence", "other-person", "empty"] as const).map((why) => ({
    kind: "out-of-scope",
    why,
  })),
  ...sampleStaffIntents,
};

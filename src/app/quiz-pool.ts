import type { Intent } from "../domain/intent.ts";
import { planUnits } from "../domain/plan.ts";
import { findUnit, type Qualification } from "../domain/qualification.ts";
import type { Question } from "../domain/question.ts";
import { chooseSpread } from "../domain/quiz/choose-questions.ts";
import type { Topic } from "../domain/study.ts";
import { chooseForLearner, isSetAside } from "./choose-questions.ts";
import { practisedIn } from "./practised.ts";
import { qualificationOf, type Scene, savedPlan } from "./scene.ts";
import { topicOf } from "./study-pages.ts";

type Start = Extract<Intent, { kind: "quiz.start" }>;

/** How many are asked where nobody says; of a mock exam more. */
const usual = 5;
const usualExam = 10;
/** More than anybody does in one go; "stop" ends it at any time. */
export const mostAsked = 50;

/** The questions of a quiz, in the order in which they are asked. */
export function chooseQuestions(intent: Start, scene: Scene, seed: number): readonly Question[] {
  const of = Math.min(mostAsked, Math.max(1, intent.of ?? (intent.pick === "exam" ? usualExam : usual)));
  const [first, others] = poolsOf(intent, scene);
  // A mock exam is a fair sample of everything, whatever is remembered of it.
  const choose = (pool: readonly Question[], most: number) =>
    intent.pick === "exam" ? chooseSpread(pool, most, seed) : chooseForLearner(pool, { of: most, seed }, scene);
  const chosen = choose(first, of);
  return [...chosen, ...choose(others, of - chosen.length)];
}

/** The subjects that are asked for by unit or by name; empty: all of them. */
export function subjectsOf({ units, subjects, qualification }: Start, scene: Scene): readonly string[] {
  const rules = qualificationOf(qualification, scene);
  const named = units.flatMap((number) => findUnit(rules, number)?.subject ?? []);
  // A title may be that of units of both certificates: the number says which is meant.
  return [...new Set(named.length > 0 ? named : subjects)];
}

/** The topic that is asked for; undefined where none is, or it is taught no more. */
export function topicAsked({ topic }: Start, { library }: Scene): Topic | undefined {
  const found = topic === undefined ? undefined : library.read(topic);
  return found === undefined ? undefined : topicOf(found);
}

// What is asked first, and what comes after it where that is not enough.
function poolsOf(intent: Start, scene: Scene): readonly [readonly Question[], readonly Question[]] {
  const questions = scene.content.study().questions.filter((question) => !isSetAside(question, scene));
  const all = intent.pick === "weak" ? questions.filter(isWeak(scene)) : questions;
  const subjects = subjectsOf(intent, scene);
  if (subjects.length > 0) {
    const mine = all.filter(({ subject }) => subjects.includes(subject));
    const topic = topicAsked(intent, scene);
    const isClose = (one: Question) => one.subject === topic?.subject && one.topic === topic.id;
    const close = mine.filter(isClose);
    if (close.length === 0) return [mine, []];
    // Whoever says how many gets as many, the rest from the same subject.
    return [close, intent.of === null ? [] : mine.filter((one) => !isClose(one))];
  }
  if (intent.units.length > 0) return [[], []];
  const rules = scene.offered.find(({ code }) => code === (intent.qualification ?? scene.own));
  if (rules === undefined || intent.pick === "weak") return [all, []];
  const planned = plannedSubjects(rules, scene);
  const taught = all.filter(({ subject }) => rules.units.some((unit) => unit.subject === subject));
  const isPlanned = ({ subject }: Question) => planned.includes(subject);
  return [taught.filter(isPlanned), taught.filter((question) => !isPlanned(question))];
}

/** The questions that may come unasked: those of the plan; of the certificate, or of all, where there is none. */
export function dailyPool(scene: Scene): readonly Question[] {
  const [planned, others] = poolsOf({ kind: "quiz.start", units: [], subjects: [], of: null, pick: "any" }, scene);
  const hasPlan = scene.own !== null && planUnits(savedPlan(scene.own, scene.learner)).length > 0;
  return hasPlan || planned.length > 0 ? planned : others;
}

function plannedSubjects(rules: Qualification, { learner }: Scene): readonly string[] {
  return planUnits(savedPlan(rules.code, learner)).flatMap((number) => findUnit(rules, number)?.subject ?? []);
}

// Wrong the last time, or forgotten again and again.
function isWeak(scene: Scene): (question: Question) => boolean {
  const { cards } = practisedIn(scene);
  return ({ id }) => {
    const card = cards.get(id);
    return card !== undefined && (!card.right || card.lapses > 1);
  };
}

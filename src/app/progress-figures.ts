import { planUnits } from "../domain/plan.ts";
import type { Card } from "../domain/practice.ts";
import { findUnit, type Qualification, type Unit } from "../domain/qualification.ts";
import type { Question } from "../domain/question.ts";
import type { Topic } from "../domain/study.ts";
import { fitToVersion } from "../memory/after-review.ts";
import { type Mastery, masteryOf } from "../memory/mastery.ts";
import type { Practised } from "../memory/practised.ts";
import { isSetAside } from "./choose-questions.ts";
import { localDate } from "./local-date.ts";
import { practisedIn } from "./practised.ts";
import { qualificationOf, type Scene, savedPlan } from "./scene.ts";

/** Recall is told for a day from now: of what was answered a minute ago, wrongly too, nearly all is remembered just now. */
const ahead = 86_400_000;

/** How far a learner has come with one topic. */
export interface TopicProgress {
  readonly topic: Topic;
  readonly mastery: Mastery;
  /** Questions whose turn comes by the end of the learner's day. */
  readonly dueToday: number;
}

/** How far a learner has come with one unit. */
export interface UnitProgress {
  readonly unit: Unit;
  readonly topics: readonly TopicProgress[];
  readonly mastery: Mastery;
  readonly dueToday: number;
  /** The cards behind it, as they stand towards the questions of today. */
  readonly cards: readonly Card[];
}

/** The units progress is shown for, and why these: those asked for, those of the plan, or all of the certificate. */
export interface Ground {
  readonly qualification: Qualification;
  readonly basis: "asked" | "plan" | "certificate";
  /** Whether the certificate is neither chosen nor named: it is the one most was practised for. */
  readonly guessed: boolean;
  readonly units: readonly Unit[];
  /** Numbers asked for that the certificate does not have. */
  readonly absent: readonly number[];
}

/** What progress is shown for. Units that the certificate does not have are left out. */
export function groundOf(
  asked: { readonly units: readonly number[]; readonly qualification?: string },
  scene: Scene,
): Ground {
  const code = asked.qualification ?? scene.own ?? scene.learner.plans[0]?.qualification;
  const qualification = code === undefined ? mostPractised(scene) : qualificationOf(code, scene);
  const found = (numbers: readonly number[]) => numbers.flatMap((number) => findUnit(qualification, number) ?? []);
  const named = found(asked.units);
  const absent = asked.units.filter((number) => findUnit(qualification, number) === undefined);
  const ground = { qualification, guessed: code === undefined, absent };
  if (named.length > 0) return { ...ground, basis: "asked", units: named };
  const planned = found(planUnits(savedPlan(qualification.code, scene.learner)));
  if (planned.length > 0) return { ...ground, basis: "plan", units: planned };
  return { ...ground, basis: "certificate", units: qualification.units };
}

function mostPractised(scene: Scene): Qualification {
  const { cards } = practisedIn(scene);
  const subjects = scene.content.study().questions.flatMap(({ id, subject }) => (cards.has(id) ? [subject] : []));
  const met = ({ units }: Qualification) =>
    subjects.filter((subject) => units.some((unit) => unit.subject === subject)).length;
  const [first] = scene.offered.toSorted((a, b) => met(b) - met(a));
  return first ?? qualificationOf(undefined, scene);
}

/** The progress of these units, in their order. */
export function progressOf(units: readonly Unit[], scene: Scene): readonly UnitProgress[] {
  const practised = practisedIn(scene);
  const { topics } = scene.content.study();
  const questions = bySubject(scene.content.study().questions.filter((question) => !isSetAside(question, scene)));
  return units.map((unit) => {
    const asked = questions.get(unit.subject) ?? [];
    const taught = topics.filter(({ subject }) => subject === unit.subject);
    return {
      unit,
      ...figuresOf(asked, practised, scene),
      cards: cardsOf(asked, practised),
      topics: taught.map((topic) => ({
        topic,
        ...figuresOf(
          asked.filter((question) => question.topic === topic.id),
          practised,
          scene,
        ),
      })),
    };
  });
}

/** The questions of each subject, in their order. */
export function bySubject(questions: readonly Question[]): ReadonlyMap<string, readonly Question[]> {
  const found = new Map<string, Question[]>();
  for (const question of questions) {
    const list = found.get(question.subject);
    if (list === undefined) found.set(question.subject, [question]);
    else list.push(question);
  }
  return found;
}

function cardsOf(questions: readonly Question[], { cards }: Practised): readonly Card[] {
  return questions.flatMap(({ id, version }) => {
    const card = cards.get(id);
    return card === undefined ? [] : [fitToVersion(card, version)];
  });
}

function figuresOf(
  questions: readonly Question[],
  practised: Practised,
  { at, today, learner }: Scene,
): { readonly mastery: Mastery; readonly dueToday: number } {
  const isDue = ({ due }: Card) => due <= at || localDate(due, learner.timezone) <= today;
  return {
    mastery: masteryOf(questions, practised.cards, at + ahead),
    dueToday: cardsOf(questions, practised).filter(isDue).length,
  };
}

/** The figures of several units as one: a recall counts as often as it has questions behind it. */
export function sumOf(parts: readonly { readonly mastery: Mastery }[]): Mastery {
  const total = (pick: (one: Mastery) => number) => parts.reduce((sum, { mastery }) => sum + pick(mastery), 0);
  const [questions, seen] = [total((one) => one.questions), total((one) => one.seen)];
  const known = total((one) => (one.recall ?? 0) * one.seen);
  return {
    questions,
    seen,
    coverage: questions === 0 ? 0 : seen / questions,
    recall: seen === 0 ? null : known / seen,
    due: total((one) => one.due),
  };
}

/** Those of which something was met, what is most likely forgotten first; at most so many. */
export function weakest<Part extends { readonly mastery: Mastery }>(
  parts: readonly Part[],
  most: number,
): readonly Part[] {
  return parts
    .filter(({ mastery }) => mastery.recall !== null)
    .toSorted((a, b) => (a.mastery.recall ?? 0) - (b.mastery.recall ?? 0))
    .slice(0, most);
}

import { completePlan } from "../domain/complete-plan.ts";
import type { Completion } from "../domain/plan.ts";
import type { Qualification, Unit } from "../domain/qualification.ts";
import type { Question } from "../domain/question.ts";
import { chooseDiagnostic } from "../domain/quiz/choose-questions.ts";
import { recallAt } from "../memory/forgetting.ts";
import { isSetAside } from "./choose-questions.ts";
import { practisedIn } from "./practised.ts";
import { type Scene, savedPlan } from "./scene.ts";

/** What is known of one optional unit: how many of its questions were answered, how many rightly, and the estimate. */
export interface Suited {
  readonly unit: Unit;
  readonly asked: number;
  readonly right: number;
  /** 0 to 1, see `suitedUnits`. */
  readonly known: number;
}

const perTopic = 2;
/** As many answers as this count for what was answered over all units. */
const shrink = 4;
/** What is supposed of somebody of whom nothing is known. */
const guess = 0.5;
const mostWays = 300;

/** The optional units that are not achieved yet, in the order of their numbers. */
export function optionalUnits(rules: Qualification, { learner }: Pick<Scene, "learner">): readonly Unit[] {
  const optional = new Set(rules.groups.filter(({ role }) => role === "optional").map(({ id }) => id));
  const achieved = savedPlan(rules.code, learner).achieved.map(({ unit }) => unit);
  return rules.units.filter(({ group, number }) => optional.has(group) && !achieved.includes(number));
}

/** Two questions a topic of these units, but for those answered before; subjects take turns. */
export function diagnosticQuestions(units: readonly Unit[], seed: number, scene: Scene): readonly Question[] {
  const subjects = new Set(units.map(({ subject }) => subject));
  const { cards } = practisedIn(scene);
  const mine = scene.content.study().questions.filter((one) => subjects.has(one.subject) && !isSetAside(one, scene));
  const topicOf = ({ subject, topic }: Question) => `${subject}/${topic}`;
  const left = new Map<string, number>(mine.map((one) => [topicOf(one), perTopic]));
  for (const one of mine) if (cards.has(one.id)) left.set(topicOf(one), (left.get(topicOf(one)) ?? 0) - 1);
  return chooseDiagnostic(
    mine.filter(({ id }) => !cards.has(id)),
    seed,
  ).filter((one) => {
    const wanted = left.get(topicOf(one)) ?? 0;
    left.set(topicOf(one), wanted - 1);
    return wanted > 0;
  });
}

/**
 * What the learner knows of each unit, the best known first. `known` = (R + 4 m) / (n + 4): R is the sum over the n
 * questions answered of the recall expected now where the last answer was right, and of 0 where it was not; m is the same
 * share over all these units, 0.5 where nothing was answered. So a unit hardly asked about stays near the mean.
 */
export function suitedUnits(units: readonly Unit[], scene: Scene): readonly Suited[] {
  const { cards } = practisedIn(scene);
  const subjectOf = new Map(scene.content.study().questions.map(({ id, subject }) => [id, subject]));
  const answered = units.map((unit) => {
    const mine = [...cards.values()].filter(({ question }) => subjectOf.get(question) === unit.subject);
    const recall = mine.reduce((sum, card) => sum + (card.right ? recallAt(card, scene.at) : 0), 0);
    return { unit, asked: mine.length, right: mine.filter(({ right }) => right).length, recall };
  });
  const all = answered.reduce((sum, { asked }) => sum + asked, 0);
  const mean = all === 0 ? guess : answered.reduce((sum, { recall }) => sum + recall, 0) / all;
  return answered
    .map(({ unit, asked, right, recall }) => ({
      unit,
      asked,
      right,
      known: (recall + shrink * mean) / (asked + shrink),
    }))
    .toSorted((a, b) => b.known - a.known || a.unit.number - b.unit.number);
}

const standings: readonly Completion["standing"][] = ["certain", "likely", "open"];

/**
 * Ways to finish by the plan checker: the surest standing first, within it the least left to learn, the sum over the
 * optional units to be added of 1 - `known`; among equals the checker's own order (fewest units, least surplus).
 */
export function suitedWays(rules: Qualification, suited: readonly Suited[], scene: Scene): readonly Completion[] {
  const known = new Map(suited.map((one) => [one.unit.number, one.known]));
  const left = ({ add }: Completion) =>
    add.reduce((sum, unit) => sum + (known.has(unit) ? 1 - (known.get(unit) ?? 0) : 0), 0);
  const ways: Completion[] = [];
  const plan = savedPlan(rules.code, scene.learner);
  // From what is achieved alone: what is only planned may be exactly what does not suit.
  for (const way of completePlan({ plan: { ...plan, planned: [] }, qualification: rules })) {
    ways.push(way);
    if (ways.length === mostWays) break;
  }
  const rank = ({ standing }: Completion) => standings.indexOf(standing);
  return ways.toSorted((a, b) => rank(a) - rank(b) || left(a) - left(b));
}

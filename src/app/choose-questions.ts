import { usualLimits } from "../domain/practice.ts";
import type { Question } from "../domain/question.ts";
import { chooseSpread } from "../domain/quiz/choose-questions.ts";
import { topicKey } from "../memory/choose-next.ts";
import { chooseSeveral } from "../memory/choose-several.ts";
import type { Practised } from "../memory/practised.ts";
import { dayOf, practisedIn } from "./practised.ts";
import { findQuestion } from "./quiz-ask.ts";
import type { Scene } from "./scene.ts";

type Choosing = Pick<Scene, "learner" | "library" | "today" | "at">;

interface Wanted {
  readonly of: number;
  readonly seed: number;
}

/**
 * So many questions of a pool for somebody who asked for them: what is about to be forgotten and something new, as memory
 * has it; where that is not enough, whatever else there is, for nobody who asks for ten wants seven.
 */
export function chooseForLearner(
  pool: readonly Question[],
  { of, seed }: Wanted,
  scene: Choosing,
): readonly Question[] {
  const practised = practisedIn(scene);
  const first = chooseByMemory(pool, { of, perDay: Number.POSITIVE_INFINITY, early: true }, { practised, scene });
  const chosen = new Set(first);
  const rest = pool.filter((question) => !chosen.has(question) && !isSetAside(question, scene));
  const [fresh, met] = [false, true].map((isMet) => rest.filter(({ id }) => practised.cards.has(id) === isMet));
  const second = chooseSpread(fresh ?? [], of - first.length, seed);
  return [...first, ...second, ...longestAgo(met ?? [], practised).slice(0, of - first.length - second.length)];
}

// What was answered a minute ago comes last.
function longestAgo(questions: readonly Question[], { cards }: Practised): readonly Question[] {
  const last = ({ id }: Question) => cards.get(id)?.last ?? 0;
  return questions.toSorted((a, b) => last(a) - last(b));
}

interface ByMemory {
  readonly of: number;
  readonly perDay: number;
  /** Whether something not yet due may be asked rather than nothing. */
  readonly early: boolean;
}

/** So many questions of a pool, at most, as memory has it and within the day's limits. */
export function chooseByMemory(
  pool: readonly Question[],
  { of, perDay, early }: ByMemory,
  { practised, scene }: { readonly practised: Practised; readonly scene: Choosing },
): readonly Question[] {
  const { learner, at, today } = scene;
  const day = dayOf(practised, today);
  const ids = chooseSeveral(
    {
      cards: practised.cards,
      bank: pool,
      plan: new Set(pool.map(({ subject }) => subject)),
      setAside: new Set(pool.filter((question) => isSetAside(question, scene)).map(({ id }) => id)),
      now: at,
      askedToday: day.answered,
      newToday: day.fresh,
      limits: { newPerDay: usualLimits.newPerDay, perDay },
      recentTopics: recentTopics(practised, scene),
      early,
      seed: `${learner.id}/${learner.quizzes}`,
    },
    of,
  );
  const byId = new Map(pool.map((question) => [question.id, question]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Whether the learner reported this question, as it stands, as wrong. */
export function isSetAside({ id, version }: Question, { learner }: Pick<Scene, "learner">): boolean {
  return learner.practice.setAside.some((one) => one.question === id && one.version >= version);
}

function recentTopics({ reviews }: Practised, scene: Choosing): readonly string[] {
  return reviews.slice(-2).flatMap(({ question }) => {
    const found = findQuestion(question, scene);
    return found === undefined ? [] : [topicKey(found)];
  });
}

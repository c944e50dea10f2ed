import type { Practice, PracticeDay } from "../domain/practice.ts";
import { foldQuiz, type Practised, type PractiseWith, practisedOf } from "../memory/practised.ts";
import { localDate } from "./local-date.ts";
import { findQuestion } from "./quiz-ask.ts";
import type { Scene } from "./scene.ts";

type Looking = Pick<Scene, "learner" | "library">;

/** The learner's practice as it stands, the quiz at hand with it. */
export function practisedIn(scene: Looking): Practised {
  return practisedOf(scene.learner, using(scene));
}

/** The practice to be kept when another quiz begins. */
export function practiceAfter(scene: Looking): Practice {
  return foldQuiz(scene.learner, using(scene));
}

/** What one local day brought; nothing where there was no answer. */
export function dayOf({ days }: Practised, date: string): PracticeDay {
  return days.find((one) => one.date === date) ?? { date, answered: 0, right: 0, fresh: 0 };
}

function using(scene: Looking): PractiseWith {
  return {
    typeOf: (id) => findQuestion(id, scene)?.type,
    dateOf: (at) => localDate(at, scene.learner.timezone),
  };
}

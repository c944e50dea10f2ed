import { makePractice } from "../../../src/app/sample-practice.ts";
import { type Learner, type LearnerId, newLearner } from "../../../src/domain/learner.ts";
import type { UnitNumber } from "../../../src/domain/qualification.ts";
import { desk, morning } from "../try-out.ts";

const day = 86_400_000;

/** What is said of a made-up apprentice; days are counted back from the morning conversations begin on. */
interface Made {
  readonly name: string;
  readonly planned?: readonly UnitNumber[];
  readonly achieved?: readonly UnitNumber[];
  /** Units whose questions are practised; absent: those planned. */
  readonly practised?: readonly UnitNumber[];
  /** Days since the last answer; absent: never practised. */
  readonly idle?: number;
  readonly came?: number;
  readonly seed?: number;
}

/** Somebody on the Level 2 certificate who practised for a month, most days. */
export function personOf(made: Made): Learner {
  const { name, planned = [], achieved = [], practised = planned, idle, came = 60, seed = 1 } = made;
  const id = `json:${name.toLowerCase()}` as LearnerId;
  const learner = { ...newLearner(id, morning - came * day), name, qualification: "10266" };
  const subjects = desk.content
    .qualification("10266", "2026-11-23")
    ?.units.flatMap(({ number, subject }) => (practised.includes(number) ? [subject] : []));
  const questions = desk.content.study().questions.filter(({ subject }) => subjects?.includes(subject) === true);
  const until = morning - (idle ?? 0) * day;
  return {
    ...learner,
    plans:
      planned.length + achieved.length === 0
        ? []
        : [
            {
              qualification: "10266",
              planned,
              achieved: achieved.map((unit) => ({ unit, how: "assessed" as const })),
              exceptions: [],
            },
          ],
    ...(idle === undefined
      ? {}
      : {
          practice: makePractice({
            seed,
            questions,
            skill: 0.7,
            diligence: 0.7,
            from: Math.max(morning - 30 * day, morning - came * day),
            until,
          }),
        }),
  };
}

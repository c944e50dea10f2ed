import type { Question } from "../question.ts";
import { type Draw, drawFrom, shuffle } from "./seeded.ts";

/** So many questions, spread over the subjects and their topics as evenly as there are any; topics take turns. */
export function chooseSpread(pool: readonly Question[], of: number, seed: number): readonly Question[] {
  const draw = drawFrom(seed);
  return bySubject(pool, draw, (topics) => inTurn(topics)).slice(0, Math.max(0, of));
}

/** Two questions of each topic, of two difficulties where there are; subjects take turns. */
export function chooseDiagnostic(pool: readonly Question[], seed: number): readonly Question[] {
  const draw = drawFrom(seed);
  return bySubject(pool, draw, (topics) => inTurn(topics.map(twoOf)));
}

function bySubject(
  pool: readonly Question[],
  draw: Draw,
  choose: (topics: readonly (readonly Question[])[]) => readonly Question[],
): readonly Question[] {
  const subjects = shuffle(
    groupBy(pool, ({ subject }) => subject),
    draw,
  );
  return inTurn(
    subjects.map((questions) => {
      const topics = shuffle(
        groupBy(questions, ({ topic }) => topic),
        draw,
      );
      return choose(topics.map((topic) => shuffle(topic, draw)));
    }),
  );
}

function twoOf(questions: readonly Question[]): readonly Question[] {
  const [first, ...others] = questions;
  if (first === undefined) return [];
  const second = others.find(({ difficulty }) => difficulty !== first.difficulty) ?? others[0];
  return second === undefined ? [first] : [first, second];
}

function groupBy(
  questions: readonly Question[],
  key: (question: Question) => string,
): readonly (readonly Question[])[] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const name = key(question);
    const group = groups.get(name) ?? [];
    group.push(question);
    groups.set(name, group);
  }
  return [...groups.values()];
}

// The first of each, then the second of each, and so on.
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

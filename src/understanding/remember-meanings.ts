import type { Situation } from "./situation.ts";
import type { Understand, Understood } from "./understand.ts";

const most = 2_000;
const longestText = 200;
/** Meanings rest on the names that may stand in a message; those of a whole centre would make each key as long as a book. */
const mostNames = 300;

/**
 * Remembers what messages were taken to mean: many people ask alike, and working it out is half of an answer. The key is
 * all that meaning rests on; only what is read out of the calendar ("till Monday") is worked out each time.
 */
export function rememberMeanings(understand: Understand): Understand {
  const known = new Map<string, Understood>();
  return (text, situation) => {
    if (text.length > longestText || (situation.staff?.people.length ?? 0) > mostNames)
      return understand(text, situation);
    const key = keyOf(text, situation);
    const before = known.get(key);
    if (before !== undefined) return before;
    const understood = understand(text, situation);
    if (understood.intent.kind === "daily.set" || understood.intent.kind === "hours.log") return understood;
    // All at once is simpler than the oldest first, and as rare.
    if (known.size >= most) known.clear();
    known.set(key, understood);
    return understood;
  };
}

function keyOf(text: string, situation: Situation): string {
  const { qualification, offered, planned, context, quizzing, prompted, staff } = situation;
  const rules = offered.map(({ code, version }) => [code, version, planned(code)]);
  const talk = context === null ? null : [context.last, context.offered, context.asking, context.assumed];
  return JSON.stringify([text, qualification, rules, talk, quizzing === true, prompted === true, staff ?? null]);
}

import type { Taught } from "./taught.ts";
import type { Understood } from "./understand.ts";

const tail =
  /\b(?:on|about|covering|around|regarding|knowledge of|revise|practi[cs]e)\s+(?:the\s+|my\s+)?([^.?!]{3,80}?)(?:\s+(?:please|pls|plz|thanks|then|now|exam style|with me|for me))*[\s.?!]*$/i;

/** What names nothing: "what I learned", "the hard stuff", "my phone". */
const vague =
  /\b(?:i|me|my|you|we|it|this|that|these|those|what|which|stuff|things?|topics?|subjects?|something|ones?|work|job|course|certificate|level|today|tomorrow|now|a|few|some|random|mixed|mix|lot|bit|way|time|minutes?)\b|\d|\s\S+\s\S+\s\S+\s/i;

/**
 * A quiz on something that is no unit, "quiz me on data protection": the topic or the subjects it is taught under. Where
 * nothing taught is called so, the quiz stays on everything, and the words are kept so that this can be said.
 */
export function keepToTopic(understood: Understood, text: string, taught: Taught | undefined): Understood {
  const { intent } = understood;
  if (taught === undefined || intent.kind !== "quiz.start" || intent.pick === "weak") return understood;
  if (intent.units.length > 0 || intent.subjects.length > 0) return understood;
  const asked = tail.exec(text)?.[1];
  if (asked === undefined || /\b(?:units?|plan|everything|anything|all|questions?)\b/i.test(asked)) return understood;
  const fitting = taught.search(asked).found.filter(({ keyed, cover }) => keyed && cover >= 0.99);
  const best = fitting.find(({ passage }) => passage.kind === "topic" || passage.kind === "answer");
  const { passage } = best ?? fitting.find((one) => one.passage.kind === "term") ?? {};
  if (passage === undefined)
    return vague.test(asked) ? understood : { ...understood, intent: { ...intent, unknown: asked } };
  return { ...understood, intent: { ...intent, subjects: passage.subjects, topic: passage.id } };
}

import { openDesk } from "../../src/app/open-desk.ts";
import { respond } from "../../src/app/respond.ts";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import type { LearnerId } from "../../src/domain/learner.ts";
import { newLearner } from "../../src/domain/learner.ts";
import type { ContentStore, Study } from "../../src/ports/content-store.ts";
import { speak } from "../../src/words/say.ts";
import { asksOf, manyTimes } from "./made-up-study.ts";

const rounds = 3;
const at = Date.UTC(2026, 10, 25, 9);

/** How long an answer takes to find and to make, with the content as it ships and with twenty times as much. */
export async function benchKnowledge(): Promise<readonly string[]> {
  const shipped = openContent({ dir: contentDir() });
  const study = shipped.study();
  const asked = asksOf(study);
  return [
    `asked: ${asked.length} questions, half of them with a slip of the finger in a word; each once a round, ${rounds} rounds`,
    ...measure("as it ships", shipped, asked),
    ...measure("twenty times", { ...shipped, study: () => manyTimes(study, 20) }, asked),
  ];
}

function measure(name: string, content: ContentStore, asked: readonly string[]): readonly string[] {
  const opened = performance.now();
  const desk = openDesk(content, { today: "2026-11-25", say: speak("en") });
  desk.library.warm();
  const built = performance.now() - opened;
  const learner = { ...newLearner("bench:1" as LearnerId, at), qualification: "10267" };
  const times: number[] = [];
  let answered = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [place, about] of asked.entries()) {
      // A pressed question goes past the memory of what words mean, so that every one is worked out.
      const intent = { kind: "knowledge.ask", about: `${about} ${" ".repeat(round)}`, subjects: [] } as const;
      const from = performance.now();
      const { answer } = respond(
        { learner: learner.id, at: at + place, act: { kind: "pressed", intent }, profile: { roles: [] } },
        learner,
        desk,
      );
      times.push(performance.now() - from);
      if (Array.isArray(answer.data["answers"]) && answer.data["answers"].length > 0) answered += 1;
    }
  }
  const sorted = times.sort((a, b) => a - b);
  const part = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  return [
    `${name}: ${sizeOf(content.study())}; index built in ${built.toFixed(0)} ms`,
    `${name}: an answer is found and made in ${part(0.5)} ms (median), ${part(0.95)} ms (95th), ${part(0.99)} ms (99th), ${(sorted.at(-1) ?? 0).toFixed(1)} ms at most; ${answered} of ${times.length} answered`,
  ];
}

function sizeOf({ topics, answers, terms, questions }: Study): string {
  return `${topics.length} topics, ${answers.length} answers, ${terms.length} terms, ${questions.length} questions`;
}

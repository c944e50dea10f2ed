import type { Choice } from "../domain/reply.ts";
import type { Topic } from "../domain/study.ts";
import type { Found } from "../understanding/search/passage.ts";
import { makeReply, type Outcome, offer, type Scene } from "./scene.ts";
import { scrubQuestion } from "./scrub-question.ts";
import { staffOf } from "./staff-of.ts";
import { topicOf } from "./study-pages.ts";

/** So many topics are offered beside an answer. */
export const mostRelated = 2;

interface Vain {
  readonly about: string;
  readonly intent: string;
  /** Offered after the topics. */
  readonly next: readonly Choice[];
}

/** Says that nothing answers it, offers the topics that come nearest, and has the question noted for trainers. */
export function withNearest({ about, intent, next }: Vain, scene: Scene): Outcome {
  const topics = relatedOf(scene.library.search(about).found, undefined, scene);
  const title = scene.say(topics.length === 0 ? "study.unknown" : "study.unknown.near");
  const noted = { kind: "text", text: [scene.say("study.noted")], tone: "muted" } as const;
  return {
    intent,
    data: {},
    reply: makeReply(title, { blocks: scene.notesQuestions ? [noted] : [], next: [...topics.map(readOffer), ...next] }),
    unanswered: scrubQuestion(about, namesIn(scene)),
  };
}

/** The asker's name, and those of people whom they lead or assess: what is noted is for others to read. */
function namesIn({ roster, learner, roles }: Scene): string {
  const { people } = staffOf(roster, { who: learner.id, roles, mentions: [] });
  return [learner.name ?? "", ...people].join(" ");
}

/** The topics that the next best passages belong to, without this one; of two units' topics with one title, the better. */
export function relatedOf(found: readonly Found[], without: Topic | undefined, scene: Scene): readonly Topic[] {
  const topics = found.flatMap(({ passage }) => {
    const readable = scene.library.read(passage.id);
    const topic = readable === undefined ? undefined : topicOf(readable);
    return topic === undefined ? [] : [topic];
  });
  const titles = new Set(without === undefined ? [] : [without.title]);
  return topics.filter(({ title }) => !titles.has(title) && titles.add(title)).slice(0, mostRelated + 1);
}

/** A topic to press. */
export function readOffer(topic: Topic): Choice {
  return offer(topic.title, { kind: "knowledge.read", id: `${topic.subject}/${topic.id}` });
}

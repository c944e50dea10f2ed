import type { Emergency } from "../domain/emergency.ts";
import type { Intent } from "../domain/intent.ts";
import { planUnits } from "../domain/plan.ts";
import { findUnit } from "../domain/qualification.ts";
import type { Block, Choice } from "../domain/reply.ts";
import type { Topic } from "../domain/study.ts";
import type { Search } from "../understanding/search/passage.ts";
import { answerData, answersOf, pageText } from "./answer-data.ts";
import { type Best, bestOf, withNext } from "./best-answer.ts";
import { mostRelated, readOffer, relatedOf, withNearest } from "./nearest-topics.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "./scene.ts";
import { emergencyPage, shortPage, topicOf, topicPage } from "./study-pages.ts";
import { sourceNames } from "./study-words.ts";

/** A question about the subject matter: the best passage, its unit and source; what cannot wait comes first. */
export const knowledge: Command<"knowledge.ask"> = (intent, scene) => {
  const search = scene.library.search(intent.about, nearOf(intent, scene));
  const emergency = scene.library.findEmergency(intent.about);
  const answer = search.sure ? withNext(bestOf(search, scene), search, scene) : undefined;
  if (emergency !== undefined) return urgent(emergency, search, scene);
  if (answer === undefined)
    return {
      ...withNearest({ about: intent.about, intent: "knowledge.ask", next: [] }, scene),
      data: { answers: [], subjects: intent.subjects },
      about: intent,
    };
  return {
    intent: "knowledge.ask",
    data: { answers: answersOf(search, scene), subjects: intent.subjects },
    reply: makeReply(answer.page.title, { blocks: answer.page.blocks, next: nextOf(answer, search, scene) }),
    about: intent,
  };
};

/** A topic in full, or a passage that was pressed. */
export const readTopic: Command<"knowledge.read"> = (intent, scene) => {
  const found = scene.library.read(intent.id);
  if (found === undefined)
    return { intent: "knowledge.ask", data: { answers: [] }, reply: makeReply(scene.say("study.gone")) };
  const page = found.kind === "topic" ? topicPage(found.topic, scene) : shortPage(found, scene);
  const topic = topicOf(found);
  const next =
    topic === undefined
      ? []
      : [...(found.kind === "topic" ? [] : [moreOffer(topic, scene)]), quizOffer(topic.subject, topic, scene)];
  return {
    intent: "knowledge.ask",
    data: { answers: [answerData(intent.id, found, scene)] },
    reply: makeReply(page.title, { blocks: page.blocks, next }),
    about: intent,
  };
};

/** The units that are near to the learner: talked of just now, named, or in their plan. */
function nearOf(intent: Extract<Intent, { kind: "knowledge.ask" }>, scene: Scene): readonly string[] {
  const last = scene.learner.context?.last;
  const numbers = last !== undefined && "units" in last ? last.units : [];
  const plan = scene.learner.plans.find((one) => one.qualification === scene.own);
  const own = scene.offered.find((one) => one.code === scene.own);
  const mine = [...numbers, ...(plan === undefined ? [] : planUnits(plan))];
  const subjects = own === undefined ? [] : mine.flatMap((number) => findUnit(own, number)?.subject ?? []);
  return [...new Set([...intent.subjects, ...subjects])];
}

/** How well the notes have to fit before they follow what cannot wait. */
const plainlyMeant = 0.75;

/** What to do first and whom to tell; what the notes say follows where it is about the same danger. */
function urgent(emergency: Emergency, search: Search, scene: Scene): Outcome {
  const page = emergencyPage(emergency);
  const id = `emergency/${emergency.id}`;
  const meant = emergency.teaches && search.sure && (search.found[0]?.score ?? 0) >= plainlyMeant;
  const more = meant ? bestOf(search, scene)?.page : undefined;
  const blocks: readonly Block[] = more === undefined ? [] : [{ kind: "text", text: [more.title] }, ...more.blocks];
  const source = sourceNames(emergency.sources);
  const first = { id, unit: null, title: page.title, text: pageText(page), source };
  return {
    intent: "knowledge.ask",
    data: { answers: [first, ...(more === undefined ? [] : answersOf(search, scene))], emergency: id },
    reply: makeReply(page.title, { blocks: [...page.blocks, ...blocks] }),
    // What was said in distress is not kept, not even as what was talked of.
    about: { kind: "smalltalk", tone: "ok" },
    personal: true,
  };
}

function nextOf(best: Best, search: Search, scene: Scene): readonly Choice[] {
  const topic = topicOf(best.found) ?? relatedOf(search.found, undefined, scene)[0];
  const related = relatedOf(search.found, topic, scene).slice(0, mostRelated);
  const subject = topic?.subject ?? search.found[0]?.passage.subjects[0];
  return [
    ...(topic === undefined ? [] : [moreOffer(topic, scene)]),
    ...related.map((one) => readOffer(one)),
    ...(subject === undefined ? [] : [quizOffer(subject, topic, scene)]),
  ];
}

function moreOffer(topic: Topic, { say }: Scene): Choice {
  return offer(say("study.more", { title: topic.title }), {
    kind: "knowledge.read",
    id: `${topic.subject}/${topic.id}`,
  });
}

function quizOffer(subject: string, topic: Topic | undefined, { say }: Scene): Choice {
  const about = topic === undefined ? {} : { topic: `${topic.subject}/${topic.id}` };
  const subjects = [topic?.subject ?? subject];
  return offer(say("study.quiz"), { kind: "quiz.start", units: [], subjects, of: null, pick: "any", ...about });
}

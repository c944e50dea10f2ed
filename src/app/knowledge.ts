import type { Emergency } from "../domain/emergency.ts";
import type { Intent } from "../domain/intent.ts";
import { planUnits } from "../domain/plan.ts";
import { findUnit } from "../domain/qualification.ts";
import { type Block, type Choice, inlineText } from "../domain/reply.ts";
import type { Topic } from "../domain/study.ts";
import type { Search } from "../understanding/search/passage.ts";
import type { Readable } from "./library.ts";
import { startSentence } from "./name-units.ts";
import { mostRelated, readOffer, relatedOf, withNearest } from "./nearest-topics.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "./scene.ts";
import { emergencyPage, type Page, shortPage, topicOf, topicPage } from "./study-pages.ts";
import { unitWords } from "./study-words.ts";

const mostAnswers = 5;

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

interface Best {
  readonly page: Page;
  readonly found: Readable;
  readonly id: string;
}

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

function bestOf(search: Search, scene: Scene): Best | undefined {
  return (
    bothSides(search, scene) ??
    search.found
      .map(({ passage }) => ({ id: passage.id, found: scene.library.read(passage.id) }))
      .flatMap(({ id, found }) => (found === undefined ? [] : [{ id, found, page: shortPage(found, scene) }]))[0]
  );
}

/** How near the second best has to come to be told as well. */
const nearlyAsGood = 0.1;

/** Where another passage fits nearly as well, its answer is told too: of two readings, both are served. */
function withNext(best: Best | undefined, { found, sides }: Search, scene: Scene): Best | undefined {
  const [first, ...others] = found;
  if (best === undefined || first === undefined || sides !== null) return best;
  const other = others.find(({ passage, score }) => score >= first.score - nearlyAsGood && passage.kind !== "question");
  const readable = other === undefined ? undefined : scene.library.read(other.passage.id);
  if (readable === undefined) return best;
  const also = shortPage(readable, scene);
  if (saysNothingNew(pageText(also), pageText(best.page))) return best;
  const [told] = also.blocks;
  const rest = told?.kind === "text" && told.tone !== "muted" ? ` ${inlineText(told.text)}` : "";
  const block: Block = { kind: "text", text: [{ strong: scene.say("study.also") }, ` ${also.title}${rest}`] };
  const { blocks } = best.page;
  return { ...best, page: { ...best.page, blocks: [...blocks.slice(0, -1), block, ...blocks.slice(-1)] } };
}

/** Whether most of the longer words are there already: two units may tell the same in much the same words. */
function saysNothingNew(text: string, before: string): boolean {
  const words = (of: string) => new Set(of.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
  const [these, known] = [words(text), words(before)];
  const told = [...these].filter((word) => known.has(word)).length;
  return told > these.size * 0.6;
}

/** A comparison that nobody wrote: both terms, one under the other. */
function bothSides(search: Search, scene: Scene): Best | undefined {
  const [one, other] = (search.sides ?? []).map(({ id }) => scene.library.read(id));
  if (one?.kind !== "term" || other?.kind !== "term") return undefined;
  const blocks: readonly Block[] = [
    {
      kind: "list",
      items: [one, other].map(({ term }) => [{ strong: `${startSentence(term.term)}:` }, ` ${term.definition}`]),
    },
    ...shortPage(one, scene).blocks.slice(-1),
  ];
  const title = startSentence(scene.say("study.compare", { one: one.term.term, other: other.term.term }));
  return { page: { title, blocks }, found: one, id: `glossary/${one.term.id}` };
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
  const source = emergency.sources.map(({ name }) => name).join("; ");
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

function answersOf({ found }: Search, scene: Scene): readonly unknown[] {
  return found.slice(0, mostAnswers).flatMap(({ passage }) => {
    const readable = scene.library.read(passage.id);
    return readable === undefined ? [] : [answerData(passage.id, readable, scene)];
  });
}

function answerData(id: string, found: Readable, scene: Scene): Readonly<Record<string, unknown>> {
  const page = shortPage(found, scene);
  const topic = topicOf(found);
  const subject = topic?.subject ?? (found.kind === "term" ? found.term.subjects[0] : undefined);
  return {
    id,
    unit: unitWords(subject, scene) ?? null,
    title: topic?.title ?? page.title,
    text: pageText(page),
    source: sourceOf(found),
  };
}

function sourceOf(found: Readable): string | null {
  switch (found.kind) {
    case "topic":
      return named(found.topic.sources);
    case "answer":
      return named(found.answer.sources);
    case "term":
      return named(found.term.sources);
    case "question":
      return named(found.question.sources);
    case "emergency":
      return named(found.emergency.sources);
    case "faq":
      return found.entry.source;
    default:
      return found satisfies never;
  }
}

function named(sources: readonly { readonly name: string }[]): string {
  return sources.map(({ name }) => name).join("; ");
}

function pageText({ title, blocks }: Page): string {
  return [title, ...blocks.map(plain)].join(" ");
}

function plain(block: Block): string {
  const run = (text: readonly (string | { readonly strong: string })[]) =>
    text.map((one) => (typeof one === "string" ? one : one.strong)).join("");
  return block.kind === "text" ? run(block.text) : block.kind === "list" ? block.items.map(run).join(" ") : "";
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

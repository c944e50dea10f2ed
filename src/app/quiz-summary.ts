import type { QuizSession } from "../domain/quiz/session.ts";
import { type QuizSummary, summariseQuiz, type TopicTally } from "../domain/quiz/summarise-quiz.ts";
import type { Block, Choice, Reply } from "../domain/reply.ts";
import { type Before, findQuestion } from "./quiz-ask.ts";
import { verdictOf } from "./quiz-verdict.ts";
import { makeReply, offer, type Scene } from "./scene.ts";
import { suitsReply } from "./suits-reply.ts";

const mostRead = 3;
const mostTopics = 12;

/** The end of a quiz: how it went by topic, and what to read. */
export function summaryReply(session: QuizSession, scene: Scene, before?: Before): Reply {
  const rules = session.style === "diagnostic" ? scene.offered.find(({ code }) => code === scene.own) : undefined;
  if (rules !== undefined) return suitsReply(rules, { ...scene, learner: { ...scene.learner, quiz: session } }, before);
  const { say } = scene;
  const summary = summariseQuiz(session, (id) => findQuestion(id, scene));
  const title = titleOf(session, summary, scene);
  const lead: readonly Block[] =
    before === undefined ? [] : [...before.blocks, { kind: "text", text: [{ strong: title }] }];
  const practice: Block = { kind: "text", text: [say("quiz.practice")], tone: "muted" };
  return makeReply(before === undefined ? title : before.title, {
    blocks: [...lead, ...topicBlocks(summary, scene), ...examBlocks(session, scene), practice],
    next: nextOf(summary, scene),
  });
}

/** What JSON mode reports of a quiz that ends. */
export function summaryData(session: QuizSession): Readonly<Record<string, unknown>> {
  const { answered, right } = summariseQuiz(session, () => undefined);
  return { asked: answered, correct: right };
}

function titleOf({ answers, questions }: QuizSession, { answered, right }: QuizSummary, { say }: Scene): string {
  if (answers.length >= questions.length)
    return say(answered === 0 ? "quiz.done.none" : "quiz.done", { right, answered });
  return answered === 0 ? say("quiz.stopped.none") : say("quiz.stopped", { right, answered });
}

function topicBlocks({ topics, skipped }: QuizSummary, scene: Scene): readonly Block[] {
  const left: readonly Block[] =
    skipped === 0 ? [] : [{ kind: "text", text: [scene.say("quiz.skipped.count", { count: skipped })] }];
  if (topics.length === 0) return left;
  const shown = topics.slice(0, mostTopics).map((tally) => [topicLine(tally, scene)]);
  const count = topics.length - shown.length;
  const more: readonly Block[] =
    count === 0 ? [] : [{ kind: "text", text: [scene.say("quiz.topic.more", { count })], tone: "muted" }];
  return [{ kind: "list", items: shown }, ...more, ...left];
}

function topicLine({ subject, topic, right, answered }: TopicTally, scene: Scene): string {
  const name = titleAt(`${subject}/${topic}`, scene) ?? topic;
  return answered === 0
    ? scene.say("quiz.topic.skipped", { topic: name })
    : scene.say("quiz.topic", { topic: name, right, answered });
}

function titleAt(id: string, { library }: Scene): string | undefined {
  const found = library.read(id);
  return found?.kind === "topic" ? found.topic.title : undefined;
}

// In exam style nothing was explained on the way.
function examBlocks(session: QuizSession, scene: Scene): readonly Block[] {
  if (session.style !== "exam") return [];
  return session.answers.flatMap((answer): readonly Block[] => {
    const question = findQuestion(answer.question, scene);
    const asked = session.questions.find(({ id }) => id === answer.question);
    if (question === undefined || question.version !== asked?.version || answer.outcome === "skipped") return [];
    const verdict = verdictOf({ question, answer, session }, scene);
    return [{ kind: "text", text: [{ strong: question.prompt }, ` ${verdict.title}`] }, ...verdict.blocks];
  });
}

function nextOf({ read, answered, right }: QuizSummary, scene: Scene): readonly Choice[] {
  const { say } = scene;
  const topics = read.slice(0, mostRead).flatMap((id): readonly Choice[] => {
    const title = titleAt(id, scene);
    return title === undefined ? [] : [offer(say("study.more", { title }), { kind: "knowledge.read", id })];
  });
  const weak = startOffer(say("quiz.choice.weak"), "weak");
  return [...topics, ...(right < answered ? [weak] : []), startOffer(say("quiz.choice.again"), "any")];
}

/** A button that begins a quiz on everything. */
export function startOffer(label: string, pick: "any" | "weak"): Choice {
  return offer(label, { kind: "quiz.start", units: [], subjects: [], of: null, pick });
}

import type { Intent } from "../domain/intent.ts";
import type { Block } from "../domain/reply.ts";
import { beginQuiz, nextSeed } from "./begin-quiz.ts";
import { localDate } from "./local-date.ts";
import { nameUnits } from "./name-units.ts";
import { nextQuestion } from "./quiz.ts";
import { askedData, askedReply, askingOf, type Before } from "./quiz-ask.ts";
import { chooseQuestions, mostAsked, subjectsOf, topicAsked } from "./quiz-pool.ts";
import { startOffer } from "./quiz-summary.ts";
import { type Command, makeReply, qualificationOf, type Scene } from "./scene.ts";
import { unitWords } from "./study-words.ts";
import { startDiagnostic } from "./suits-start.ts";

type Start = Extract<Intent, { kind: "quiz.start" }>;

/** "Quiz me", "5 on health and safety", "unit 7 exam style": a new quiz at its first question. */
export const startQuiz: Command<"quiz.start"> = (intent, scene) => {
  if (intent.pick === "suits") return startDiagnostic(intent, scene);
  if (meansToday(intent, scene)) return { ...nextQuestion({ kind: "quiz.next" }, scene), intent: "quiz.start" };
  const questions = chooseQuestions(intent, scene, nextSeed(scene.learner));
  if (questions.length === 0) return nothingToAsk(intent, scene);
  const learner = beginQuiz({ style: intent.pick === "exam" ? "exam" : "practice", questions }, scene);
  if (learner.quiz === null) return nothingToAsk(intent, scene);
  const asking = askingOf(learner.quiz, scene);
  const { session, question } = asking;
  if (question === undefined) return nothingToAsk(intent, scene);
  return {
    intent: "quiz.start",
    data: { ...askedData(asking, scene), units: intent.units, pick: intent.pick },
    reply: askedReply(question, session, { scene, before: beginning(intent, session.questions.length, scene) }),
    learner: { ...learner, quiz: session },
    about: { kind: "quiz.next" },
  };
};

// Today's question, sent or not, comes before others where nothing else was asked for.
function meansToday({ units, subjects, of, pick, topic }: Start, { learner, today }: Scene): boolean {
  const isPlain = units.length + subjects.length === 0 && of === null && pick === "any" && topic === undefined;
  const { quiz } = learner;
  if (!isPlain || quiz?.style !== "daily" || quiz.phase === "ended" || quiz.answers.length > 0) return false;
  return localDate(quiz.startedAt, learner.timezone) === today;
}

function beginning(intent: Start, count: number, scene: Scene): Before {
  const { say } = scene;
  const about = aboutWords(intent, scene);
  const named = about === undefined ? "" : say("quiz.begin.about", { about });
  const weak = intent.pick === "weak" ? say("quiz.begin.weak") : "";
  return {
    title: say(intent.pick === "exam" ? "quiz.begin.exam" : "quiz.begin", { count, about: `${weak}${named}` }),
    blocks: [
      ...(intent.unknown === undefined ? [] : [line(say("quiz.begin.unknown", { about: intent.unknown }))]),
      ...((intent.of ?? 0) > mostAsked ? [line(say("quiz.most"))] : []),
      ...(intent.pick === "exam" ? [] : [line(say("quiz.how"), "muted")]),
    ],
  };
}

function line(text: string, tone?: "muted"): Block {
  return { kind: "text", text: [text], ...(tone === undefined ? {} : { tone }) };
}

function aboutWords(intent: Start, scene: Scene): string | undefined {
  const topic = topicAsked(intent, scene);
  if (topic !== undefined) return `“${topic.title}”`;
  if (intent.units.length > 0) return nameUnits(intent.units, qualificationOf(intent.qualification, scene), scene.say);
  const named = subjectsOf(intent, scene).flatMap((subject) => unitWords(subject, scene) ?? []);
  return named.length === 1 ? `“${named[0]}”` : undefined;
}

function nothingToAsk(intent: Start, { say }: Scene): ReturnType<Command<"quiz.start">> {
  const key = intent.pick === "weak" ? "quiz.empty.weak" : intent.units.length > 0 ? "quiz.empty.unit" : "quiz.empty";
  return {
    intent: "quiz.start",
    data: { question: null, of: 0, number: null, units: intent.units, pick: intent.pick },
    reply: makeReply(say(key), { next: [startOffer(say("quiz.choice.start"), "any")] }),
  };
}

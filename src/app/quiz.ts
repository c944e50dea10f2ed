import { markAnswer } from "../domain/quiz/mark-answer.ts";
import { readAnswer } from "../domain/quiz/read-answer.ts";
import type { QuizSession } from "../domain/quiz/session.ts";
import { type ButtonOf, type QuizEvent, type Stepped, stepQuiz } from "../domain/quiz/step-session.ts";
import { commonWords } from "../understanding/lexicon.ts";
import { realWords } from "../understanding/real-words.ts";
import { askedData, askedReply, askingOf, lookOf, questionData } from "./quiz-ask.ts";
import { noQuiz, tellEffect } from "./quiz-tell.ts";
import type { Command, Outcome, Scene } from "./scene.ts";

interface OfQuestion {
  readonly attempt?: string;
  readonly question?: string;
}

/** "Next": the question that waits, once more. */
export const nextQuestion: Command<"quiz.next"> = (intent, scene) =>
  step("quiz.next", { kind: "next" }, { intent, scene });
export const skipQuestion: Command<"quiz.skip"> = (intent, scene) =>
  step("quiz.next", { kind: "skip" }, { intent, scene });
export const giveHint: Command<"quiz.hint"> = (intent, scene) => step("quiz.next", { kind: "hint" }, { intent, scene });
export const endQuiz: Command<"quiz.end"> = (intent, scene) => step("quiz.end", { kind: "stop" }, { intent, scene });
/** Takes back the last answer, or the "stop" after it. */
export const undoAnswer: Command<"undo"> = (intent, scene) => step("quiz.next", { kind: "undo" }, { intent, scene });

/** An answer by button, letter or words; what cannot be read is asked again and never counts as wrong. */
export const answerQuestion: Command<"quiz.answer"> = (intent, scene) => {
  const quiz = scene.learner.quiz;
  const asking = quiz === null ? undefined : askingOf(quiz, scene);
  const { session, question } = asking ?? {};
  const isOld = intent.question !== undefined && intent.question !== question?.id;
  if (session === undefined || question === undefined || isOld || !isOf(session, intent))
    return step("quiz.answer", { kind: "answer", given: { kind: "none" }, right: false }, { intent, scene });
  const { order = [] } = lookOf(question, session, scene);
  const read = readAnswer(question, order, { text: intent.answer, isWord });
  if (read.kind === "answer") {
    const { right } = markAnswer(question, read.given);
    return step("quiz.answer", { kind: "answer", given: read.given, right }, { intent, scene });
  }
  const before = { title: scene.say(`quiz.unclear.${read.why}`), blocks: [] };
  const asked = questionData(question, session, scene);
  return {
    intent: "quiz.answer",
    data: { question: asked, correct: null, answer: null, explanation: null, unclear: read.why },
    reply: askedReply(question, session, { scene, before }),
    learner: { ...scene.learner, quiz: session },
    about: { kind: "quiz.next" },
  };
};

type Doing = {
  readonly [K in QuizEvent["kind"]]: Omit<Extract<QuizEvent, { kind: K }>, "at" | "button">;
}[QuizEvent["kind"]];

function step(
  name: string,
  event: Doing,
  { intent, scene }: { readonly intent: OfQuestion; readonly scene: Scene },
): Outcome {
  const { learner, at } = scene;
  if (learner.quiz === null) return noQuiz(name, scene);
  const { session } = askingOf(learner.quiz, scene);
  const button = buttonOf(intent, session);
  const stepped = stepQuiz(session, { ...event, at, ...(button === undefined ? {} : { button }) });
  const on = goOn(stepped, at);
  const asking = askingOf(on.session, scene);
  const told = tellEffect({ effect: stepped.effect, asking, name }, scene);
  return {
    ...told,
    data: { ...askedData(asking, scene), ...told.data },
    learner: { ...learner, quiz: asking.session },
    about: { kind: asking.question === undefined ? "quiz.end" : "quiz.next" },
  };
}

// After the explanation the next question comes at once.
function goOn({ session, effect }: Stepped, at: number): Stepped {
  if (session.phase !== "told") return { session, effect };
  return { session: stepQuiz(session, { kind: "next", at }).session, effect };
}

// A button that names no question, such as "stop", means the quiz as it stands.
function buttonOf({ attempt, question }: OfQuestion, session: QuizSession): ButtonOf | undefined {
  if (attempt === undefined || (question === undefined && attempt === session.attempt)) return undefined;
  return { attempt, question: question ?? "" };
}

function isOf(session: QuizSession, { attempt }: OfQuestion): boolean {
  return attempt === undefined || attempt === session.attempt;
}

function isWord(word: string): boolean {
  return commonWords.has(word) || realWords.has(word);
}

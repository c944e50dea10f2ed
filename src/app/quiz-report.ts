import type { Intent } from "../domain/intent.ts";
import type { Question } from "../domain/question.ts";
import { currentOf, explainsAtOnce, type QuizSession } from "../domain/quiz/session.ts";
import { stepQuiz } from "../domain/quiz/step-session.ts";
import type { Block } from "../domain/reply.ts";
import { isSetAside } from "./choose-questions.ts";
import { askedReply, askingOf, findQuestion, questionData } from "./quiz-ask.ts";
import { summaryReply } from "./quiz-summary.ts";
import { backOffers, noQuiz } from "./quiz-tell.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "./scene.ts";
import { scrubQuestion } from "./scrub-question.ts";

type Report = Extract<Intent, { kind: "quiz.report" }>;

const reasons = ["answer", "old", "unclear", "spelling"] as const;

/**
 * "This question is wrong": it goes to the trainers' list with what was said, and this learner is not asked that version
 * again. An answer to it that was not right is taken out of the quiz, and so out of memory; a right one stays.
 */
export const reportQuestion: Command<"quiz.report"> = (intent, scene) => {
  const { learner } = scene;
  const question = findQuestion(questionMeant(intent, learner.quiz) ?? "", scene);
  if (question === undefined) return noQuestion(scene);
  if (intent.withdraw === true) return withdraw(question, intent, scene);
  if (isSetAside(question, scene)) return told("report.again", { question, quiz: learner.quiz, extra: [] }, scene);
  const said = scrubQuestion(intent.said, learner.name);
  return said === "" ? askWhat(question, scene) : report({ question, said }, scene);
};

/** The question a button belongs to; typed, the one just explained, or else the one that waits: what was left out was not. */
function questionMeant({ question }: Report, quiz: QuizSession | null): string | undefined {
  if (question !== undefined || quiz === null) return question;
  const last = quiz.answers.at(-1);
  // Whoever has asked for a hint is busy with the next one.
  const isExplained = last !== undefined && (quiz.phase === "ended" || (explainsAtOnce(quiz) && !quiz.hinted));
  const waiting = currentOf(quiz)?.id;
  return isExplained && (last.outcome !== "skipped" || waiting === undefined) ? last.question : waiting;
}

function noQuestion(scene: Scene): Outcome {
  const none = noQuiz("quiz.next", scene);
  return { ...none, reply: { ...none.reply, title: scene.say("report.none") } };
}

function askWhat(question: Question, scene: Scene): Outcome {
  const { say } = scene;
  const choices = reasons.map((reason) => {
    const said = say(`report.why.${reason}`);
    return offer(said, { kind: "quiz.report", said, question: question.id });
  });
  return {
    intent: "quiz.next",
    data: { reported: null },
    reply: makeReply(say("report.what"), {
      blocks: [
        { kind: "text", text: [say("report.about", { prompt: question.prompt })] },
        { kind: "text", text: [say("report.how")], tone: "muted" },
      ],
      choices,
    }),
    // What is typed next says what is wrong.
    about: { kind: "quiz.report", said: "", question: question.id },
  };
}

function report({ question, said }: { readonly question: Question; readonly said: string }, scene: Scene): Outcome {
  const { learner } = scene;
  const { id, version } = question;
  const { quiz, what } = withoutIt(question, scene);
  const setAside = [...learner.practice.setAside.filter((one) => one.question !== id), { question: id, version }];
  const extra: readonly Block[] = what === undefined ? [] : [{ kind: "text", text: [scene.say(what)] }];
  const outcome = told(
    scene.takesReports ? "report.thanks" : "report.thanks.nowhere",
    { question, quiz, extra },
    scene,
  );
  const done = { kind: "quiz.report", said, question: id } as const;
  return {
    ...outcome,
    reply: {
      ...outcome.reply,
      next: [...outcome.reply.next, offer(scene.say("report.withdraw"), { ...done, withdraw: true })],
    },
    about: done,
    learner: { ...learner, quiz, practice: { ...learner.practice, setAside } },
    ...(scene.takesReports ? { reported: { question: id, version, said } } : {}),
  };
}

/** "It is fine after all": it is asked again; an answer that was taken out stays out. */
function withdraw({ id, version }: Question, { said }: Report, scene: Scene): Outcome {
  const { learner, say } = scene;
  const { setAside } = learner.practice;
  const left = setAside.filter((one) => one.question !== id);
  const isThere = left.length < setAside.length;
  const asking = learner.quiz === null ? undefined : askingOf(learner.quiz, scene);
  return {
    intent: "quiz.next",
    data: { reported: null },
    reply: makeReply(say(isThere ? "report.withdrawn" : "report.withdrawn.none"), {
      next: asking === undefined ? [] : backOffers(asking, scene),
    }),
    about: { kind: "quiz.next" },
    learner: { ...learner, practice: { ...learner.practice, setAside: left } },
    ...(isThere && scene.takesReports
      ? { reported: { question: id, version, said: scrubQuestion(said, learner.name), withdrawn: true } }
      : {}),
  };
}

interface Without {
  readonly quiz: QuizSession | null;
  readonly what?: "report.taken-out" | "report.passed";
}

/** The quiz at hand without this question counting against anybody. */
function withoutIt({ id }: Question, { learner: { quiz }, at }: Scene): Without {
  if (quiz === null) return { quiz };
  if (currentOf(quiz)?.id === id) {
    const passed = stepQuiz(quiz, { kind: "skip", at }).session;
    return { quiz: stepQuiz(passed, { kind: "next", at }).session, what: "report.passed" };
  }
  const isAgainst = (answer: QuizSession["answers"][number]) =>
    answer.question === id && (answer.outcome === "wrong" || answer.outcome === "unknown");
  if (!quiz.answers.some(isAgainst)) return { quiz };
  const answers = quiz.answers.map((one) => (isAgainst(one) ? { ...one, outcome: "skipped" as const } : one));
  return { quiz: { ...quiz, answers }, what: "report.taken-out" };
}

interface Telling {
  readonly question: Question;
  readonly quiz: QuizSession | null;
  readonly extra: readonly Block[];
}

/** Thanks, and on with the quiz where one is going on. */
function told(
  title: "report.again" | "report.thanks" | "report.thanks.nowhere",
  { question, quiz, extra }: Telling,
  scene: Scene,
): Outcome {
  const { say } = scene;
  const about: Block = { kind: "text", text: [say("report.about", { prompt: question.prompt })], tone: "muted" };
  const before = { title: say(title), blocks: [about, ...extra] };
  const data = { reported: question.id };
  if (quiz === null)
    return { intent: "quiz.next", data, reply: makeReply(before.title, before), about: { kind: "quiz.next" } };
  const asking = askingOf(quiz, scene);
  const hasPassed = extra.length > 0 && asking.question === undefined && quiz.phase === "ended";
  const reply =
    asking.question === undefined
      ? hasPassed
        ? summaryReply(asking.session, scene, before)
        : makeReply(before.title, { blocks: before.blocks, next: backOffers(asking, scene) })
      : askedReply(asking.question, asking.session, { scene, before });
  const asked = asking.question === undefined ? null : questionData(asking.question, asking.session, scene);
  return { intent: "quiz.next", data: { ...data, question: asked }, reply, about: { kind: "quiz.next" } };
}

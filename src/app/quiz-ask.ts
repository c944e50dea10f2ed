import type { Question } from "../domain/question.ts";
import { arrange } from "../domain/quiz/arrange.ts";
import { currentOf, explainsAtOnce, type QuizSession, showSeed } from "../domain/quiz/session.ts";
import { stepQuiz } from "../domain/quiz/step-session.ts";
import type { Choice, Reply } from "../domain/reply.ts";
import { askQuestion, letteredOf, type QuestionLook } from "./question-reply.ts";
import { makeReply, offer, type Scene } from "./scene.ts";

/** A quiz and the question it asks now; undefined where none is asked. */
export interface Asking {
  readonly session: QuizSession;
  readonly question: Question | undefined;
  /** How many questions were left out because they have changed or are gone. */
  readonly passed: number;
}

/** What goes before a question in a reply: the verdict on the last, a hint. */
export type Before = Pick<Reply, "title" | "blocks">;

/** The question of this id as it is taught today. */
export function findQuestion(id: string, { library }: Pick<Scene, "library">): Question | undefined {
  const found = library.read(`question/${id}`);
  return found?.kind === "question" ? found.question : undefined;
}

/** The question that is asked; one that is no longer as it was when the quiz began is left out. */
export function askingOf(session: QuizSession, scene: Pick<Scene, "library" | "at">): Asking {
  let asking = session;
  for (let passed = 0; ; passed++) {
    const asked = currentOf(asking);
    const question = asked === undefined ? undefined : findQuestion(asked.id, scene);
    if (asked === undefined || question?.version === asked.version) return { session: asking, question, passed };
    asking = stepQuiz(stepQuiz(asking, { kind: "skip", at: scene.at }).session, { kind: "next", at: scene.at }).session;
  }
}

/** How a question is shown in this quiz: each attempt has an order of its own, the same on every device. */
export function lookOf(question: Question, session: QuizSession, { say }: Pick<Scene, "say">): QuestionLook {
  const of = { attempt: session.attempt, question: question.id };
  return { say, order: arrange(question, showSeed(session)), of };
}

/** The question with its number, what goes before it, and what else can be done. */
export function askedReply(
  question: Question,
  session: QuizSession,
  { scene, before }: { scene: Scene; before?: Before },
): Reply {
  const { say } = scene;
  const put = askQuestion(question, lookOf(question, session, scene));
  const number = say("quiz.number", { number: session.answers.length + 1, of: session.questions.length });
  const next = nextOf(question, session, scene);
  if (before === undefined)
    return makeReply(put.title, {
      blocks: [{ kind: "text", text: [number], tone: "muted" }, ...put.blocks],
      choices: put.choices,
      next,
    });
  return makeReply(before.title, {
    blocks: [...before.blocks, { kind: "text", text: [{ strong: number }, ` ${put.title}`] }, ...put.blocks],
    choices: put.choices,
    next,
  });
}

function nextOf(question: Question, session: QuizSession, { say }: Scene): readonly Choice[] {
  const of = { attempt: session.attempt, question: question.id };
  const last = session.answers.at(-1);
  return [
    ...(!explainsAtOnce(session) || session.hinted
      ? []
      : [offer(say("quiz.choice.hint"), { kind: "quiz.hint", ...of })]),
    offer(say("quiz.choice.skip"), { kind: "quiz.skip", ...of }),
    ...(last === undefined
      ? []
      : [offer(say("quiz.choice.back"), { kind: "undo", attempt: session.attempt, question: last.question })]),
    offer(say("quiz.choice.stop"), { kind: "quiz.end", attempt: session.attempt }),
    ...(last === undefined || last.outcome === "skipped" || !explainsAtOnce(session)
      ? []
      : [reportOffer(last.question, session, say)]),
  ];
}

/** "This question is wrong", of one that was answered. */
function reportOffer(question: string, { attempt }: QuizSession, say: Scene["say"]): Choice {
  return offer(say("report.choice"), { kind: "quiz.report", said: "", attempt, question });
}

/** What JSON mode reports of the question asked. */
export function askedData({ session, question }: Asking, scene: Scene): Readonly<Record<string, unknown>> {
  const number = question === undefined ? null : session.answers.length + 1;
  return {
    question: question === undefined ? null : questionData(question, session, scene),
    of: session.questions.length,
    number,
  };
}

/** What JSON mode reports of one question, in the order in which it is shown. */
export function questionData(
  question: Question,
  session: QuizSession,
  scene: Scene,
): Readonly<Record<string, unknown>> {
  const { id, subject, type, prompt } = question;
  const own = scene.offered.find(({ code }) => code === scene.own);
  const options = letteredOf(question, lookOf(question, session, scene));
  return {
    id,
    unit: own?.units.find((unit) => unit.subject === subject)?.number ?? null,
    type,
    prompt,
    options: options.map(({ letter, text }) => ({ key: letter.toLowerCase(), text })),
  };
}

import { explainsAtOnce, type QuizAnswer } from "../domain/quiz/session.ts";
import type { QuizEffect } from "../domain/quiz/step-session.ts";
import { cheerFor } from "./daily-cheer.ts";
import { stopOffer } from "./daily-words.ts";
import { type Asking, askedReply, type Before, findQuestion, questionData } from "./quiz-ask.ts";
import { startOffer, summaryData, summaryReply } from "./quiz-summary.ts";
import { explainFully, verdictData, verdictOf } from "./quiz-verdict.ts";
import { makeReply, type Outcome, offer, type Scene } from "./scene.ts";

type Told = Pick<Outcome, "intent" | "data" | "reply">;

interface Telling {
  readonly effect: QuizEffect;
  /** The quiz after the step. */
  readonly asking: Asking;
  readonly name: string;
}

/** What is said about one step of a quiz, and then the next question or the end. */
export function tellEffect({ effect, asking, name }: Telling, scene: Scene): Told {
  const { say } = scene;
  const ask = (before?: Before, data = {}): Told => ({ intent: name, data, reply: goOn(asking, scene, before) });
  const only = (title: string): Told => ({
    intent: name,
    data: {},
    reply: makeReply(title, { next: backOffers(asking, scene) }),
  });
  switch (effect.kind) {
    case "counted":
      return counted(effect, { asking, name }, scene);
    case "asked":
      return ask();
    case "hinted":
      return ask({
        title: say("quiz.hint", { hint: findQuestion(effect.question.id, scene)?.hint ?? "" }),
        blocks: [],
      });
    case "undone":
      return ask({ title: say(effect.answer === null ? "quiz.undone.stop" : "quiz.undone"), blocks: [] });
    case "stopped":
      return { intent: name, data: summaryData(asking.session), reply: summaryReply(asking.session, scene) };
    case "already":
      return only(
        say(
          !explainsAtOnce(asking.session) && asking.question !== undefined
            ? "quiz.already.noted"
            : `quiz.already.${effect.answer.outcome}`,
        ),
      );
    case "old":
    case "no-hints":
    case "nothing-to-undo":
      return only(say(`quiz.${effect.kind}`));
    case "waiting":
    case "over":
      return {
        intent: name,
        data: name === "quiz.end" ? summaryData(asking.session) : {},
        reply: makeReply(say("quiz.over"), { next: [...backOffers(asking, scene), ...endOffers(name, scene)] }),
      };
    default:
      return effect satisfies never;
  }
}

/** Nothing was begun. */
export function noQuiz(name: string, scene: Scene): Outcome {
  const { say } = scene;
  return {
    intent: name,
    data: { question: null, of: null, number: null, correct: null, asked: 0 },
    reply: makeReply(say("quiz.none"), {
      next: [startOffer(say("quiz.choice.start"), "any"), ...endOffers(name, scene)],
    }),
  };
}

// "Stop" where no quiz goes on may be meant for the daily question.
function endOffers(name: string, { learner, say }: Scene): Outcome["reply"]["next"] {
  return name === "quiz.end" && learner.daily.settings?.on === true ? [stopOffer(say)] : [];
}

/** "Why is that wrong?": the last answer with everything explained; undefined where no quiz was talked of. */
export function whyAnswer(scene: Scene): Outcome | undefined {
  const { learner, say } = scene;
  const { quiz, context } = learner;
  if (quiz === null || context?.last.kind.startsWith("quiz.") !== true) return undefined;
  const last = quiz.answers.at(-1);
  const isOpen = quiz.phase !== "ended";
  const asking: Asking = {
    session: quiz,
    question: isOpen ? findQuestion(quiz.questions[quiz.answers.length]?.id ?? "", scene) : undefined,
    passed: 0,
  };
  const next = backOffers(asking, scene);
  const about = context.last;
  const only = (key: "quiz.why.none" | "quiz.why.later" | "study.gone"): Outcome => ({
    intent: "quiz.answer",
    data: { question: null, correct: null, answer: null, explanation: null },
    reply: makeReply(say(key), { next }),
    about,
  });
  if (last === undefined) return only("quiz.why.none");
  if (!explainsAtOnce(quiz) && isOpen) return only("quiz.why.later");
  const question = findQuestion(last.question, scene);
  if (question?.version !== quiz.questions[quiz.answers.length - 1]?.version || question === undefined)
    return only("study.gone");
  const given = { question, answer: last, session: quiz };
  const { title, blocks } = explainFully(given, scene);
  return {
    intent: "quiz.answer",
    data: { question: questionData(question, quiz, scene), ...verdictData(given, scene) },
    reply: makeReply(title, { blocks, next }),
    about,
  };
}

function counted(
  { answer, tell }: { readonly answer: QuizAnswer; readonly tell: boolean },
  { asking, name }: Omit<Telling, "effect">,
  scene: Scene,
): Told {
  const { say } = scene;
  const question = findQuestion(answer.question, scene);
  const next = asking.question === undefined ? null : questionData(asking.question, asking.session, scene);
  const told = (before: Before, data: Outcome["data"]): Told => ({
    intent: name,
    data,
    reply: goOn(asking, scene, before),
  });
  if (answer.outcome === "skipped") return told({ title: say("quiz.skipped"), blocks: [] }, {});
  if (question === undefined || !tell)
    return told(
      { title: say("quiz.noted"), blocks: [] },
      { question: null, correct: null, answer: null, explanation: null, next },
    );
  const given = { question, answer, session: asking.session };
  const data = { question: questionData(question, asking.session, scene), ...verdictData(given, scene), next };
  const verdict = verdictOf(given, scene);
  return told({ ...verdict, blocks: [...verdict.blocks, ...cheerFor(asking.session, scene)] }, data);
}

function goOn({ session, question, passed }: Asking, scene: Scene, before: Before | undefined): Outcome["reply"] {
  const changed = { kind: "text", text: [scene.say("quiz.changed")], tone: "muted" } as const;
  const lead = before !== undefined && passed > 0 ? { ...before, blocks: [...before.blocks, changed] } : before;
  // At the end "Noted." or "Skipped." says less than how it went.
  if (question === undefined) return summaryReply(session, scene, lead?.blocks.length === 0 ? undefined : lead);
  return askedReply(question, session, { scene, ...(lead === undefined ? {} : { before: lead }) });
}

/** The way back into a quiz, or to another one. */
export function backOffers({ session, question }: Asking, { say }: Scene): Outcome["reply"]["next"] {
  return question === undefined || session.phase === "ended"
    ? [startOffer(say("quiz.choice.again"), "any")]
    : [offer(say("quiz.choice.show"), { kind: "quiz.next" })];
}

/** The way back, below whatever came between two questions of a quiz. */
export function withQuizOffer(outcome: Outcome, { learner, say }: Scene): Outcome {
  const quiz = (outcome.learner ?? learner).quiz;
  const { reply } = outcome;
  if (quiz?.phase !== "asked" || outcome.forget === true || reply.choices.length > 0) return outcome;
  if ([...reply.next].some(({ intent }) => intent.kind.startsWith("quiz.") && intent.kind !== "quiz.start"))
    return outcome;
  return {
    ...outcome,
    reply: { ...reply, next: [...reply.next, offer(say("quiz.choice.show"), { kind: "quiz.next" })] },
  };
}

import type { Intent } from "../domain/intent.ts";
import type { Qualification } from "../domain/qualification.ts";
import { beginQuiz, nextSeed } from "./begin-quiz.ts";
import { askedData, askedReply, askingOf } from "./quiz-ask.ts";
import type { Outcome, Scene } from "./scene.ts";
import { diagnosticQuestions, optionalUnits, suitedUnits } from "./suits.ts";
import { startSuits, suitsReply } from "./suits-reply.ts";
import { clarify } from "./talk.ts";

type Start = Extract<Intent, { kind: "quiz.start" }>;

/** "Which units suit me?": on with what was not asked yet; the ranking at once where everything was. */
export function startDiagnostic(intent: Start, scene: Scene): Outcome {
  const rules = scene.offered.find(({ code }) => code === (intent.qualification ?? scene.own));
  if (rules === undefined) {
    const options = scene.offered.map(({ code }) => startSuits(code));
    return clarify({ kind: "clarify", missing: "qualification", options }, scene);
  }
  const questions = diagnosticQuestions(optionalUnits(rules, scene), nextSeed(scene.learner), scene);
  const learner = questions.length === 0 ? undefined : beginQuiz({ style: "diagnostic", questions }, scene);
  const asking = learner?.quiz ? askingOf(learner.quiz, scene) : undefined;
  if (learner === undefined || asking?.question === undefined)
    return {
      intent: "quiz.start",
      data: { question: null, of: 0, number: null, units: [], pick: "suits" },
      reply: suitsReply(rules, scene),
      about: { kind: "quiz.end" },
    };
  const { session, question } = asking;
  return {
    intent: "quiz.start",
    data: { ...askedData(asking, scene), units: [], pick: "suits" },
    reply: askedReply(question, session, { scene, before: beginning(rules, session.questions.length, scene) }),
    learner: { ...learner, quiz: session },
    about: { kind: "quiz.next" },
  };
}

function beginning(rules: Qualification, count: number, scene: Scene) {
  const { say } = scene;
  const units = optionalUnits(rules, scene);
  const isFirst = suitedUnits(units, scene).every(({ asked }) => asked === 0);
  const twice = Math.min(count, 2 * units.length);
  return {
    title: say(isFirst ? "suits.begin" : "suits.begin.on", { count }),
    blocks: [{ kind: "text", text: [say("suits.how", { count: twice })], tone: "muted" }] as const,
  };
}

import type { Intent } from "../domain/intent.ts";
import { carry } from "./carry.ts";
import { certificate, choose } from "./certificate.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import {
  answerQuestion,
  endQuiz,
  knowledge,
  myProgress,
  nextQuestion,
  setDaily,
  setEvidence,
  showDaily,
  showEvidence,
  startQuiz,
  teamProgress,
} from "./later.ts";
import { save } from "./save.ts";
import type { Command, Outcome, Scene } from "./scene.ts";
import { clear, show, taste, undo } from "./show.ts";
import { suggest } from "./suggest.ts";
import { clarify, eraseData, exportData, help, outOfScope, smallTalk, why } from "./talk.ts";
import { unit } from "./unit.ts";

/** The one table of what a person can do. */
const commands: { readonly [K in Intent["kind"]]: Command<K> } = {
  "plan.check": check,
  "plan.suggest": suggest,
  "plan.save": save,
  "plan.show": show,
  "plan.clear": clear,
  "plan.like": taste,
  "plan.carry": carry,
  "unit.info": unit,
  "unit.compare": compare,
  "qualification.info": certificate,
  "qualification.choose": choose,
  "knowledge.ask": knowledge,
  "quiz.start": startQuiz,
  "quiz.next": nextQuestion,
  "quiz.answer": answerQuestion,
  "quiz.end": endQuiz,
  "daily.set": setDaily,
  "daily.show": showDaily,
  "progress.me": myProgress,
  "progress.team": teamProgress,
  "evidence.show": showEvidence,
  "evidence.set": setEvidence,
  "privacy.export": exportData,
  "privacy.erase": eraseData,
  why,
  undo,
  help,
  clarify,
  smalltalk: smallTalk,
  "out-of-scope": outOfScope,
};

/** Runs the command that an intent names. */
export function runCommand(intent: Intent, scene: Scene): Outcome {
  const command = commands[intent.kind] as Command<typeof intent.kind>;
  return command(intent as never, scene);
}

import type { Intent } from "../domain/intent.ts";
import { carry } from "./carry.ts";
import { certificate, choose } from "./certificate.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { setDaily, showDaily } from "./daily.ts";
import { laterToday } from "./daily-later.ts";
import { edit, fill } from "./edit-plan.ts";
import { showEvidence } from "./evidence/checklist.ts";
import { setEvidence } from "./evidence/set-evidence.ts";
import { knowledge, readTopic } from "./knowledge.ts";
import { eraseData } from "./privacy/erase-data.ts";
import { exportData } from "./privacy/export-data.ts";
import { myProgress } from "./progress.ts";
import { myWeek } from "./progress-week.ts";
import { answerQuestion, endQuiz, giveHint, nextQuestion, skipQuestion } from "./quiz.ts";
import { reportQuestion } from "./quiz-report.ts";
import { startQuiz } from "./quiz-start.ts";
import { save } from "./save.ts";
import type { Outcome, Scene } from "./scene.ts";
import { clear, show, taste, undo } from "./show.ts";
import { staffCommands } from "./staff-commands.ts";
import { suggest } from "./suggest.ts";
import { clarify, help, outOfScope, smallTalk, why } from "./talk.ts";
import { teamProgress } from "./team-views/team-views.ts";
import { unit } from "./unit.ts";

/** The intents of these kinds, tied to their kinds so that the table below can be called without a guess. */
type IntentOf<K extends Intent["kind"]> = { [P in K]: Extract<Intent, { kind: P }> & { readonly kind: P } }[K];

/** The one table of what a person can do. */
const commands: { readonly [K in Intent["kind"]]: (intent: IntentOf<K>, scene: Scene) => Outcome } = {
  "plan.check": check,
  "plan.suggest": suggest,
  "plan.save": save,
  "plan.show": show,
  "plan.clear": clear,
  "plan.edit": edit,
  "plan.fill": fill,
  "plan.like": taste,
  "plan.carry": carry,
  "unit.info": unit,
  "unit.compare": compare,
  "qualification.info": certificate,
  "qualification.choose": choose,
  "knowledge.ask": knowledge,
  "knowledge.read": readTopic,
  "quiz.start": startQuiz,
  "quiz.next": nextQuestion,
  "quiz.answer": answerQuestion,
  "quiz.skip": skipQuestion,
  "quiz.hint": giveHint,
  "quiz.end": endQuiz,
  "quiz.report": reportQuestion,
  "daily.set": setDaily,
  "daily.show": showDaily,
  "daily.later": laterToday,
  "progress.me": myProgress,
  "progress.week": myWeek,
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
  ...staffCommands,
};

/** Runs the command that an intent names. */
export function runCommand<K extends Intent["kind"]>(intent: IntentOf<K>, scene: Scene): Outcome {
  return commands[intent.kind](intent, scene);
}

import type { Intent } from "../domain/intent.ts";
import type { Learner } from "../domain/learner.ts";
import { readAnswer } from "../domain/quiz/read-answer.ts";
import { commonWords } from "../understanding/lexicon.ts";
import { realWords } from "../understanding/real-words.ts";
import { isUnseen } from "./prompt-unseen.ts";
import { askingOf, lookOf } from "./quiz-ask.ts";
import type { Scene } from "./scene.ts";

const asks =
  /^\W*(?:(?:wait|but|ok|and|so|sorry|hang on|no)\W+)*(?:what|whats|what's|how|why|can|could|do|does|did|which|who|when|where|should|tell|explain|define|describe|show|list|compare|difference|give|save|add|drop|swap|quiz|test)\b/i;
const asksWhether =
  /^\W*(?:(?:um+|er+m*|so|well|ok)\W+)*(?:is|would|could|might|was|isn't|isnt) (?:it|that|this|the answer)\b/i;
/** A wrong answer in words of its own is short; the name of something taught may also be asked about. */
const mostStray = 5;
const mostNamed = 3;
const compares = /\b(?:v|vs|versus|or|meaning|definition|difference)\b/i;
const ofOneself =
  /^\W*(?:i|im|i'm|i’m|my|me|we|you|this|that|please)\b(?!\W+(?:think|guess|reckon|believe|say|would say|is)\b)/i;
/** Letters, figures and "all of them", which nobody says of anything else amid a question. */
const bare =
  /^\W*(?:\d[\d.,:%\s]*|[a-h](?:[\s,&]+(?:and\s+)?[a-h])*|(?:all|both|none|neither)(?: of (?:them|these|those|the above))?)\W*$/i;
const longestWait = 24 * 3_600_000;

/**
 * What a typed message means while a question waits for its answer. Commands come first; then whatever answers the
 * question; other questions are answered as ever. An answer carries the words as they were typed.
 */
export function hearAnswer(
  text: string,
  meant: Intent,
  { learner, scene }: { readonly learner: Learner; readonly scene: Pick<Scene, "library" | "at" | "say"> },
): Intent {
  if (meant.kind === "undo") return undoHeard(meant, learner);
  if (awaitsReport(learner) && scene.library.findEmergency(text) === undefined) return hearReason(text, meant, learner);
  // Of typed words even a place among the offers ("the second", "ok") is read by the question itself.
  if (meant.kind === "quiz.answer")
    return isStale(learner, scene.at) ? { kind: "quiz.next" } : { kind: "quiz.answer", answer: text };
  if (!mayAnswer(meant, learner) || isStale(learner, scene.at) || scene.library.findEmergency(text) !== undefined)
    return meant;
  const { session, question } = learner.quiz === null ? {} : askingOf(learner.quiz, scene);
  if (session === undefined || question === undefined) return meant;
  const { order = [] } = lookOf(question, session, scene);
  const isWord = (word: string) => commonWords.has(word) || realWords.has(word);
  const read = readAnswer(question, order, { text, isWord });
  const isAsking = asks.test(text) && !asksWhether.test(text);
  const stray = meant.kind === "out-of-scope" && meant.why === "foreign" && !isAsking;
  const answer: Intent = { kind: "quiz.answer", answer: text };
  if (read.kind === "unclear") return stray || bare.test(text) ? answer : meant;
  if (isAsking) return meant;
  if (read.given.kind !== "words" || read.given.fits !== null) return answer;
  // A written answer that fits nothing known is wrong, unless it may be something else.
  const named = meant.kind === "knowledge.ask" || meant.kind === "clarify" || meant.kind === "smalltalk";
  if (ofOneself.test(text) || meant.kind === "daily.set" || meant.kind === "daily.later") return meant;
  const most = stray ? mostStray : named && !compares.test(text) ? mostNamed : 0;
  return !/\?\s*$/.test(text) && text.trim().split(/\s+/).length <= most ? answer : meant;
}

/** Whether the learner was just asked what is wrong with a question. */
function awaitsReport({ context }: Learner): boolean {
  return context?.last.kind === "quiz.report" && context.last.said === "";
}

const saysWhat: ReadonlySet<Intent["kind"]> = new Set<Intent["kind"]>([
  "quiz.answer",
  "quiz.report",
  "knowledge.ask",
  "out-of-scope",
  "clarify",
  "unit.info",
]);

const asksBack = /\?\s*$/;

/** A letter picks a reason; other words say what is wrong, unless they mean something else altogether. */
function hearReason(text: string, meant: Intent, { context }: Learner): Intent {
  const last = context?.last;
  if (context === null || last?.kind !== "quiz.report" || !saysWhat.has(meant.kind) || asksBack.test(text))
    return meant;
  const letter = /^\W*([a-z])\W*$/i.exec(text)?.[1]?.toLowerCase();
  const picked = letter === undefined ? undefined : context.offered[letter.charCodeAt(0) - "a".charCodeAt(0)];
  return picked?.intent ?? { ...last, said: text.trim().slice(0, 500) };
}

/** "Undo" takes back what was done last: an answer, or a change of the plan. A button says itself which it means. */
function undoHeard(meant: Extract<Intent, { kind: "undo" }>, { context, quiz, undo }: Learner): Intent {
  // Typed after a change of the daily question it means that one, which cannot be taken back, and never the plan.
  if (context?.last.kind.startsWith("daily.") === true) return { kind: "daily.show", undo: true };
  const last = context?.last;
  if (last?.kind === "quiz.report" && last.said !== "") return { ...last, withdraw: true };
  if (quiz === null || meant.attempt !== undefined) return meant;
  const ofQuiz =
    context?.last.kind.startsWith("quiz.") === true ||
    (quiz.phase === "asked" && quiz.answers.length > 0 && quiz.askedAt >= (undo.at(-1)?.at ?? 0));
  return ofQuiz ? { ...meant, attempt: quiz.attempt } : meant;
}

/** Whether the question was put so long ago, or not yet, that a letter typed now is hardly meant for it: it is shown. */
function isStale(learner: Learner, at: number): boolean {
  const { context, quiz } = learner;
  if (isUnseen(learner)) return true;
  return context === null && quiz?.phase === "asked" && at - quiz.askedAt > longestWait;
}

/** Whether the learner is within a quiz: it was talked of last, or nothing was for a while. */
function mayAnswer(meant: Intent, { context, quiz }: Learner): boolean {
  if (quiz?.phase !== "asked" || (context !== null && !context.last.kind.startsWith("quiz."))) return false;
  switch (meant.kind) {
    case "quiz.next":
    case "quiz.skip":
    case "quiz.hint":
    case "quiz.end":
    case "quiz.start":
    case "help":
    case "undo":
    case "why":
    case "privacy.export":
    case "privacy.erase":
    case "quiz.report":
    case "daily.later":
      return false;
    case "smalltalk":
      return meant.tone === "ok";
    default:
      return true;
  }
}

import type { Question } from "../domain/question.ts";
import { markAnswer } from "../domain/quiz/mark-answer.ts";
import type { Marked, Remark } from "../domain/quiz/marked.ts";
import type { QuizAnswer, QuizSession } from "../domain/quiz/session.ts";
import type { Block, Inline } from "../domain/reply.ts";
import { answerBlocks, endSentence, keyBlocks } from "./question-key.ts";
import { letteredOf, type QuestionLook } from "./question-reply.ts";
import { type Before, lookOf } from "./quiz-ask.ts";
import type { Scene } from "./scene.ts";
import { placeBlock } from "./study-words.ts";

/** An answer that counts, with the question and the quiz it was given in. */
export interface Given {
  readonly question: Question;
  readonly answer: QuizAnswer;
  readonly session: QuizSession;
}

/** Right or wrong, why what was chosen is wrong and what is right, and the source. */
export function verdictOf(given: Given, scene: Scene): Before {
  const { question, answer } = given;
  const marked = markAnswer(question, answer.given);
  const place = placeBlock({ subjects: [question.subject], sources: question.sources }, scene);
  return { title: titleOf(given, marked, scene), blocks: [...explained(given, marked, scene), place] };
}

/** The last answer once more, with every answer explained: "why is that wrong?". */
export function explainFully(given: Given, scene: Scene): Before {
  const { question, answer, session } = given;
  const asked = scene.say("quiz.asked", { prompt: question.prompt });
  const keys = keyBlocks(question, lookOf(question, session, scene));
  return {
    title: titleOf(given, markAnswer(question, answer.given), scene),
    blocks: [{ kind: "text", text: [asked] }, ...keys],
  };
}

/** What JSON mode reports of an answer. */
export function verdictData(given: Given, scene: Scene): Readonly<Record<string, unknown>> {
  const { question, answer, session } = given;
  const { remarks } = markAnswer(question, answer.given);
  return {
    correct: answer.outcome === "right",
    answer: keyOf(question, lookOf(question, session, scene)),
    explanation: remarks.map(({ because }) => because).join(" "),
  };
}

function titleOf({ question, answer }: Given, marked: Marked, { say }: Scene): string {
  const { outcome, given } = answer;
  if (outcome === "unknown" || outcome === "skipped") return say("quiz.unknown");
  if (outcome === "right" && given.kind === "words" && !given.exact && given.fits !== null && question.type === "short")
    return say("quiz.right.spelling", { text: question.accept[given.fits.at] ?? "" });
  if (outcome === "right") return say("quiz.right");
  return say(marked.parts.some(({ state }) => state === "hit") ? "quiz.partly" : "quiz.wrong");
}

function explained({ question, answer, session }: Given, { remarks }: Marked, scene: Scene): readonly Block[] {
  const look = lookOf(question, session, scene);
  if (question.type !== "order" && question.type !== "match")
    return [{ kind: "list", items: asShown(remarks, question, look).map((one) => remarkLine(one, question, look)) }];
  const gave = answer.outcome === "wrong" ? gaveOf(answer, question, look) : "";
  const lead: readonly Block[] =
    gave === "" ? [] : [{ kind: "text", text: [scene.say("quiz.gave", { text: endSentence(gave) })] }];
  return [...lead, ...answerBlocks(question, look)];
}

/** What was chosen first, then what is right, each in the order of the letters. */
function asShown(remarks: readonly Remark[], question: Question, look: QuestionLook): readonly Remark[] {
  const places = letteredOf(question, look).map(({ place }) => place);
  const rank = ({ about, place }: Remark) =>
    (about === "chosen" ? 0 : places.length) + (place === null ? 0 : places.indexOf(place));
  return remarks.toSorted((a, b) => rank(a) - rank(b));
}

/** An order or a matching as it was answered, "c a d b" or "1c 2a". */
function gaveOf({ given }: QuizAnswer, question: Question, look: QuestionLook): string {
  const lettered = letteredOf(question, look);
  const letterAt = (place: number) => lettered.find((one) => one.place === place)?.letter.toLowerCase() ?? "";
  if (given.kind === "sequence") return given.places.map(letterAt).join(" ");
  return given.kind === "pairs" ? given.places.map((place, at) => `${at + 1}${letterAt(place)}`).join(" ") : "";
}

function remarkLine(
  { about, place, text, because }: Remark,
  question: Question,
  look: QuestionLook,
): readonly Inline[] {
  const shown = letteredOf(question, look).find((one) => one.place === place);
  const { say } = look;
  if (shown === undefined) {
    const strong = say(about === "chosen" ? "quiz.gave" : "quiz.was-right", { text: endSentence(text) });
    return [{ strong }, ` ${because}`];
  }
  const { letter } = shown;
  const right = () => say("quiz.is-right", { letter, text: endSentence(shown.text) });
  return [{ strong: about === "chosen" ? say("quiz.chose", { letter }) : right() }, ` ${because}`];
}

/** The right key: a letter, letters, or what is to be written. */
function keyOf(question: Question, look: QuestionLook): unknown {
  const lettered = letteredOf(question, look);
  const keyAt = (place: number) => lettered.find((one) => one.place === place)?.letter.toLowerCase() ?? "";
  switch (question.type) {
    case "single":
    case "true-false":
      return keyAt(question.options.findIndex(({ right }) => right));
    case "multiple":
      return lettered.filter(({ place }) => question.options[place]?.right).map(({ letter }) => letter.toLowerCase());
    case "order":
      return question.steps.map((_, place) => keyAt(place));
    case "match":
      return question.pairs.map((_, place) => `${place + 1}${keyAt(place)}`);
    case "short":
      return question.accept[0] ?? "";
    case "number":
      return question.answer;
    default:
      return question satisfies never;
  }
}

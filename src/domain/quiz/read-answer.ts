import type { Question } from "../question.ts";
import type { Arrangement } from "./arrange.ts";
import { type AnswerRead, answered, type Said, unclear } from "./given.ts";
import { isDontKnow, withoutHedge } from "./hedges.ts";
import { readMultiple, readSingle, readTrueFalse } from "./read-choice.ts";
import { readFigure } from "./read-figure.ts";
import { readMatching, readOrdering } from "./read-sequence.ts";
import { readShort } from "./read-short.ts";

/** The longest message that is read as an answer; what is longer is none. */
const longestAnswer = 1000;

/** What a message or a pressed letter answers to a question shown in this order. Pure; never throws. */
export function readAnswer(question: Question, arrangement: Arrangement, said: Said): AnswerRead {
  const text = said.text.trim();
  if (text === "") return unclear("empty");
  if (text.length > longestAnswer) return unclear("longer");
  if (isDontKnow(text)) return answered({ kind: "none" });
  const read = readTyped(question, arrangement, { ...said, text });
  if (read.kind === "answer" && isSure(read)) return read;
  const rest = withoutHedge(text);
  if (rest === text) return read;
  const again = readTyped(question, arrangement, { ...said, text: rest });
  return again.kind === "answer" || read.kind === "unclear" ? again : read;
}

// A written answer that fits nothing may still be one that begins with "I think it's".
function isSure({ given }: Extract<AnswerRead, { kind: "answer" }>): boolean {
  return given.kind !== "words" || (given.fits !== null && given.exact);
}

function readTyped(question: Question, arrangement: Arrangement, said: Said): AnswerRead {
  switch (question.type) {
    case "single":
      return readSingle(question, arrangement, said.text);
    case "multiple":
      return readMultiple(question, arrangement, said.text);
    case "true-false":
      return readTrueFalse(question, arrangement, said.text);
    case "order":
      return readOrdering(question, arrangement, said.text);
    case "match":
      return readMatching(question, arrangement, said.text);
    case "short":
      return readShort(question, said);
    case "number":
      return readFigure(question, said.text);
    default:
      return question satisfies never;
  }
}

import { letteredOf } from "../../src/app/question-reply.ts";
import { findQuestion, lookOf } from "../../src/app/quiz-ask.ts";
import type { Intent } from "../../src/domain/intent.ts";
import type { Question } from "../../src/domain/question.ts";
import { currentOf } from "../../src/domain/quiz/session.ts";
import type { Answer } from "../../src/ports/platform.ts";
import { desk, type TryOut } from "./try-out.ts";

/** The question that waits; throws where none does. */
export async function waiting(talk: Pick<TryOut, "learner">): Promise<Question> {
  const quiz = (await talk.learner())?.quiz;
  const asked = quiz ? currentOf(quiz) : undefined;
  const question = asked === undefined ? undefined : findQuestion(asked.id, desk);
  if (question === undefined) throw new Error("no question waits");
  return question;
}

/** What to type for the question that waits, right or wrong. */
export async function typed(talk: Pick<TryOut, "learner">, right: boolean): Promise<string> {
  const question = await waiting(talk);
  const quiz = (await talk.learner())?.quiz;
  const lettered = quiz ? letteredOf(question, lookOf(question, quiz, desk)) : [];
  const at = (place: number) => lettered.find((one) => one.place === place)?.letter.toLowerCase() ?? "";
  switch (question.type) {
    case "single":
    case "true-false":
      return at(question.options.findIndex((option) => option.right === right));
    case "multiple": {
      const fit = question.options.flatMap((option, place) => (option.right ? [at(place)] : []));
      return right ? fit.join(" ") : at(question.options.findIndex((option) => !option.right));
    }
    case "order": {
      const places = question.steps.map((_, place) => place);
      return (right ? places : places.toReversed()).map(at).join(" ");
    }
    case "match": {
      const places = question.pairs.map((_, place) => place);
      return (right ? places : places.toReversed()).map((place, left) => `${left + 1}${at(place)}`).join(" ");
    }
    case "short":
      return right ? (question.accept[0] ?? "") : "zebra crossing";
    case "number":
      return right ? `${question.answer} ${question.unit}` : "987654";
    default:
      return question satisfies never;
  }
}

/** The button of this label in an answer; throws where there is none. */
export function button({ reply }: Answer, label: string | RegExp): Intent {
  const found = [...reply.choices, ...reply.next].find((one) =>
    typeof label === "string" ? one.label === label : label.test(one.label),
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found.intent;
}

/** Skips until a question of this type waits. */
export async function skipTo(talk: TryOut, type: Question["type"]): Promise<Answer> {
  let answer = await talk.says("next");
  while ((await waiting(talk)).type !== type) answer = await talk.says("skip");
  return answer;
}

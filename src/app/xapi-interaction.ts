import type { Question } from "../domain/question.ts";
import type { Given } from "../domain/quiz/given.ts";
import type { ActivityDefinition, InteractionComponent, LanguageMap } from "../ports/statement-outbox.ts";

const questionType = "http://adlnet.gov/expapi/activities/cmi.interaction";

/** Our words are British English. */
export function inEnglish(text: string): LanguageMap {
  return { "en-GB": text };
}

/** A question as an interaction of xAPI: what can be answered, and what is right, in its delimiters. */
export function interactionOf(question: Question): ActivityDefinition {
  const base = { type: questionType, description: inEnglish(question.prompt) };
  switch (question.type) {
    case "single":
    case "multiple":
    // "True, because …": the reason counts too, so this is a choice of reasons and no bare true or false.
    case "true-false": {
      const right = question.options.flatMap((option, place) => (option.right ? [idOf("option", place)] : []));
      return {
        ...base,
        interactionType: "choice",
        correctResponsesPattern: [right.join("[,]")],
        choices: componentsOf("option", question.options),
      };
    }
    case "order":
      return {
        ...base,
        interactionType: "sequencing",
        correctResponsesPattern: [question.steps.map((_, place) => idOf("step", place)).join("[,]")],
        choices: componentsOf("step", question.steps),
      };
    case "match":
      return {
        ...base,
        interactionType: "matching",
        correctResponsesPattern: [pairs(question.pairs.map((_, place) => place))],
        source: componentsOf(
          "left",
          question.pairs.map(({ left }) => ({ text: left })),
        ),
        target: componentsOf("right", [...question.pairs.map(({ right }) => ({ text: right })), ...question.spare]),
      };
    case "short":
      return { ...base, interactionType: "fill-in", correctResponsesPattern: question.accept.map(bare) };
    case "number": {
      const { answer, tolerance } = question;
      const range = [answer - tolerance, answer + tolerance].map(figure);
      return { ...base, interactionType: "numeric", correctResponsesPattern: [range.join("[:]")] };
    }
    default:
      return question satisfies never;
  }
}

/** What was given, as xAPI writes it; undefined for "don't know" and for words that fit nothing: those are kept nowhere. */
export function responseOf(question: Question, given: Given): string | undefined {
  switch (given.kind) {
    case "options":
      return given.places.map((place) => idOf("option", place)).join("[,]");
    case "sequence":
      return given.places.map((place) => idOf("step", place)).join("[,]");
    case "pairs":
      return pairs(given.places);
    case "words": {
      if (question.type !== "short" || given.fits === null) return undefined;
      const { of, at } = given.fits;
      const text = of === "accept" ? question.accept[at] : question.slips[at]?.value;
      return text === undefined ? undefined : bare(text);
    }
    case "number":
      return figure(given.value);
    case "none":
      return undefined;
    default:
      return given satisfies never;
  }
}

// Places in the file, counted from 1 as a person would.
function idOf(what: string, place: number): string {
  return `${what}-${place + 1}`;
}

function componentsOf(what: string, texts: readonly { readonly text: string }[]): readonly InteractionComponent[] {
  return texts.map(({ text }, place) => ({ id: idOf(what, place), description: inEnglish(text) }));
}

function pairs(rights: readonly number[]): string {
  return rights.map((right, left) => `${idOf("left", left)}[.]${idOf("right", right)}`).join("[,]");
}

// A delimiter within a word would make two of it.
function bare(text: string): string {
  return text.replaceAll(/\[([,.:])\]/g, "$1");
}

// Twelve digits: 0.1 + 0.2 is 0.3.
function figure(value: number): string {
  return String(Number(value.toPrecision(12)));
}

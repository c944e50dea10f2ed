import type { Question } from "../domain/question.ts";
import type { Block, Inline } from "../domain/reply.ts";
import { type Lettered, letteredOf, type QuestionLook } from "./question-reply.ts";
import { sourceNames } from "./study-words.ts";

/** What is right, and the explanation of every answer, in the order in which the question was put. Pure. */
export function keyBlocks(question: Question, look: QuestionLook): readonly Block[] {
  const { say } = look;
  const named = sourceNames(question.sources);
  return [
    ...answerBlocks(question, look),
    { kind: "text", text: [say("question.hint", { hint: question.hint })], tone: "muted" },
    { kind: "text", text: [say("study.source", { named })], tone: "muted" },
  ];
}

/** The text as a sentence of its own: with a full stop, unless it ends in a mark already. */
export function endSentence(text: string): string {
  return /[.!?][”"’')]*$/.test(text) ? text : `${text}.`;
}

/** What is right, and why each answer is right or wrong. */
export function answerBlocks(question: Question, look: QuestionLook): readonly Block[] {
  const { say } = look;
  const lettered = letteredOf(question, look);
  switch (question.type) {
    case "single":
    case "multiple":
    case "true-false":
      return [listOf(lettered.flatMap((one) => optionLine(question.options[one.place], one, look)))];
    case "order":
      return [
        rightLine(question.steps.map((_, place) => letterAt(place, lettered)).join(" "), look),
        {
          ...listOf(
            question.steps.map(({ text, because }) => [
              { strong: say("question.key.step", { text: endSentence(text) }) },
              ` ${because}`,
            ]),
          ),
          numbered: true,
        },
      ];
    case "match":
      return matchBlocks(question, lettered, look);
    case "short":
      return [rightLine(question.accept.join("; "), look, question.because), ...slipBlocks(question.slips, look)];
    case "number":
      return [rightLine(figureOf(question, look), look, question.because), ...slipBlocks(question.slips, look)];
    default:
      return question satisfies never;
  }
}

type OptionShown = { readonly right: boolean; readonly because: string } | undefined;

function optionLine(option: OptionShown, { letter }: Lettered, { say }: QuestionLook): readonly (readonly Inline[])[] {
  if (option === undefined) return [];
  const verdict = say(option.right ? "question.key.right" : "question.key.wrong", { letter });
  return [[{ strong: verdict }, ` ${option.because}`]];
}

function matchBlocks(
  { pairs, spare }: Extract<Question, { type: "match" }>,
  lettered: readonly Lettered[],
  look: QuestionLook,
): readonly Block[] {
  const given = pairs.map((_, place) => `${place + 1}${letterAt(place, lettered)}`);
  const lines = pairs.map(({ left, right, because }): readonly Inline[] => [
    { strong: look.say("question.key.pair", { left: left.replace(/\.+$/, ""), right: endSentence(right) }) },
    ` ${because}`,
  ]);
  const left = spare.map(({ text, because }): readonly Inline[] => [
    { strong: look.say("question.key.spare", { text: endSentence(text) }) },
    ` ${because}`,
  ]);
  return [rightLine(given.join(" "), look), listOf([...lines, ...left])];
}

function figureOf({ answer, tolerance, unit }: Extract<Question, { type: "number" }>, { say }: QuestionLook): string {
  const number = String(answer) + (unit === "" ? "" : unit === "%" ? unit : ` ${unit}`);
  return tolerance === 0 ? number : say("question.key.within", { number, tolerance: String(tolerance) });
}

function rightLine(answer: string, { say }: QuestionLook, because = ""): Block {
  return {
    kind: "text",
    text: [{ strong: say("question.key.answer", { answer }) }, because === "" ? "" : ` ${because}`],
  };
}

function slipBlocks(
  slips: readonly { readonly value: string | number; readonly because: string }[],
  { say }: QuestionLook,
): readonly Block[] {
  if (slips.length === 0) return [];
  return [
    listOf(
      slips.map(({ value, because }) => [
        { strong: say("question.key.slip", { value: String(value) }) },
        ` ${because}`,
      ]),
    ),
  ];
}

function listOf(items: readonly (readonly Inline[])[]): Extract<Block, { kind: "list" }> {
  return { kind: "list", items };
}

function letterAt(place: number, lettered: readonly Lettered[]): string {
  return lettered.find((one) => one.place === place)?.letter.toLowerCase() ?? "";
}

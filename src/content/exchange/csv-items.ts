import type { Question } from "../../domain/question.ts";

/** One answer of a question, as three cells: its text, what it is, and its explanation. */
export interface Item {
  readonly text: string;
  readonly key: string;
  readonly because: string;
}

/** The words of a row that say more of some types of question than of others. */
export interface RowAnswers {
  readonly items: readonly Item[];
  readonly because?: string;
  readonly tolerance?: string;
  readonly unit?: string;
}

/** The answers of a question as cells. */
export function itemsOf(question: Question): RowAnswers {
  switch (question.type) {
    case "single":
    case "multiple":
      return { items: question.options.map(({ text, right, because }) => ({ text, key: rightWord(right), because })) };
    case "true-false":
      return {
        items: question.options.map(({ says, text, right, because }) => {
          return { text, key: `${says ? "true" : "false"}, ${rightWord(right)}`, because };
        }),
      };
    case "order":
      return { items: question.steps.map(({ text, because }, at) => ({ text, key: String(at + 1), because })) };
    case "match":
      return {
        items: [
          ...question.pairs.map(({ left, right, because }) => ({ text: left, key: right, because })),
          ...question.spare.map(({ text, because }) => ({ text: "", key: text, because })),
        ],
      };
    case "short": {
      const right = question.accept.map((text) => ({ text, key: "right", because: "" }));
      return { items: [...right, ...slipsOf(question.slips)], because: question.because };
    }
    case "number": {
      const { answer, tolerance, unit, because, slips } = question;
      const right = { text: String(answer), key: "right", because: "" };
      return { items: [right, ...slipsOf(slips)], because, tolerance: String(tolerance), unit };
    }
    default:
      return question satisfies never;
  }
}

function rightWord(right: boolean): string {
  return right ? "right" : "wrong";
}

function slipsOf(slips: readonly { readonly value: string | number; readonly because: string }[]): readonly Item[] {
  return slips.map(({ value, because }) => ({ text: String(value), key: "wrong", because }));
}

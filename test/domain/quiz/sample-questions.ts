import type { Question } from "../../../src/domain/question.ts";

/** What every made-up question has. */
export const questionBase = {
  version: 1,
  subject: "baking",
  topic: "bread",
  difficulty: 1,
  scenario: false,
  prompt: "What now?",
  hint: "Think.",
  author: "A baker",
  written: "2026-01-10",
  reviewBy: "2027-01-10",
  sources: [{ id: "leaflet", name: "The leaflet", kind: "book" }],
} as const;

const option = (text: string, right = false) => ({ text, right, because: `${text}: so it is.` });
const step = (text: string) => ({ text, because: `${text} then.` });
type Of<T extends Question["type"]> = Extract<Question, { type: T }>;

export const single: Of<"single"> = {
  ...questionBase,
  id: "single-1",
  type: "single",
  options: [
    option("Opportunities, as its customers may look around", true),
    option("Strengths, as our price is now better"),
    option("Weaknesses, as we did not see it coming"),
    option("Threats, since a rival is a danger to sales"),
  ],
};

export const figures: Of<"single"> = {
  ...questionBase,
  id: "figures-1",
  type: "single",
  options: [option("3 days"), option("2 days", true), option("14 days"), option("4 days")],
};

export const multiple: Of<"multiple"> = {
  ...questionBase,
  id: "multiple-1",
  type: "multiple",
  options: [
    option("Slow down and check his understanding", true),
    option("Stop the sale if there is still doubt", true),
    option("Offer to send the details in writing", true),
    option("Close quickly while he is agreeing"),
    option("Ask him whether he has dementia"),
  ],
};

const reasoned = (says: boolean, text: string, right = false) => ({ ...option(text, right), says });

export const trueFalse: Of<"true-false"> = {
  ...questionBase,
  id: "true-false-1",
  type: "true-false",
  options: [
    reasoned(true, "because one erlang is the work of about two people"),
    reasoned(false, "because 20 people can always do 20 people's work"),
    reasoned(true, "because calls bunch, and nobody would be free in the peaks", true),
    reasoned(true, "because AHT already has waiting time in it"),
  ],
};

export const order: Of<"order"> = {
  ...questionBase,
  id: "order-1",
  type: "order",
  steps: ["Unfreeze", "Change", "Refreeze"].map(step),
};

export const match: Of<"match"> = {
  ...questionBase,
  id: "match-1",
  type: "match",
  pairs: [
    { left: "Forming", right: "Polite, unsure of what is expected", because: "People are new." },
    { left: "Storming", right: "Conflict over roles and methods", because: "Differences come out." },
    { left: "Norming", right: "Shared rules and trust settle", because: "The team agrees." },
  ],
  spare: [step("Works well towards its goal")],
};

export function short(
  accept: readonly string[],
  slips: readonly string[] = [],
  prompt = "What is it called?",
): Of<"short"> {
  const wrong = slips.map((value) => ({ value, because: `${value} is another thing.` }));
  return { ...questionBase, id: "short-1", type: "short", prompt, accept, because: "It is.", slips: wrong };
}

export function number(answer: number, more: Partial<Of<"number">> = {}): Of<"number"> {
  return {
    ...questionBase,
    id: "number-1",
    type: "number",
    answer,
    tolerance: 0,
    unit: "",
    because: "It is.",
    slips: [],
    ...more,
  };
}

/** As in the file: A is the first. */
export const asInFile = [0, 1, 2, 3, 4, 5, 6, 7] as const;

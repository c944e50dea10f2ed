import type { GIFTQuestion, MultipleChoice, ShortAnswer, TextFormat } from "gift-pegjs";
import { z } from "zod";
import { readNumbers } from "./gift-numbers.ts";
import { readPairs } from "./gift-pairs.ts";
import { oneReason, type Reader, refuseGeneral } from "./gift-reader.ts";
import { readExact } from "./gift-text.ts";
import { plainOfHtml } from "./plain-of-html.ts";

/** What keeps a question from being read. */
export interface Misfit {
  readonly problem: string;
  readonly fix: string;
}

/** The part of a question that GIFT holds, in the words of quiz.yaml. */
export type ReadAnswers =
  | { readonly value: Readonly<Record<string, unknown>> }
  | { readonly problems: readonly Misfit[] };

type Asked = Exclude<GIFTQuestion, { readonly type: "Category" }>;
type Block = Readonly<Record<string, unknown>>;

const exactList = z.array(z.object({ shown: z.string(), exact: z.string() }));

/** Reads what stands in the braces, with the help of the question's comment lines. */
export function readAnswers(question: Asked, block: Block): ReadAnswers {
  const problems: Misfit[] = [];
  const misfit = (problem: string, fix: string) => void problems.push({ problem, fix });
  const exact = exactList.safeParse(block["exact"] ?? []);
  if (!exact.success) misfit('"exact" cannot be read.', "It is a list, each with shown and exact.");
  const plain = readExact(exact.data ?? []);
  const text = (found: TextFormat | null) => {
    if (found === null || found.text === "") return undefined;
    const words = found.format === "html" ? plainOfHtml(found.text) : found.text;
    if (words === undefined) misfit("There is more than words in it: HTML.", "Say it in plain text.");
    return plain(words ?? "");
  };
  const reader: Reader = { text, plain, misfit };
  // The texts are read in the order in which they were written.
  const prompt = text(question.stem);
  const value = readByType(question, block, reader);
  return problems.length > 0 ? { problems } : { value: { prompt, ...value } };
}

function readByType(question: Asked, block: Block, reader: Reader): Block {
  switch (question.type) {
    case "MC":
      return readChoice(question, block, reader);
    case "Short":
      return readShort(question, block, reader);
    case "Numerical":
      return readNumbers(question, block, reader);
    case "Matching":
      return readPairs(question, block, reader);
    case "TF":
      reader.misfit(
        "A question with a bare true or false is a guess.",
        'Offer three to five reasons instead, such as "=True, because …" and "~False, because …".',
      );
      return {};
    case "Essay":
      reader.misfit("There is no answer in the braces.", "Give answers; Unitwise marks no essays.");
      return {};
    case "Description":
      reader.misfit("There are no answers.", "Put answers in braces, or leave the text out.");
      return {};
    default:
      return question satisfies never;
  }
}

function readChoice({ choices, globalFeedback }: MultipleChoice, block: Block, reader: Reader): Block {
  refuseGeneral(globalFeedback, reader);
  const rightOnes = choices.filter((one) => one.isCorrect || (one.weight ?? 0) > 0);
  const partly = choices.some((one) => one.isCorrect) && choices.some((one) => !one.isCorrect && (one.weight ?? 0) > 0);
  if (partly) reader.misfit("An option is partly right.", "An option is right or wrong; leave the weights out.");
  const type = block["type"] ?? (rightOnes.length > 1 ? "multiple" : "single");
  const options = choices.map((one) => {
    const says =
      type === "true-false" ? readVerdict(reader.text(one.text) ?? "", reader) : { text: reader.text(one.text) };
    return { ...says, right: rightOnes.includes(one), because: reader.text(one.feedback) };
  });
  return { type, options };
}

function readVerdict(text: string, { misfit }: Reader): Block {
  const [, says, rest] = /^(True|False)[,:] ([\s\S]*)$/.exec(text) ?? [];
  if (says === undefined) misfit(`"${text}" says neither true nor false.`, 'Begin it with "True, " or "False, ".');
  return { says: says === "True", text: rest };
}

function readShort({ choices, globalFeedback }: ShortAnswer, block: Block, reader: Reader): Block {
  const all = choices.map(({ text, feedback, weight }) => ({
    weight: weight ?? 100,
    value: reader.text(text),
    because: reader.text(feedback),
  }));
  const right = all.filter(({ weight }) => weight === 100);
  if (all.some(({ weight }) => weight > 0 && weight < 100)) {
    reader.misfit("An answer is partly right.", "An answer counts 100 or 0.");
  }
  return {
    type: block["type"] ?? "short",
    accept: right.map(({ value }) => value),
    because: oneReason(right, { globalFeedback, block, reader }),
    slips: all.filter(({ weight }) => weight <= 0).map(({ value, because }) => ({ value, because })),
  };
}

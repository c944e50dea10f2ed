import type { Question } from "../question.ts";
import type { Given } from "./given.ts";
import { isRightFigure, remarkFigure } from "./mark-figure.ts";
import type { Marked, Part, Remark } from "./marked.ts";

/** Marks what was given. An answer of another kind than the question asks for counts as none. Pure. */
export function markAnswer(question: Question, given: Given): Marked {
  switch (question.type) {
    case "single":
    case "true-false":
    case "multiple":
      return markOptions(question, given);
    case "order":
      return markOrder(question, given);
    case "match":
      return markMatch(question, given);
    case "short":
      return markShort(question, given);
    case "number":
      return {
        right: given.kind === "number" && isRightFigure(question, given.value),
        parts: [],
        remarks: remarkFigure(question, given),
      };
    default:
      return question satisfies never;
  }
}

type Optioned = Extract<Question, { type: "single" | "multiple" | "true-false" }>;

function markOptions({ options, type }: Optioned, given: Given): Marked {
  const chosen = given.kind === "options" ? given.places : [];
  const all = options.map((option, place) => ({ ...option, place, chosen: chosen.includes(place) }));
  const wrong = all.filter((one) => one.chosen && !one.right);
  const right = all.filter((one) => one.right);
  const counted = all.filter((one) => one.chosen || one.right);
  return {
    right: wrong.length === 0 && right.every((one) => one.chosen),
    parts:
      type === "multiple"
        ? counted.map(({ place, right: fits, chosen: got }) => ({
            place,
            state: fits ? (got ? "hit" : "missed") : "wrong",
          }))
        : [],
    remarks: [
      ...wrong.map(({ place, text, because }): Remark => ({ about: "chosen", place, text, because })),
      ...right.map(({ place, text, because }): Remark => ({ about: "right", place, text, because })),
    ],
  };
}

function markOrder({ steps }: Extract<Question, { type: "order" }>, given: Given): Marked {
  const places = given.kind === "sequence" ? given.places : [];
  return {
    right: places.length === steps.length && places.every((place, at) => place === at),
    parts: steps.map((_, place) => ({ place, state: stateOf(places[place], place) })),
    remarks: steps.map(({ text, because }, place) => ({ about: "right", place, text, because })),
  };
}

function stateOf(got: number | undefined, place: number): Part["state"] {
  if (got === undefined) return "missed";
  return got === place ? "hit" : "wrong";
}

function markMatch({ pairs, spare }: Extract<Question, { type: "match" }>, given: Given): Marked {
  const places = given.kind === "pairs" ? given.places : [];
  const chosen = places.flatMap((place): readonly Remark[] => {
    const one = spare[place - pairs.length];
    return one === undefined ? [] : [{ about: "chosen", place, text: one.text, because: one.because }];
  });
  const right = pairs.map(({ right: text, because }, place): Remark => ({ about: "right", place, text, because }));
  return {
    right: places.length === pairs.length && places.every((place, at) => place === at),
    parts: pairs.map((_, place) => ({ place, state: stateOf(places[place], place) })),
    remarks: [...chosen, ...right],
  };
}

function markShort({ accept, because, slips }: Extract<Question, { type: "short" }>, given: Given): Marked {
  const fits = given.kind === "words" ? given.fits : null;
  const right = fits?.of === "accept" && accept[fits.at] !== undefined;
  const slip = fits?.of === "slip" ? slips[fits.at] : undefined;
  const chosen: readonly Remark[] =
    slip === undefined ? [] : [{ about: "chosen", place: fits?.at ?? null, text: slip.value, because: slip.because }];
  return { right, parts: [], remarks: [...chosen, { about: "right", place: null, text: accept[0] ?? "", because }] };
}

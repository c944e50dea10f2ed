import { describe, expect, test } from "vitest";
import { contentDir } from "../../../src/content/content-dir.ts";
import { openContent } from "../../../src/content/open-content.ts";
import type { Question } from "../../../src/domain/question.ts";
import { type Arrangement, arrange, letterAt } from "../../../src/domain/quiz/arrange.ts";
import { markAnswer } from "../../../src/domain/quiz/mark-answer.ts";
import { readAnswer } from "../../../src/domain/quiz/read-answer.ts";

const { questions } = openContent({ dir: contentDir() }).study();

/** "right", "wrong", or why it is unclear. */
function verdict(question: Question, arrangement: Arrangement, text: string): string {
  const read = readAnswer(question, arrangement, { text });
  if (read.kind === "unclear") return read.why;
  return markAnswer(question, read.given).right ? "right" : "wrong";
}

interface Try {
  readonly said: string;
  readonly wanted: "right" | "wrong";
}

const right = (said: string): Try => ({ said, wanted: "right" });
const wrong = (said: string): Try => ({ said, wanted: "wrong" });

function byLetter(question: Question, arrangement: Arrangement): readonly Try[] {
  const letter = (place: number) => letterAt(arrangement.indexOf(place));
  switch (question.type) {
    case "single":
    case "true-false":
      return question.options.flatMap((option, place) =>
        [letter(place), `${letter(place).toLowerCase()})`, `i think ${letter(place)}`].map((said) => ({
          said,
          wanted: option.right ? "right" : "wrong",
        })),
      );
    case "multiple": {
      const good = question.options.flatMap((option, place) => (option.right ? [letter(place)] : []));
      const bad = question.options.flatMap((option, place) => (option.right ? [] : [letter(place)]));
      return [
        right(good.join(" and ")),
        right(good.join("").toLowerCase()),
        right(good.toReversed().join(", ")),
        ...bad.map((one) => wrong([...good, one].join(" "))),
        ...good.map((one) => wrong(good.filter((other) => other !== one).join(", "))),
      ];
    }
    case "order": {
      const good = question.steps.map((_, place) => letter(place));
      return [
        right(good.join(" ")),
        right(good.join("")),
        right(good.join(" then ")),
        wrong(good.toReversed().join(" ")),
      ];
    }
    case "match": {
      const good = question.pairs.map((_, place) => letter(place));
      const turned = [...good.slice(1), ...good.slice(0, 1)];
      return [
        right(good.map((one, at) => `${at + 1}-${one}`).join(" ")),
        right(
          good
            .map((one, at) => `${one}${at + 1}`)
            .reverse()
            .join(", "),
        ),
        right(good.join(" ")),
        wrong(turned.map((one, at) => `${at + 1}${one}`).join(" ")),
      ];
    }
    case "short":
    case "number":
      return [];
    default:
      return question satisfies never;
  }
}

function byTyping(question: Question): readonly Try[] {
  switch (question.type) {
    case "single":
      return question.options.map((option) => ({ said: option.text, wanted: option.right ? "right" : "wrong" }));
    case "true-false":
      return question.options.flatMap((option) => {
        const wanted = option.right ? "right" : "wrong";
        return [`${option.says ? "true" : "false"}, ${option.text}`, option.text].map((said) => ({ said, wanted }));
      });
    case "multiple": {
      const good = question.options.flatMap(({ right: fits, text }) => (fits ? [text] : []));
      const bad = question.options.flatMap(({ right: fits, text }) => (fits ? [] : [text]));
      return [
        right(good.join(" and ")),
        right(good.join("\n").toUpperCase()),
        ...bad.map((one) => wrong([...good, one].join(", "))),
      ];
    }
    case "order": {
      const good = question.steps.map(({ text }) => text);
      return [right(good.join("\n")), right(good.join(", then ")), wrong(good.toReversed().join("; "))];
    }
    case "match":
      return [
        right(question.pairs.map(({ left, right: text }) => `${left} = ${text}`).join("\n")),
        right(
          question.pairs
            .map(({ left, right: text }) => `${left}: ${text}`)
            .reverse()
            .join("\n"),
        ),
        right(question.pairs.map(({ right: text }) => text).join("\n")),
        wrong(
          question.pairs
            .map(({ right: text }) => text)
            .reverse()
            .join("\n"),
        ),
      ];
    case "short":
      return [
        ...question.accept.flatMap((text) =>
          [text, text.toUpperCase(), `the ${text}.`, `I think it's ${text}`].map(right),
        ),
        ...question.slips.flatMap(({ value }) => [value, `it's ${value}`].map(wrong)),
      ];
    case "number": {
      const unit = question.unit;
      return [
        ...[`${question.answer}`, `${question.answer} ${unit}`, `it is ${question.answer}${unit}.`].map(right),
        ...question.slips.flatMap(({ value }) => [wrong(`${value}`), wrong(`${value} ${unit}`)]),
      ];
    }
    default:
      return question satisfies never;
  }
}

describe("every question that ships", () => {
  const failing = (seeds: readonly number[], tries: (question: Question, arrangement: Arrangement) => readonly Try[]) =>
    seeds.flatMap((seed) =>
      questions.flatMap((question) => {
        const arrangement = arrange(question, seed);
        return tries(question, arrangement).flatMap(({ said, wanted }) => {
          const got = verdict(question, arrangement, said);
          return got === wanted ? [] : [`${question.id}: "${said}" is ${got}, not ${wanted}`];
        });
      }),
    );

  test("can be answered by letter, right and wrong", () => {
    expect(failing([1, 2], byLetter)).toEqual([]);
  });

  test("can be answered by typing, right and wrong", () => {
    expect(failing([3], byTyping)).toEqual([]);
  });
});

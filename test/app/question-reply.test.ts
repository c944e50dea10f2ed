import { describe, expect, test } from "vitest";
import { keyBlocks } from "../../src/app/question-key.ts";
import { askQuestion, letteredOf } from "../../src/app/question-reply.ts";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import { type Question, questionTypes } from "../../src/domain/question.ts";
import { type Block, inlineText, type Reply } from "../../src/domain/reply.ts";
import { speak } from "../../src/words/say.ts";
import { questionBase } from "../domain/quiz/sample-questions.ts";

const say = speak("en");
const base = { ...questionBase, id: "q-1" } as const;
const single: Question = {
  ...base,
  type: "single",
  options: [
    { text: "Knead", right: true, because: "It is time." },
    { text: "Wait", right: false, because: "Not yet." },
    { text: "Bake", right: false, because: "Too soon." },
  ],
};
const order: Question = {
  ...base,
  type: "order",
  steps: ["Weigh", "Mix", "Bake"].map((text) => ({ text, because: `${text} then.` })),
};
const match: Question = {
  ...base,
  type: "match",
  pairs: ["rye", "oats", "salt"].map((left) => ({ left, right: `${left} bread`, because: "So it is." })),
  spare: [{ text: "a cake", because: "No bread." }],
};

function lines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "text") return [inlineText(block.text)];
    return block.kind === "list" ? block.items.map(inlineText) : [];
  });
}

const shown = ({ title, blocks, choices }: Reply) => [title, ...lines(blocks), ...choices.map(({ label }) => label)];

const multiple = (right: readonly number[]): Question => ({
  ...base,
  type: "multiple",
  options: ["rye", "oats", "salt", "ash"].map((text, at) => ({
    text,
    right: right.includes(at),
    because: "So it is.",
  })),
});

describe("askQuestion", () => {
  test("options are pressed by their letters, in the order of the file", () => {
    const reply = askQuestion(single, { say });
    expect(shown(reply)).toEqual(["What now?", "A. Knead", "B. Wait", "C. Bake"]);
    expect(reply.choices.map(({ intent }) => intent)).toEqual(
      ["a", "b", "c"].map((answer) => ({ kind: "quiz.answer", answer })),
    );
  });

  test("in another order the letters go by what is shown", () => {
    expect(shown(askQuestion(single, { say, order: [2, 0, 1] }))).toEqual([
      "What now?",
      "A. Bake",
      "B. Knead",
      "C. Wait",
    ]);
    expect(letteredOf(single, { say, order: [2, 0, 1] })[1]).toEqual({ letter: "B", text: "Knead", place: 0 });
  });

  test("steps are not shown in the order that is right, and the example is not the answer", () => {
    expect(shown(askQuestion(order, { say }))).toEqual([
      "What now?",
      "A. Bake",
      "B. Mix",
      "C. Weigh",
      "Answer with the letters in the right order, such as “a b c”.",
    ]);
  });

  test("a matching has numbers and letters, and says what is left over", () => {
    expect(shown(askQuestion(match, { say }))).toEqual([
      "What now?",
      "rye",
      "oats",
      "salt",
      "Match them with:",
      "A. a cake",
      "B. oats bread",
      "C. rye bread",
      "D. salt bread",
      "Answer with number and letter, such as “1d 2a 3b”. One letter is left over.",
    ]);
  });

  test("the example of several letters is not the answer", () => {
    const exampleOf = (right: readonly number[]) => shown(askQuestion(multiple(right), { say })).at(-1);
    expect(exampleOf([0, 3])).toMatch(/“a c”/);
    expect(exampleOf([0, 2])).toMatch(/“b c”/);
  });

  test("a situation at work is called so", () => {
    expect(lines(askQuestion({ ...single, scenario: true }, { say }).blocks)).toEqual(["A situation at work"]);
  });
});

test("the key explains every option by the letter it was shown with", () => {
  expect(lines(keyBlocks(single, { say, order: [2, 0, 1] }))).toEqual([
    "A is wrong. Too soon.",
    "B is right. It is time.",
    "C is wrong. Not yet.",
    "Hint: Think.",
    "Source: The leaflet.",
  ]);
});

test("the key of an ordering and of a matching is what has to be typed", () => {
  expect(lines(keyBlocks(order, { say })).slice(0, 2)).toEqual(["Right: c b a.", "Weigh. Weigh then."]);
  expect(lines(keyBlocks(match, { say })).slice(0, 5)).toEqual([
    "Right: 1c 2b 3d.",
    "rye: rye bread. So it is.",
    "oats: oats bread. So it is.",
    "salt: salt bread. So it is.",
    "Left over: a cake. No bread.",
  ]);
});

const { questions } = openContent({ dir: contentDir() }).study();

test.each(questionTypes)("no question of type %s that ships gives its answer away, and its key is complete", (type) => {
  const own = questions.filter((question) => question.type === type);
  expect(own.length).toBeGreaterThan(0);
  for (const question of own) {
    const asked = shown(askQuestion(question, { say })).join("\n");
    const key = lines(keyBlocks(question, { say })).join("\n");
    const answer = /^Right: (.*)\.$/m.exec(key)?.[1];
    if (type === "order" || type === "match") expect(asked).not.toContain(`“${answer}”`);
    for (const because of reasonsOf(question)) {
      expect(key).toContain(because);
      expect(asked).not.toContain(because);
    }
  }
});

function reasonsOf(question: Question): readonly string[] {
  switch (question.type) {
    case "single":
    case "multiple":
    case "true-false":
      return question.options.map(({ because }) => because);
    case "order":
      return question.steps.map(({ because }) => because);
    case "match":
      return [...question.pairs, ...question.spare].map(({ because }) => because);
    case "short":
    case "number":
      return [question.because, ...question.slips.map(({ because }) => because)];
    default:
      return question satisfies never;
  }
}

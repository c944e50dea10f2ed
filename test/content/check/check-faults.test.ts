import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fractionsFrom } from "../../../src/domain/quiz/seeded.ts";
import { replaceIn } from "../content-folder.ts";
import {
  faultsOf,
  findingsIn,
  itemAt,
  options,
  type Question,
  type Study,
  studyFolder,
  without,
} from "./sound-study.ts";

type Choice = Extract<Question, { options: unknown }>;
const choicesOf = ({ quiz }: Study): readonly Choice[] =>
  quiz.questions.flatMap((question) => ("options" in question ? [question] : []));

/** One fault, and what is said of it. */
type Fault = readonly [name: string, spoil: (study: Study) => void, said: string];

const sizes: readonly Fault[] = [
  [
    "a unit with five topics",
    ({ notes, quiz }) => {
      notes.topics.pop();
      quiz.questions = quiz.questions.filter(({ topic }) => topic !== "baking-6");
    },
    "error size: The unit has 5 topics.",
  ],
  [
    "a topic that says too little",
    ({ notes }) => {
      itemAt(notes.topics, 2).what = "The bread is good.";
    },
    'error size: The topic "baking-3" has 106 words.',
  ],
  [
    "a topic with two questions",
    ({ quiz }) => {
      for (const question of quiz.questions.slice(0, 3)) question.topic = "baking-2";
    },
    'error size: The topic "baking-1" has 2 questions.',
  ],
  [
    "a unit with twenty-four questions",
    ({ quiz }) => {
      quiz.questions = quiz.questions.filter((_, at) => at % 5 !== 4);
    },
    "error size: The unit has 24 questions.",
  ],
  [
    "a unit with too few scenarios",
    ({ quiz }) => {
      for (const question of quiz.questions.slice(0, 15)) question.scenario = false;
    },
    "error size: The unit has 6 scenarios among 30 questions.",
  ],
];

const places: readonly Fault[] = [
  [
    "a topic that serves an outcome which the unit has not",
    ({ notes }) => {
      itemAt(notes.topics, 0).outcome = "7";
    },
    "error criteria: unit.yaml has no outcome 7.",
  ],
  [
    "a topic that serves a criterion which the unit has not",
    ({ notes }) => {
      itemAt(notes.topics, 0).criteria = ["1.1", "1.9"];
    },
    "error criteria: unit.yaml has no criterion 1.9.",
  ],
  [
    "a question about a topic that is not there",
    ({ quiz }) => {
      itemAt(quiz.questions, 0).topic = "cakes";
    },
    'error content: There is no topic "cakes" in the notes of this unit.',
  ],
  [
    "a term to be seen that is not there",
    ({ glossary }) => {
      itemAt(glossary.terms, 0).see = ["cake"];
    },
    'error content: There is no term "cake".',
  ],
  [
    "an id that another unit has",
    ({ quiz }) => {
      itemAt(quiz.questions, 0).id = "hygiene-1-q0";
    },
    'error content: The id "hygiene-1-q0" is taken already.',
  ],
  [
    "a way to ask that leads to two answers",
    ({ notes }) => {
      itemAt(notes.topics, 1).asks.push("How hot, then?");
      itemAt(notes.answers, 0).asks.push("how hot then");
    },
    'warning asks: "how hot then" leads to "baking-2" and to "baking-a".',
  ],
];

const reviews: readonly Fault[] = [
  [
    "a piece whose review is overdue",
    ({ notes }) => {
      itemAt(notes.topics, 0).reviewBy = "2026-11-24";
    },
    'warning review: The review of "baking-1" was due by 2026-11-24.',
  ],
  [
    "what says the law, overdue",
    ({ quiz }) => {
      Object.assign(itemAt(quiz.questions, 0), { reviewBy: "2026-11-24", sources: ["leaflet", "act"] });
    },
    'error review: The review of "baking-1-q0" was due by 2026-11-24.',
  ],
  [
    "a file whose review is overdue",
    ({ glossary }) => {
      glossary.reviewBy = "2026-01-31";
    },
    "warning review: The review of 1 piece of this file was due by 2026-01-31.",
  ],
  [
    "what says the law, not to be looked at within a year",
    ({ notes }) => {
      Object.assign(itemAt(notes.answers, 0), { reviewBy: "2027-01-11", sources: ["act"] });
    },
    'error review: "baking-a" says what the law is, and its review is not due before 2027-01-11.',
  ],
];

const questions: readonly Fault[] = [
  [
    "an option that stands twice",
    (study) => {
      const { options: own } = itemAt(choicesOf(study), 0);
      itemAt(own, 1).text = ` ${itemAt(own, 0).text.toUpperCase()}`;
    },
    "error key: ",
  ],
  [
    "two right options where one may be right",
    (study) => {
      for (const option of itemAt(choicesOf(study), 0).options.slice(0, 2)) option.right = true;
      for (const option of itemAt(choicesOf(study), 0).options.slice(2)) option.right = false;
    },
    'error content: "baking-1-q0" has 2 right of 4 options.',
  ],
  [
    "a slip that counts as right",
    ({ quiz }) => {
      const question = quiz.questions.find((one) => one.type === "number");
      if (question?.type === "number") itemAt(question.slips, 0).value = 6;
    },
    "error key: 6 is called a slip, but ",
  ],
  [
    "an option that speaks of the others",
    (study) => {
      itemAt(itemAt(choicesOf(study), 0).options, 3).text = "All of the above";
    },
    'error phrasing: An option of "baking-1-q0" speaks of the others: "All of the above".',
  ],
  [
    "a question for what is not so",
    ({ quiz }) => {
      itemAt(quiz.questions, 0).prompt = "Which of these is not a bread with a crust from the old coal oven?";
    },
    'error phrasing: "baking-1-q0" asks for what is not so: "Which of these is not a bread with a crust from the old coal oven?".',
  ],
  [
    "a question for all but one",
    ({ quiz }) => {
      itemAt(quiz.questions, 0).prompt = "Old coal and new coal warm all of these except?";
    },
    'error phrasing: "baking-1-q0" asks for what is not so: "',
  ],
  [
    "a question for what is false",
    ({ quiz }) => {
      itemAt(quiz.questions, 0).prompt = "Of bread and coal, which of these is false?";
    },
    'error phrasing: "baking-1-q0" asks for what is not so: "which of these is false?".',
  ],
];

const cues: readonly Fault[] = [
  [
    "right options that are always the longest",
    (study) => {
      for (const { options: own } of choicesOf(study)) {
        for (const option of own.filter(({ right }) => right))
          option.text += " and the salt and the old dough of the day";
      }
    },
    "error length-cue: In this unit the longest option is right in 24 of 24 questions; 6.0 would be chance (p = under 0.0001).",
  ],
  [
    "right options that are always the shortest",
    (study) => {
      for (const { options: own } of choicesOf(study)) {
        for (const option of own.filter(({ right }) => !right)) option.text += " and the salt and the old dough";
      }
    },
    "error shortness-cue: In this unit the shortest option is right in 24 of 24 questions; 6.0 would be chance (p = under 0.0001).",
  ],
  [
    "right options that always stand second",
    (study) => {
      for (const choice of choicesOf(study)) {
        for (const [at, option] of choice.options.entries()) option.right = at === 1;
      }
    },
    "error position-cue: In this unit the right option stands unevenly; first to last, with what chance gives: 0 (6.0), 24 (6.0), 0 (6.0), 0 (6.0) (p = 0.0010).",
  ],
  [
    "right ones of several that always stand first",
    ({ quiz }) => {
      const random = fractionsFrom(5);
      quiz.questions = quiz.questions.map((question, at) => {
        if (!("options" in question) || question.type !== "single") return question;
        if (at % 5 > 0) return question;
        const own = options(0, 5, random).map((option, place) => ({ ...option, right: place < 2 }));
        return { ...question, type: "multiple", options: own };
      });
    },
    "error position-cue: In this unit the right ones of several stand unevenly; first to last, with what chance gives: 6 (2.4), 6 (2.4), 0 (2.4), 0 (2.4), 0 (2.4) (p = 0.0020).",
  ],
  [
    "wrong options that allow no exception",
    (study) => {
      for (const { options: own } of choicesOf(study)) {
        for (const option of own.filter(({ right }) => !right).slice(0, 1)) option.text += " always";
      }
    },
    "warning absolute-cue: In this unit an option with always, never, only, all, any or must is wrong in 24 of 24 questions; 18.0 would be chance (p = 0.0010).",
  ],
  [
    "right options that say again what was asked",
    (study) => {
      for (const { options: own, prompt } of choicesOf(study)) {
        const said = prompt.replace("?", "").split(" ").slice(0, 5).join(" ");
        for (const option of own) option.text = option.right ? said : option.text;
      }
    },
    "error echo-cue: In this unit the option with most words of the question is right in ",
  ],
  [
    "statements that are always true",
    (study) => {
      for (const choice of choicesOf(study)) {
        if (choice.type !== "true-false") continue;
        // The places are left alone: three of four options say true, and none of those is right.
        for (const option of choice.options) option.says = option.right !== true;
      }
    },
    "error verdict-cue: In this unit true is right in 0 of 6 statements; 4.5 would be chance (p = 0.0005).",
  ],
];

const doubles: readonly Fault[] = [
  [
    "a question that is asked twice",
    ({ quiz }) => {
      quiz.questions.push({ ...itemAt(quiz.questions, 0), id: "baking-new" });
    },
    'error duplicate: "baking-new" and "baking-1-q0" (content/units/baking/quiz.yaml:',
  ],
  [
    "a question that is asked nearly the same",
    ({ quiz }) => {
      const first = itemAt(quiz.questions, 1);
      quiz.questions.push({ ...first, id: "baking-new", prompt: `${first.prompt} With a spoon of warm broth!` });
    },
    'warning duplicate: "baking-new" and "baking-1-q1" (content/units/baking/quiz.yaml:',
  ],
  [
    "a question in the words of another with other options",
    ({ quiz }) => {
      itemAt(quiz.questions, 1).prompt = "Why may sourdough ferment overnight?";
      itemAt(quiz.questions, 12).prompt = "Why is sourdough fermented overnight?";
    },
    'warning duplicate: "baking-3-q2" and "baking-1-q1" (content/units/baking/quiz.yaml:',
  ],
];

const wording: readonly Fault[] = [
  [
    "a topic that is hard to read",
    ({ notes }) => {
      const hard = "The organisational considerations predominate over individual preferences.";
      Object.assign(itemAt(notes.topics, 0), { why: Array(6).fill(hard).join(" "), example: `${hard} ${hard}` });
    },
    'warning reading-age: The topic "baking-1" has a reading age of ',
  ],
  [
    "a word that is spelt wrong",
    ({ glossary }) => {
      itemAt(glossary.terms, 0).definition = "A small bredd. Bread-like, bredd's.";
    },
    'warning spelling: "bredd" is in no British dictionary (2 times in this file).',
  ],
];

describe.each([
  ["size", sizes],
  ["reference", places],
  ["date", reviews],
  ["question", questions],
  ["cue", cues],
  ["double", doubles],
  ["wording", wording],
])("a fault of %s is the one thing found:", (_, faults) => {
  test.each(faults)("%s", (_name, spoil, said) => {
    const found = faultsOf(spoil).filter((line) => !line.includes("all units together"));
    expect(found).toEqual([expect.stringContaining(said)]);
  });
});

test("a criterion of known sense that no topic serves is found at its line", () => {
  const dir = studyFolder();
  const line = replaceIn(join(dir, "units/baking/unit.yaml"), '"1.1", about: null', '"1.1", about: to know flour');
  expect(findingsIn(dir)).toMatchObject([
    { where: `content/units/baking/unit.yaml:${line}`, problem: "No topic serves criterion 1.1 (to know flour)." },
  ]);
});

test.each(["units/ovens/quiz.yaml", "glossary.yaml", "emergencies.yaml"])("%s is missed", (path) => {
  const found = findingsIn(without(studyFolder(), path));
  expect(found).toMatchObject([{ where: `content/${path}`, check: "missing", severity: "error" }]);
});

test("questions that no second reader has answered are warned of, and a review of a question that is not there is an error", () => {
  const unread = findingsIn(without(studyFolder(), "units/ovens/review.yaml"));
  expect(unread).toMatchObject([{ check: "second-reader", severity: "warning" }]);
  const dir = studyFolder();
  const line = replaceIn(
    join(dir, "units/ovens/review.yaml"),
    "disagreements: []",
    "disagreements: [{ question: gone-1, reader: a, key: b, found: hard, done: none }]",
  );
  expect(findingsIn(dir)).toMatchObject([
    { where: `content/units/ovens/review.yaml:${line}`, problem: 'There is no question "gone-1" in this unit.' },
  ]);
});

test("a file that is broken is told of once, and nothing is made of what it does not say", () => {
  const dir = studyFolder();
  writeFileSync(join(dir, "units/ovens/notes.yaml"), "author: [");
  const found = findingsIn(dir).filter(({ where }) => where.includes("notes.yaml"));
  expect(found.map(({ check }) => check)).toEqual(["content"]);
});

test("the place is the line of what is wrong", () => {
  const dir = studyFolder();
  const line = replaceIn(
    join(dir, "units/baking/notes.yaml"),
    "id: baking-4\n",
    "id: baking-4\n    reviewBy: 2026-02-01\n",
  );
  expect(findingsIn(dir)).toMatchObject([{ where: `content/units/baking/notes.yaml:${line + 1}`, check: "review" }]);
});

test("options of chance give no cue", () => {
  const random = fractionsFrom(3);
  const spoil = (study: Study) => {
    for (const choice of choicesOf(study)) {
      if (choice.type === "single") choice.options = options(Math.floor(random() * 4), 4, random);
    }
  };
  expect(faultsOf(spoil)).toEqual([]);
});

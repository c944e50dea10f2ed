import { describe, expect, test } from "vitest";
import { type FindContentFigures, openContentFigures } from "../../src/app/content-views/content-figures.ts";
import type { Person } from "../../src/app/export-person.ts";
import { openIdleOffice } from "../../src/app/office.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { PackedReview } from "../../src/domain/pack-practice.ts";
import { noPractice } from "../../src/domain/practice.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { desk, tryOut } from "./try-out.ts";

const [one, two] = desk.content.study().questions;

/** Forty people who met two questions, and the first of them once more. */
function* crowd(): Generator<Person> {
  for (let n = 0; n < 40; n += 1) {
    const answers = [one, two].map((question, at): PackedReview => {
      if (question === undefined) throw new Error("the content has too few questions");
      return [question.id, question.version, 5 + at, n % (at + 2) === 0 ? "good" : "again", null];
    });
    const again: readonly PackedReview[] =
      one === undefined ? [] : [[one.id, one.version, 9, n % 4 === 0 ? "again" : "good", 7_500]];
    const practice = { ...noPractice, reviews: [...answers, ...again] };
    yield { learner: { ...newLearner(`json:${n}` as LearnerId, 0), practice }, history: [] };
  }
}

function figuresOf(more: Partial<Parameters<typeof openContentFigures>[0]> = {}) {
  let counted = 0;
  const find = openContentFigures({
    library: () => desk.library,
    people: async function* () {
      counted += 1;
      yield* crowd();
    },
    coverage: () => [
      { title: "Selling", topics: 9, questions: 40, scenarios: 12, gaps: ["no question of type match"] },
    ],
    unanswered: {
      list: async () => [{ question: "what is a <b>quokka</b>", first: "2026-11-01", last: "2026-11-20", times: 3 }],
    },
    ...more,
  });
  return { find, counted: () => counted };
}

const talkWith = (find: FindContentFigures) =>
  tryOut({ desk: { ...desk, office: openIdleOffice({ contentFigures: find }) }, qualification: "10266" });
const asTrainer = { profile: { roles: ["trainer" as const] } };

describe("A trainer", () => {
  test.each([
    ["question statistics", /facility/i, "2 questions with enough first attempts to be shown"],
    ["show me the calibration", /75 %/, "agree as far as so many answers can tell"],
    ["content coverage", /no question of type match/, "in one of them something is missing"],
    ["unanswered questions", /quokka/, "the notes have no answer to"],
    ["reported questions", /No question has been reported/, "No question has been reported"],
  ])("who says “%s” sees it in words and a table", async (text, holds, title) => {
    const { intent, reply } = await talkWith(figuresOf().find).says(text, asTrainer);
    expect(intent).toBe("content.show");
    expect(reply.title).toContain(title);
    expect(renderPlain(reply)).toMatch(holds);
    expect(reply.next.length).toBe(4);
  });

  test("is told that nothing is kept where nothing is", async () => {
    const talk = tryOut({ qualification: "10266" });
    const { data, reply } = await talk.says("question statistics", asTrainer);
    expect(data).toMatchObject({ error: { code: "not-kept" } });
    expect(reply.title).toContain("no such figures");
  });
});

test("a learner who says the same is not shown it", async () => {
  const talk = talkWith(figuresOf().find);
  const { intent } = await talk.says("question statistics");
  expect(intent).not.toBe("content.show");
  const pressed = await talk.presses({ kind: "content.show", view: "questions" });
  expect(pressed.data).toEqual({ error: { code: "not-allowed" } });
});

test("everybody is counted once an hour, however many ask, and again after a failure", async () => {
  const { find, counted } = figuresOf();
  await Promise.all([find("questions", 0), find("questions", 5), find("calibration", 6)]);
  expect(counted()).toBe(2);
  await find("questions", 3_599_999);
  expect(counted()).toBe(2);
  await find("questions", 3_600_000);
  expect(counted()).toBe(3);
  let tries = 0;
  const failing = figuresOf({
    people: async function* () {
      tries += 1;
      if (tries === 1) throw new Error("the disk is away");
      yield* crowd();
    },
  }).find;
  await expect(failing("questions", 0)).rejects.toThrow("away");
  expect((await failing("questions", 1)).view).toBe("questions");
});

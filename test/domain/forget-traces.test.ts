import { expect, test } from "vitest";
import { forgetTraces } from "../../src/domain/forget-traces.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { Letter } from "../../src/domain/letter.ts";

const [ada, eve, sam] = ["json:ada", "json:eve", "json:sam"].map((id) => id as LearnerId);
const leaving = { accounts: new Set([sam ?? ("" as LearnerId)]), names: ["Sam Okafor"], alias: "ALIAS" };

function lettersAfter(letter: Partial<Letter>): readonly Letter[] {
  const whole: Letter = {
    id: "sample-1",
    kind: "notice",
    from: eve ?? ("" as LearnerId),
    fromName: "Eve",
    text: "Quality assurance sent back your signature for Sam Okafor.",
    at: 1,
    state: "sent",
    sentAt: 2,
    seenAt: null,
    answer: null,
    ...letter,
  };
  const record = newLearner(ada ?? ("" as LearnerId), 0);
  return forgetTraces({ ...record, letters: [whole] }, leaving).letters;
}

test("what somebody else wrote about a person loses its words when that person is erased", () => {
  expect(lettersAfter({})).toMatchObject([{ text: "", from: eve }]);
  expect(lettersAfter({ state: "waiting" })).toEqual([]);
});

test("a letter about others stays as it is", () => {
  expect(lettersAfter({ text: "for Kim Lee" })).toMatchObject([{ text: "for Kim Lee" }]);
});

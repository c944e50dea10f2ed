import { expect, test } from "vitest";
import { type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { Letter } from "../../src/domain/letter.ts";
import { postLetter } from "../../src/domain/post-letter.ts";

const ada = "json:ada" as LearnerId;
const letter = (id: string, more: Partial<Letter> = {}): Letter => ({
  id,
  kind: "notice",
  from: ada,
  fromName: "Ada",
  text: `text ${id}`,
  at: 100,
  state: "waiting",
  sentAt: null,
  seenAt: null,
  answer: null,
  ...more,
});
const start = newLearner("json:sam" as LearnerId, 0);
const posted = (...letters: readonly Letter[]): Learner => letters.reduce(postLetter, start);

test("a letter waits, and is due at once", () => {
  expect(posted(letter("a"))).toMatchObject({ dueAt: 100, letters: [{ id: "a", state: "waiting" }] });
  expect(postLetter({ ...start, dueAt: 50 }, letter("a")).dueAt).toBe(50);
});

test("the same letter brought again changes nothing", () => {
  const once = posted(letter("a"));
  expect(postLetter(once, letter("a"))).toBe(once);
});

test("a notice joins one of the same sender that still waits, and no other", () => {
  expect(posted(letter("a"), letter("b")).letters).toMatchObject([{ id: "b", text: "text a\ntext b" }]);
  const others = [
    letter("a", { state: "sent" }),
    letter("b", { from: "json:eve" as LearnerId }),
    letter("c", { kind: "nudge" }),
  ];
  expect(posted(...others, letter("d")).letters).toHaveLength(4);
});

test("there is room for twenty; what is out goes first", () => {
  const many = Array.from({ length: 20 }, (_, at) =>
    letter(`n${at}`, { kind: "nudge", state: at === 3 ? "sent" : "waiting" }),
  );
  const ids = posted(...many, letter("new")).letters.map((one) => one.id);
  expect(ids).toHaveLength(20);
  expect(ids).not.toContain("n3");
  expect(ids.at(-1)).toBe("new");
});

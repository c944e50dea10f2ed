import { expect, test } from "vitest";
import { practisedIn } from "../../../src/app/practised.ts";
import { changeSince, mondayOf, withWeekMark } from "../../../src/app/standing/week-mark.ts";
import type { Learner } from "../../../src/domain/learner.ts";
import { desk, morning, tryOut } from "../try-out.ts";
import { personOf } from "./practised-person.ts";

const day = 86_400_000;
const { library } = desk;
const change = (learner: Learner, at = morning) =>
  changeSince(learner, { cards: [...practisedIn({ learner, library }).cards.values()], at });

test("weeks begin on Monday, also before 1970 and over the year", () => {
  expect(["2026-11-23", "2026-11-29", "2027-01-01", "1969-12-31"].map(mondayOf)).toEqual([
    "2026-11-23",
    "2026-11-23",
    "2026-12-28",
    "1969-12-29",
  ]);
});

test("the first message of a week notes how it was before it, and no other does", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("quiz me on unit 6");
  expect((await talk.learner())?.marks).toEqual([]);
  await talk.says("b");
  expect((await talk.learner())?.marks).toEqual([{ week: "2026-11-23", seen: 0, recall: null, signed: 0 }]);
  await talk.says("a");
  talk.wait(7 * 24 * 60);
  await talk.says("hello");
  await talk.says("show my plan");
  const marks = (await talk.learner())?.marks;
  expect(marks?.map(({ week }) => week)).toEqual(["2026-11-23", "2026-11-30"]);
  expect(marks?.[1]?.seen).toBeGreaterThan(0);
});

test("ten weeks are kept, and a clock that goes back adds none", () => {
  const sam = personOf({ name: "Sam", planned: [1], idle: 1 });
  let now = sam;
  for (let week = 0; week < 14; week += 1) now = withWeekMark(now, { was: sam, library, at: morning + week * 7 * day });
  expect(now.marks.length).toBe(10);
  expect(withWeekMark(now, { was: sam, library, at: morning })).toBe(now);
});

test("the change since last Monday is counted from the first mark after it", () => {
  const sam = personOf({ name: "Sam", planned: [1, 2], idle: 0 });
  const met = sam.practice.cards.length;
  const marked = { ...sam, marks: [{ week: "2026-11-16", seen: 3, recall: 0.5, signed: 0 }] };
  expect(change(marked)).toMatchObject({ since: "2026-11-16", met: { was: 3, is: met }, recall: { was: 0.5 } });
});

test("without a message since, nothing was met and recall only fell", () => {
  const sam = personOf({ name: "Sam", planned: [1, 2], idle: 12 });
  const found = change(sam);
  expect(found?.met.was).toBe(found?.met.is);
  expect(found?.recall.was ?? 0).toBeGreaterThan(found?.recall.is ?? 1);
});

test("who came after that Monday is compared with nothing", () => {
  expect(change(personOf({ name: "Sam", planned: [1], idle: 0, came: 5 }))).toBeNull();
});

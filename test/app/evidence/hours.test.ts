import { expect, it } from "vitest";
import type { Desk } from "../../../src/app/respond.ts";
import { desk, tryOut } from "../try-out.ts";

const withTarget: Desk = { ...desk, content: { ...desk.content, offTheJobHoursPerMonth: 24 } };

it("hours are logged, summed by month against the centre's target, and taken out again", async () => {
  const talk = tryOut({ qualification: "10266", desk: withTarget });
  const logged = await talk.says("log 30 min reading unit 5");
  expect(logged.reply.title).toBe(
    "Logged: 30 min for unit 5 (Systems and technology processes), Monday 23 November (reading).",
  );
  expect(logged.reply.blocks[0]).toMatchObject({
    text: ["November 2026: 30 min logged of the 24 h a month that your centre sets; 23 h 30 min to go."],
  });
  await talk.says("log 1h30 yesterday webinar");
  const shown = await talk.says("how many hours this month");
  expect(shown.data).toMatchObject({ month: "2026-11", minutes: 120, target: 24 });
  expect(JSON.stringify(shown.reply.blocks)).toContain('["Sunday 22 November","1 h 30 min","webinar",""]');
  const dropped = await talk.says("remove the last one");
  expect(dropped.reply.title).toBe("Taken out: 1 h 30 min, Sunday 22 November (webinar).");
  expect((await talk.says("undo")).reply.title).toBe("Logged: 1 h 30 min, Sunday 22 November (webinar).");
  expect((await talk.says("undo")).intent).toBe("hours.drop");
  expect((await talk.learner())?.portfolio.hours).toHaveLength(1);
});

it("without a target there is a sum and no verdict", async () => {
  const talk = tryOut({ qualification: "10266" });
  const logged = await talk.says("log 2 hours coaching");
  expect(JSON.stringify(logged.reply)).toContain("November 2026: 2 h logged.");
  expect(JSON.stringify(logged.reply)).not.toMatch(/to go|target|behind|enough/);
});

it.each([
  ["log hours", /^How long was it\?/],
  ["log 30 mins webinar tomorrow", /is still to come/],
  ["log 30 hours training", /At most 24 hours at once/],
  ["log 2 hours training on 3 march 2021", /more than two years ago/],
])("what cannot be logged is told: “%s”", async (text, told) => {
  const talk = tryOut({ qualification: "10266" });
  expect((await talk.says(text)).reply.title).toMatch(told);
  expect((await talk.learner())?.portfolio.hours).toEqual([]);
});

it("earlier months are told apart, and a month that is empty says so", async () => {
  const talk = tryOut({ qualification: "10266" });
  await talk.says("log 45 min reading on 20 october");
  const shown = await talk.says("my hours");
  expect(shown.reply.title).toBe("November 2026: 0 min logged.");
  expect(JSON.stringify(shown.reply.blocks)).toContain('["October 2026","45 min"]');
});

it("nothing logged is nothing to take out", async () => {
  const talk = tryOut();
  expect((await talk.says("my hours")).reply.title).toMatch(/^Nothing is logged yet/);
  expect((await talk.says("remove the last one")).reply.title).toBe("There is nothing of that to take out.");
});

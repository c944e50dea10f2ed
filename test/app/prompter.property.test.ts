import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuietAt } from "../../src/app/daily-due.ts";
import { localDate } from "../../src/app/local-date.ts";
import { type Desk, respond } from "../../src/app/respond.ts";
import type { DailyWish, Intent } from "../../src/domain/intent.ts";
import { type Instant, type Learner, newLearner } from "../../src/domain/learner.ts";
import type { PromptOutcome } from "../../src/ports/prompter.ts";
import { learnerSchema } from "../../src/storage/learner-schema.ts";
import { from, prompter } from "./daily-talk.ts";
import { desk, me, morning } from "./try-out.ts";

const minute = 60_000;

/** One thing that happens, so many minutes after the one before. */
type Event =
  | { readonly kind: "tick"; readonly outcome: PromptOutcome["kind"]; readonly killed: "no" | "claimed" | "begun" }
  | { readonly kind: "act"; readonly intent: Intent };

const wishes: readonly DailyWish[] = [
  { on: true },
  { on: false },
  { time: "23:30" },
  { time: "08:30", every: 2 },
  { time: "02:30", days: ["mon", "sat", "sun"], every: 1 },
  { quiet: { from: "21:00", to: "09:00" } },
  { quiet: null },
  { timezone: "Pacific/Auckland" },
  { timezone: "America/New_York" },
  { pausedUntil: "2026-12-05" },
  { skipHolidays: "scotland" },
];
const intents: readonly Intent[] = [
  ...wishes.map((wish): Intent => ({ kind: "daily.set", wish })),
  { kind: "daily.later", minutes: 60 },
  { kind: "quiz.answer", answer: "don't know" },
  { kind: "quiz.start", units: [], subjects: [], of: 3, pick: "any" },
  { kind: "quiz.next" },
];
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("tick" as const),
      outcome: fc.constantFrom("sent", "sent", "unsure", "later"),
      killed: fc.constantFrom("no", "no", "claimed", "begun"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("act" as const), intent: fc.constantFrom(...intents) }) },
);
const history = fc.array(
  fc.record({ after: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -300, max: 3_000 })), event }),
  { maxLength: 120 },
);

interface Story {
  readonly learner: Learner;
  /** Keys of what a platform has, or may have. */
  readonly had: readonly string[];
}

function act(story: Story, intent: Intent, at: Instant): Story {
  const message = { learner: me, at, act: { kind: "pressed", intent }, profile: { roles: [] }, from } as const;
  return { ...story, learner: respond(message, story.learner, desk satisfies Desk).learner };
}

function tick(story: Story, { outcome, killed }: Extract<Event, { kind: "tick" }>, at: Instant): Story {
  const { learner, send, doubt } = prompter.claim(story.learner, at);
  if (doubt !== undefined) {
    const isThere = story.had.includes(doubt.key);
    const found = isThere ? ({ kind: "sent" } as const) : ({ kind: "later", at } as const);
    return { ...story, learner: prompter.settle(learner, doubt.key, found, at) };
  }
  if (send === undefined || killed === "claimed") return { ...story, learner };
  const begun = prompter.begin(learner, send.key, at);
  if (begun === undefined) return { ...story, learner };
  const { settings } = begun.daily;
  expect(settings?.on === true && !isQuietAt(at, settings, begun.timezone)).toBe(true);
  expect(story.had).not.toContain(send.key);
  const had = outcome === "later" ? story.had : [...story.had, send.key];
  if (killed === "begun") return { learner: begun, had };
  const result: PromptOutcome =
    outcome === "later" ? { kind: "later", at: at + minute } : { kind: outcome === "unsure" ? "unsure" : "sent" };
  return { learner: prompter.settle(begun, send.key, result, at), had };
}

test("whatever happens, in whatever order: no message twice, none unwanted, and always a time to look again", () => {
  fc.assert(
    fc.property(history, (events) => {
      let at = morning;
      let story = act({ learner: newLearner(me, at), had: [] }, { kind: "daily.set", wish: { on: true } }, at);
      for (const { after, event: next } of events) {
        at += after * minute;
        story = next.kind === "tick" ? tick(story, next, at) : act(story, next.intent, at);
        const { daily, dueAt } = story.learner;
        const dates = daily.prompts.map(({ date }) => date);
        expect(new Set(dates).size).toBe(dates.length);
        if (daily.settings?.on !== true) expect(dueAt).toBeNull();
      }
      learnerSchema.parse(story.learner);
    }),
    { numRuns: 40 },
  );
});

test("with a tick a quarter of an hour every weekday's question is sent, on its own day", () => {
  let story = act({ learner: newLearner(me, morning), had: [] }, { kind: "daily.set", wish: { on: true } }, morning);
  for (let at = morning; at < morning + 28 * 1_440 * minute; at += 15 * minute) {
    const before = story.had.length;
    story = tick(story, { kind: "tick", outcome: "sent", killed: at % 7 === 0 ? "claimed" : "no" }, at);
    const key = story.had.at(-1) ?? "";
    if (story.had.length > before) expect(key).toBe(`${localDate(at, "Europe/London")}/0`);
    if (story.had.length > before) story = act(story, { kind: "quiz.answer", answer: "don't know" }, at + minute);
  }
  expect(story.had).toHaveLength(20);
});

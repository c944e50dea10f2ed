import fc from "fast-check";
import { expect, it } from "vitest";
import { openRosterInMemory } from "../../../src/app/office.ts";
import { newLetter } from "../../../src/app/post/new-letter.ts";
import { holdOf } from "../../../src/app/post/post-hold.ts";
import { createPrompter } from "../../../src/app/prompter.ts";
import { respond } from "../../../src/app/respond.ts";
import type { Intent } from "../../../src/domain/intent.ts";
import { type Instant, type Learner, newLearner } from "../../../src/domain/learner.ts";
import { postLetter } from "../../../src/domain/post-letter.ts";
import type { PromptOutcome } from "../../../src/ports/prompter.ts";
import { learnerSchema } from "../../../src/storage/learner-schema.ts";
import { desk, morning } from "../try-out.ts";
import { mira, northgate } from "./post-talk.ts";

const minute = 60_000;
const home = { ...desk, office: { ...desk.office, roster: openRosterInMemory(northgate) } };
const prompter = createPrompter(home);
const from = { platform: "slack", place: "D1" };

type Event =
  | { readonly kind: "tick"; readonly outcome: PromptOutcome["kind"]; readonly killed: "no" | "claimed" | "begun" }
  | { readonly kind: "letter" }
  | { readonly kind: "act"; readonly intent: Intent };

const intents: readonly Intent[] = [
  { kind: "daily.set", wish: { on: true, time: "09:00" } },
  { kind: "daily.set", wish: { on: false } },
  { kind: "daily.set", wish: { quiet: { from: "18:00", to: "08:00" } } },
  { kind: "daily.set", wish: { timezone: "Pacific/Auckland" } },
  { kind: "digest.set", on: true, day: "wed", time: "10:00" },
  { kind: "digest.set", on: false },
  { kind: "quiz.start", units: [], subjects: [], of: 2, pick: "any" },
  { kind: "quiz.answer", answer: "don't know" },
  { kind: "nudge.answer", letter: "", answer: "on-it" },
];
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("tick" as const),
      outcome: fc.constantFrom("sent" as const, "sent" as const, "unsure" as const, "later" as const),
      killed: fc.constantFrom("no" as const, "no" as const, "claimed" as const, "begun" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("letter" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("act" as const), intent: fc.constantFrom(...intents) }) },
);
const history = fc.array(fc.record({ after: fc.integer({ min: 1, max: 400 }), event }), { maxLength: 80 });

interface Story {
  readonly learner: Learner;
  /** Keys of what a platform has, or may have. */
  readonly had: readonly string[];
}

function act({ learner, had }: Story, intent: Intent, at: Instant): Story {
  const message = { learner: mira, at, act: { kind: "pressed", intent }, profile: { roles: [] }, from } as const;
  return { learner: respond(message, learner, home).learner, had };
}

function tick(story: Story, { outcome, killed }: Extract<Event, { kind: "tick" }>, at: Instant): Story {
  const { had } = story;
  const { learner, send, doubt } = prompter.claim(story.learner, at);
  if (doubt !== undefined) {
    const found = had.includes(doubt.key) ? ({ kind: "sent" } as const) : ({ kind: "later", at } as const);
    return { learner: prompter.settle(learner, doubt.key, found, at), had };
  }
  const begun = send === undefined || killed === "claimed" ? undefined : prompter.begin(learner, send.key, at);
  if (send === undefined || begun === undefined) return { learner, had };
  expect(had).not.toContain(send.key);
  if (send.key.startsWith("letter/")) expect(holdOf(learner, at)).toBeUndefined();
  const now = outcome === "later" ? had : [...had, send.key];
  if (killed === "begun") return { learner: begun, had: now };
  const result: PromptOutcome =
    outcome === "later" || outcome === "unreachable" ? { kind: "later", at: at + minute } : { kind: outcome };
  return { learner: prompter.settle(begun, send.key, result, at), had: now };
}

function step(story: Story, next: Event, at: Instant): Story {
  if (next.kind === "tick") return tick(story, next, at);
  if (next.kind === "act") return act(story, next.intent, at);
  const letter = newLetter({ id: `n${at}`, kind: "nudge", from: mira, fromName: null, text: "Hello", at });
  return { ...story, learner: postLetter(story.learner, letter) };
}

it("Whatever happens, in whatever order: no letter or digest twice, none out of hours, none forgotten", () => {
  fc.assert(
    fc.property(history, (events) => {
      let at = morning;
      let story: Story = { learner: { ...newLearner(mira, at), address: from }, had: [] };
      for (const { after, event: next } of events) {
        at += after * minute;
        story = step(story, next, at);
        const { letters, digest, dueAt } = story.learner;
        if (letters.some(({ state }) => state === "waiting" || state === "sending") || digest !== null)
          expect(dueAt).not.toBeNull();
      }
      learnerSchema.parse(story.learner);
      // Left in peace for two days, with the daily question off, everything that waits goes out.
      at += minute;
      story = act(story, { kind: "daily.set", wish: { on: false, quiet: null } }, at);
      for (const end = at + 2 * 1_440 * minute; at < end; at += 15 * minute)
        story = tick(story, { kind: "tick", outcome: "sent", killed: "no" }, at);
      expect(story.learner.letters.filter(({ state }) => state === "waiting" || state === "sending")).toEqual([]);
      expect(new Set(story.had).size).toBe(story.had.length);
    }),
    { numRuns: 30 },
  );
});

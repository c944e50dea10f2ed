import { z } from "zod";
import { nations } from "../domain/daily.ts";
import { type Intent, qualificationTopics, unitTopics, weekdays } from "../domain/intent.ts";
import { ownStates, teamViews } from "../domain/staff-intent.ts";
import { staffIntents } from "./staff-intent-schema.ts";

/** An object with exactly these keys, frozen once it is parsed. */
const exactly = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).readonly();
const list = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).readonly();

const code = z.string().min(1).max(100);
const units = list(z.int(), 500);
/** A learner's words are cut to 4,000 characters before anything reads them. */
const words = z.string().max(4000);
const names = list(z.string().max(200), 500);
const ofQuestion = {
  attempt: z.exactOptional(z.string().max(100)),
  question: z.exactOptional(z.string().max(200)),
};
const about = { qualification: z.exactOptional(code) };

const wish = exactly({
  on: z.exactOptional(z.boolean()),
  time: z.exactOptional(z.string().max(20)),
  days: z.exactOptional(list(z.enum(weekdays), 7)),
  count: z.exactOptional(z.int()),
  pausedUntil: z.exactOptional(z.string().max(20).nullable()),
  every: z.exactOptional(z.union([z.literal(1), z.literal(2)])),
  skipHolidays: z.exactOptional(z.enum([...nations, "unknown"]).nullable()),
  quiet: z.exactOptional(exactly({ from: z.string().max(20), to: z.string().max(20) }).nullable()),
  timezone: z.exactOptional(z.string().max(100)),
});

const planIntents = [
  exactly({ kind: z.literal("plan.check"), question: z.enum(["compatible", "sufficient"]), units, ...about }),
  exactly({
    kind: z.literal("plan.suggest"),
    want: z.enum(["finish", "still", "least"]),
    units,
    without: units,
    skip: z.int(),
    ...about,
  }),
  exactly({
    kind: z.literal("plan.save"),
    change: z.enum(["set", "add", "drop"]),
    units,
    drop: units,
    as: z.enum(["planned", "achieved", "recognised"]),
    ...about,
  }),
  exactly({ kind: z.literal("plan.show"), ...about }),
  exactly({ kind: z.literal("plan.clear"), ...about }),
  exactly({ kind: z.literal("plan.edit"), ...about }),
  exactly({ kind: z.literal("plan.fill"), planned: units, achieved: units, ...about }),
  exactly({ kind: z.literal("plan.like"), units, like: z.boolean(), ...about }),
  exactly({ kind: z.literal("plan.carry"), units, from: z.exactOptional(code), ...about }),
] as const;

const factIntents = [
  exactly({
    kind: z.literal("unit.info"),
    units,
    topic: z.enum(unitTopics),
    ...about,
  }),
  exactly({ kind: z.literal("unit.compare"), units, ...about }),
  exactly({
    kind: z.literal("qualification.info"),
    topic: z.enum(qualificationTopics),
    ...about,
  }),
  exactly({ kind: z.literal("qualification.choose"), qualification: code }),
  exactly({ kind: z.literal("knowledge.ask"), about: words, subjects: names }),
  exactly({ kind: z.literal("knowledge.read"), id: z.string().max(200) }),
] as const;

const practiceIntents = [
  exactly({
    kind: z.literal("quiz.start"),
    units,
    subjects: names,
    of: z.int().nullable(),
    pick: z.enum(["any", "weak", "exam", "suits"]),
    topic: z.exactOptional(z.string().max(200)),
    unknown: z.exactOptional(z.string().max(200)),
    ...about,
  }),
  exactly({ kind: z.literal("quiz.next"), ...ofQuestion }),
  exactly({ kind: z.literal("quiz.answer"), answer: words, ...ofQuestion }),
  exactly({ kind: z.literal("quiz.skip"), ...ofQuestion }),
  exactly({ kind: z.literal("quiz.hint"), ...ofQuestion }),
  exactly({ kind: z.literal("quiz.end"), ...ofQuestion }),
  exactly({ kind: z.literal("quiz.report"), said: words, withdraw: z.exactOptional(z.literal(true)), ...ofQuestion }),
  exactly({ kind: z.literal("daily.set"), wish }),
  exactly({ kind: z.literal("daily.show"), undo: z.exactOptional(z.literal(true)) }),
  exactly({ kind: z.literal("progress.me"), units, ...about }),
  exactly({ kind: z.literal("daily.later"), minutes: z.int().min(1).max(1_440) }),
  exactly({ kind: z.literal("progress.week") }),
  exactly({
    kind: z.literal("progress.team"),
    team: z.exactOptional(z.string().max(200)),
    view: z.exactOptional(z.enum(teamViews)),
    skip: z.exactOptional(z.int().min(0)),
  }),
  exactly({ kind: z.literal("evidence.show"), units, ...about }),
  exactly({
    kind: z.literal("evidence.set"),
    units,
    criteria: names,
    state: z.exactOptional(z.enum(ownStates)),
    note: z.exactOptional(words),
    ...about,
  }),
] as const;

const talkIntents = [
  exactly({ kind: z.literal("privacy.export"), file: z.exactOptional(z.literal(true)) }),
  exactly({ kind: z.literal("privacy.erase"), sure: z.boolean() }),
  exactly({ kind: z.literal("why") }),
  exactly({ kind: z.literal("undo"), ...ofQuestion }),
  exactly({ kind: z.literal("help"), topic: words.nullable() }),
  exactly({
    kind: z.literal("clarify"),
    missing: z.enum(["qualification", "unit", "which"]),
    options: list(
      z.lazy(() => intentSchema),
      50,
    ),
  }),
  exactly({ kind: z.literal("smalltalk"), tone: z.enum(["hello", "thanks", "bye", "ok", "feelings"]) }),
  exactly({
    kind: z.literal("out-of-scope"),
    why: z.enum(["foreign", "instruction", "write-evidence", "other-person", "empty"]),
    about: z.exactOptional(words),
  }),
] as const;

const anyIntent = z.discriminatedUnion("kind", [
  ...planIntents,
  ...factIntents,
  ...practiceIntents,
  ...talkIntents,
  ...staffIntents,
]);

/** What `intentSchema` makes of a value; a type test holds it equal to `Intent`, in both directions. */
export type ParsedIntent = z.output<typeof anyIntent>;

/**
 * Any intent from outside: a pressed button, a stored conversation. Unknown kinds, missing and surplus keys are refused.
 * What comes out is a new, deeply frozen object. The depth of `clarify` is not limited: cap the length of the text first.
 */
export const intentSchema: z.ZodType<Intent> = anyIntent;

import fc from "fast-check";
import type { Intent } from "../../src/domain/intent.ts";
import type { Block, Field, Reply } from "../../src/domain/reply.ts";
import { choose266, choose267, replyWith } from "./sample-replies.ts";

const words = fc.string({ unit: "grapheme", maxLength: 120 });
const inline = fc.array(fc.oneof(words, fc.record({ strong: words })), { maxLength: 4 });

const field: fc.Arbitrary<Field> = fc
  .record({
    label: words,
    pick: fc.constantFrom("one" as const, "many" as const),
    labels: fc.array(words, { maxLength: 14 }),
    chosen: fc.array(fc.nat(14).map(String), { maxLength: 4 }),
  })
  .map(({ label, pick, labels, chosen }) => ({
    id: "planned",
    label,
    pick,
    options: labels.map((one, at) => ({ id: String(at), label: one })),
    chosen,
  }));

const share = fc.option(fc.double({ min: -1, max: 2 }));
const anyBars = fc.record({
  kind: fc.constant("bars" as const),
  title: words,
  bars: fc.array(fc.record({ label: words, share, note: words }), { maxLength: 4 }),
});
const note = fc.oneof(fc.nat(100).map(String), words);
const anyHeat = fc.record({
  kind: fc.constant("heat" as const),
  title: words,
  columns: fc.array(fc.oneof(fc.constant("Unit 12"), words), { maxLength: 12 }),
  rows: fc.array(fc.record({ label: words, cells: fc.array(fc.record({ share, note }), { maxLength: 14 }) }), {
    maxLength: 3,
  }),
  key: words,
});
const anyPlot = fc.record({
  kind: fc.constant("plot" as const),
  title: words,
  across: words,
  up: words,
  points: fc.constant([{ x: 0.5, y: 0.4, count: 12 }]),
});
const file = fc.record({
  name: fc.constantFrom("checklist-unit-6.pdf", "team.csv"),
  type: fc.constant("application/pdf"),
  base64: fc.constant("AAAA"),
  about: words,
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: inline }),
  fc.record({ kind: fc.constant("text" as const), text: inline, tone: fc.constantFrom("good", "bad", "muted") }),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(inline, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(inline, { maxLength: 3 }),
    numbered: fc.constant(true as const),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    caption: words,
    head: fc.array(words, { maxLength: 5 }),
    rows: fc.array(fc.array(words, { maxLength: 6 }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant("picture" as const),
    picture: fc.oneof(anyBars, anyHeat, anyPlot),
    alt: words,
  }),
  fc.record({ kind: fc.constant("file" as const), file }),
  fc.record({
    kind: fc.constant("form" as const),
    title: words,
    fields: fc.tuple(field, field).map(([one, other]) => [one, { ...other, id: "achieved" }]),
    submit: words,
    means: fc.constant<Intent>({ kind: "plan.fill", planned: [], achieved: [], qualification: "10266" }),
  }),
);

const intents: readonly Intent[] = [
  choose266,
  choose267,
  { kind: "help", topic: null },
  // Too long for any button.
  { kind: "knowledge.ask", about: "calls ".repeat(400), subjects: [] },
];
const choice = fc.record({ label: words, intent: fc.constantFrom(...intents) });

/** Any reply, with forms, blank words, and choices too long to be carried by a button. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    title: words,
    blocks: fc.array(block, { maxLength: 4 }),
    choices: fc.array(choice, { maxLength: 30 }),
    next: fc.array(choice, { maxLength: 3 }),
  })
  .map(replyWith);

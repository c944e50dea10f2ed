import { z } from "zod";
import type { Reply } from "../domain/reply.ts";
import { intentSchema } from "./intent-schema.ts";

const exactly = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).readonly();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(1_000).readonly();

const words = z.string();
const inline = list(z.union([words, exactly({ strong: words })]));
const choice = exactly({ label: words, intent: intentSchema });
const field = exactly({
  id: words,
  label: words,
  pick: z.enum(["one", "many"]),
  options: list(exactly({ id: words, label: words })),
  chosen: list(words),
});

const share = z.number().nullable();
const picture = z.discriminatedUnion("kind", [
  exactly({
    kind: z.literal("bars"),
    title: words,
    key: z.exactOptional(exactly({ share: words, reach: words })),
    bars: list(exactly({ label: words, share, reach: z.exactOptional(z.number()), note: words })),
  }),
  exactly({
    kind: z.literal("heat"),
    title: words,
    columns: list(words),
    rows: list(exactly({ label: words, cells: list(exactly({ share, note: words })) })),
    key: words,
  }),
  exactly({
    kind: z.literal("plot"),
    title: words,
    across: words,
    up: words,
    points: list(exactly({ x: z.number(), y: z.number(), count: z.int() })),
  }),
]);

const block = z.discriminatedUnion("kind", [
  exactly({ kind: z.literal("text"), text: inline, tone: z.exactOptional(z.enum(["good", "bad", "muted"])) }),
  exactly({ kind: z.literal("list"), items: list(inline), numbered: z.exactOptional(z.literal(true)) }),
  exactly({ kind: z.literal("table"), caption: words, head: list(words), rows: list(list(words)) }),
  exactly({
    kind: z.literal("picture"),
    picture,
    alt: words,
  }),
  exactly({ kind: z.literal("file"), file: exactly({ name: words, type: words, base64: words, about: words }) }),
  exactly({ kind: z.literal("form"), title: words, fields: list(field), submit: words, means: intentSchema }),
]);

/** A reply that was kept. What comes out is new. */
export const replySchema: z.ZodType<Reply> = exactly({
  title: words,
  blocks: list(block),
  choices: list(choice),
  next: list(choice),
  audience: z.enum(["learner", "channel"]),
});

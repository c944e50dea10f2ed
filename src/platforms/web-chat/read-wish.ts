import { z } from "zod";

/** How far the clock can be moved at once; `prompts`: until the next day's questions are out. */
export const clockSteps = ["hour", "day", "week", "prompts"] as const;
export type ClockStep = (typeof clockSteps)[number];

const longestText = 3_000;
const longestPress = 20_000;
const label = z.string().max(longestPress).default("");

const wishSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("say"), text: z.string().max(longestText) }),
  z.object({
    do: z.literal("press"),
    value: z.string().max(longestPress),
    label,
    /** What was picked in the fields of a form. */
    picked: z.record(z.string().max(100), z.array(z.string().max(200)).max(200)).optional(),
  }),
  z.object({ do: z.literal("card"), data: z.record(z.string(), z.unknown()) }),
  z.object({ do: z.literal("clock"), by: z.enum(clockSteps) }),
  z.object({ do: z.literal("restart") }),
]);

const viewSchema = z.object({
  who: z.string().max(200).default(""),
  as: z.string().max(20).default(""),
  /** The last line that is shown already. */
  after: z.coerce.number().int().default(-1),
});

/** What somebody wants done on the page. */
export type Wish = z.output<typeof wishSchema>;
/** Whose conversation is looked at, how it is drawn, and from where on. */
export type View = z.output<typeof viewSchema>;

/** Undefined for what our page would not send. */
export function readWish(body: unknown): Wish | undefined {
  return wishSchema.safeParse(body).data;
}

/** Whatever is not there, or cannot be read, is as if it were left out. */
export function readView(given: unknown): View {
  return viewSchema.safeParse(given).data ?? viewSchema.parse({});
}

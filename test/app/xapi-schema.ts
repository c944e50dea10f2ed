import { z } from "zod";

/**
 * The data model of a Statement by IEEE 9274.1.1-2023 (xAPI 2.0), section 4.2, written for tests: nothing beside what the
 * standard names, and what it says in words about interactions, verbs, references and formats.
 */
const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const irl = z.string().refine((text) => URL.canParse(text), "no IRL");
const languageTag = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/);
const languageMap = z.record(languageTag, z.string());
const extensions = z.record(iri, z.json());
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const timestamp = z.iso.datetime({ offset: true });
const duration = z
  .string()
  .regex(/^P(?:\d+W|(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/);

const accountAgent = z.strictObject({
  objectType: z.literal("Agent").optional(),
  name: z.string().optional(),
  account: z.strictObject({ homePage: irl, name: z.string().min(1) }),
});
const mailAgent = z.strictObject({
  objectType: z.literal("Agent").optional(),
  name: z.string().optional(),
  mbox: z.string().regex(/^mailto:\S+@\S+$/),
});
const agent = z.union([accountAgent, mailAgent]);

const component = z.strictObject({ id: z.string().min(1).regex(/^\S+$/), description: languageMap.optional() });
const components = z
  .array(component)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "an id twice");

const interactionTypes = [
  "true-false",
  "choice",
  "fill-in",
  "long-fill-in",
  "matching",
  "performance",
  "sequencing",
  "likert",
  "numeric",
  "other",
] as const;
const lists = ["choices", "scale", "source", "target", "steps"] as const;
const listsOf: Readonly<Record<string, readonly string[]>> = {
  choice: ["choices"],
  sequencing: ["choices"],
  likert: ["scale"],
  matching: ["source", "target"],
  performance: ["steps"],
};

const definition = z
  .strictObject({
    name: languageMap.optional(),
    description: languageMap.optional(),
    type: iri.optional(),
    moreInfo: irl.optional(),
    extensions: extensions.optional(),
    interactionType: z.enum(interactionTypes).optional(),
    correctResponsesPattern: z.array(z.string()).min(1).optional(),
    choices: components.optional(),
    scale: components.optional(),
    source: components.optional(),
    target: components.optional(),
    steps: components.optional(),
  })
  .refine((one) => {
    const used = lists.filter((list) => one[list] !== undefined);
    if (one.interactionType === undefined) return used.length === 0 && one.correctResponsesPattern === undefined;
    return used.every((list) => (listsOf[one.interactionType ?? ""] ?? []).includes(list));
  }, "a list that its interaction does not have")
  .refine(
    (one) => (one.correctResponsesPattern ?? []).every((text) => fitsInteraction(one, text)),
    "a pattern that cannot be",
  );

interface Interaction {
  readonly interactionType?: string | undefined;
  readonly choices?: readonly { readonly id: string }[] | undefined;
  readonly source?: readonly { readonly id: string }[] | undefined;
  readonly target?: readonly { readonly id: string }[] | undefined;
}

/** Whether a response, or one of the patterns of right ones, is as its interaction's format demands. */
export function fitsInteraction(one: Interaction, text: string): boolean {
  const has = (list: readonly { readonly id: string }[] | undefined, id: string) =>
    list?.some((each) => each.id === id);
  const items = text.split("[,]");
  switch (one.interactionType) {
    case "true-false":
      return text === "true" || text === "false";
    case "choice":
    case "sequencing":
      return new Set(items).size === items.length && items.every((id) => has(one.choices, id));
    case "matching":
      return items.every((pair) => {
        const [source = "", target = "", ...more] = pair.split("[.]");
        return more.length === 0 && has(one.source, source) && has(one.target, target);
      });
    case "numeric": {
      const ends = text.split("[:]").map(Number);
      return ends.length <= 2 && ends.every(Number.isFinite) && (ends[0] ?? 0) <= (ends[1] ?? ends[0] ?? 0);
    }
    case "fill-in":
      return items.every((item) => item !== "");
    default:
      return true;
  }
}

const activity = z.strictObject({
  objectType: z.literal("Activity").optional(),
  id: iri,
  definition: definition.optional(),
});
const activities = z.array(activity).min(1);
const context = z.strictObject({
  registration: uuid.optional(),
  instructor: agent.optional(),
  contextActivities: z
    .strictObject({
      parent: activities.optional(),
      grouping: activities.optional(),
      category: activities.optional(),
      other: activities.optional(),
    })
    .optional(),
  revision: z.string().optional(),
  platform: z.string().optional(),
  language: languageTag.optional(),
  statement: z.strictObject({ objectType: z.literal("StatementRef"), id: uuid }).optional(),
  extensions: extensions.optional(),
});
const score = z.strictObject({
  scaled: z.number().min(-1).max(1).optional(),
  raw: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

const voided = "http://adlnet.gov/expapi/verbs/voided";

/** A whole statement as a provider sends it: `stored` and `authority` are the store's to set. */
export const statementSchema = z
  .strictObject({
    id: uuid.optional(),
    actor: agent,
    verb: z.strictObject({ id: iri, display: languageMap.optional() }),
    object: z.union([activity, z.strictObject({ objectType: z.literal("StatementRef"), id: uuid })]),
    result: z
      .strictObject({
        score: score.optional(),
        success: z.boolean().optional(),
        completion: z.boolean().optional(),
        response: z.string().optional(),
        duration: duration.optional(),
        extensions: extensions.optional(),
      })
      .optional(),
    context: context.optional(),
    timestamp: timestamp.optional(),
    version: z
      .string()
      .regex(/^2\.0\.\d+$/)
      .optional(),
  })
  .refine(({ verb, object }) => verb.id !== voided || object.objectType === "StatementRef", "voids no statement")
  .refine(
    ({ object, context: of }) => object.objectType !== "StatementRef" || (of?.platform ?? of?.revision) === undefined,
    "platform and revision belong to activities",
  )
  .refine(({ object, result }) => {
    if (object.objectType === "StatementRef" || result?.response === undefined) return true;
    return fitsInteraction(object.definition ?? {}, result.response);
  }, "a response that its interaction cannot have");

import { z } from "zod";

const optional = z.string().optional().catch(undefined);
/** No id of Teams is nearly as long; two of them and more than fit into what a record keeps of a person or a message (1,000). */
const id = z.string().max(400);
const optionalId = id.optional().catch(undefined);
// What cannot be read must not pass for absent: the two places where a tenant is named are compared.
const tenant = id.optional().catch("unreadable");
const short = z.string().max(100).optional().catch(undefined);
const account = z
  .object({ id, name: z.string().max(1_000).optional().catch(undefined), aadObjectId: optionalId, role: optional })
  .optional()
  .catch(undefined);

const entity = z.object({
  type: z.string(),
  timezone: short,
  locale: short,
  text: optional,
  mentioned: account,
});

/** What we read of an activity. All but `type` may be missing or mistyped: what needs it finds it undefined. */
const activitySchema = z.object({
  type: z.string(),
  id: optionalId,
  channelId: optional,
  serviceUrl: optional,
  name: optional,
  action: optional,
  text: optional,
  textFormat: optional,
  locale: short,
  localTimezone: short,
  replyToId: optionalId,
  from: account,
  recipient: account,
  conversation: z
    .object({
      id: optionalId,
      // What cannot be read must not pass for absent: absent means a personal chat.
      conversationType: z.string().nullish().catch("unknown"),
      tenantId: tenant,
      isGroup: z.boolean().nullish().catch(true),
    })
    .optional()
    .catch(undefined),
  channelData: z
    .object({
      tenant: z.object({ id: tenant }).optional().catch(undefined),
      team: z.object({ id: optionalId }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  entities: z
    .array(entity.catch({ type: "", timezone: undefined, locale: undefined, text: undefined, mentioned: undefined }))
    .optional()
    .catch(undefined),
  value: z.unknown().optional(),
});

/** An activity that came from the channel. */
export type Activity = z.infer<typeof activitySchema>;

/** The request's body as an activity; undefined where it is none. */
export function parseActivity(body: Buffer): Activity | undefined {
  try {
    return activitySchema.safeParse(JSON.parse(body.toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

/** The tenant an activity says it comes from, in small letters; the two places must not contradict each other. */
export function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const [one, other] = [conversation?.tenantId?.toLowerCase(), channelData?.tenant?.id?.toLowerCase()];
  return one !== undefined && other !== undefined && one !== other ? undefined : (one ?? other);
}

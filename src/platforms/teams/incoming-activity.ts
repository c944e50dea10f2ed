import { z } from "zod";

const optional = z.string().optional().catch(undefined);
const account = z
  .object({ id: z.string(), name: optional, aadObjectId: optional, role: optional })
  .optional()
  .catch(undefined);

const entity = z.object({
  type: z.string(),
  timezone: optional,
  locale: optional,
  text: optional,
  mentioned: account,
});

/** What we read of an activity. All but `type` may be missing or mistyped: what needs it finds it undefined. */
const activitySchema = z.object({
  type: z.string(),
  id: optional,
  channelId: optional,
  serviceUrl: optional,
  name: optional,
  action: optional,
  text: optional,
  textFormat: optional,
  locale: optional,
  localTimezone: optional,
  replyToId: optional,
  from: account,
  recipient: account,
  conversation: z
    .object({
      id: optional,
      // What cannot be read must not pass for absent: absent means a personal chat.
      conversationType: z.string().nullish().catch("unknown"),
      tenantId: optional,
      isGroup: z.boolean().nullish().catch(true),
    })
    .optional()
    .catch(undefined),
  channelData: z
    .object({
      tenant: z.object({ id: optional }).optional().catch(undefined),
      team: z.object({ id: optional }).optional().catch(undefined),
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

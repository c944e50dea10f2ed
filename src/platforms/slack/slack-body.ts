import { z } from "zod";

/**
 * What Slack sends, as far as it is used here; everything else of a body is let through unread. Shapes follow Slack's
 * own reference: Events API envelope, block_actions, view_submission, slash commands.
 */
const id = z
  .string()
  .min(1)
  .max(100)
  // The package looks clients up by ids in a plain object, which has more names than were put there.
  .refine((given) => !(given in Object.prototype));
const team = z.object({ id });
const user = z.object({ id, team_id: id.optional() });
// Blocks go back to Slack as they came, but for one.
const blocks = z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() }));

const messageSchema = z.object({
  type: z.enum(["message", "app_mention"]),
  user: id.optional(),
  bot_id: id.optional(),
  subtype: z.string().optional(),
  hidden: z.boolean().optional(),
  channel: id,
  channel_type: z.string().optional(),
  text: z.string().optional(),
  ts: id,
  thread_ts: id.optional(),
});

const homeSchema = z.object({ user: id, tab: z.string().default("home") });
const revokedSchema = z.object({ tokens: z.object({ bot: z.array(z.string()).default([]) }) });
const profileSchema = z.object({ user: z.object({ id }) });

const envelopeSchema = z.object({
  team_id: id,
  enterprise_id: id.nullish(),
  // Messages are known by channel and time stamp, so one without it is no less a message.
  event_id: id.optional(),
  event: z.looseObject({ type: z.string() }),
});

const option = z.object({ value: z.string(), text: z.object({ text: z.string() }).optional() });

// Slack's own bound for both ids of an element; they are part of the name under which a press is remembered.
const elementId = z.string().max(255);

/** One element that was used: a button has a value, a menu what was picked in it. */
const action = z.object({
  type: z.string(),
  action_id: elementId,
  block_id: elementId.default(""),
  value: z.string().optional(),
  selected_option: option.nullish(),
  text: z.object({ text: z.string() }).optional(),
  action_ts: id.optional(),
});

const pressSchema = z.object({
  type: z.literal("block_actions"),
  team: team.nullish(),
  user,
  trigger_id: z.string().optional(),
  response_url: z.url().optional(),
  container: z
    .looseObject({
      type: z.string(),
      is_ephemeral: z.boolean().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
  channel: z.object({ id, name: z.string().optional() }).nullish(),
  message: z
    .looseObject({
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
      text: z.string().optional(),
      blocks: blocks.optional(),
    })
    .nullish(),
  view: z.object({ id: z.string().optional() }).nullish(),
  state: z.object({ values: z.unknown() }).nullish(),
  actions: z.array(action).min(1),
});

const submissionSchema = z.object({
  type: z.literal("view_submission"),
  team: team.nullish(),
  user,
  view: z.object({
    id,
    hash: id.optional(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
});

const commandSchema = z.object({
  command: z.string().startsWith("/"),
  text: z.string().default(""),
  team_id: id,
  channel_id: id,
  channel_name: z.string().optional(),
  user_id: id,
  response_url: z.url(),
  trigger_id: id,
});

export type SlackMessageEvent = z.infer<typeof messageSchema>;
export type SlackPress = z.infer<typeof pressSchema>;
export type SlackAction = z.infer<typeof action>;
export type SlackSubmission = z.infer<typeof submissionSchema>;
export type SlackCommand = z.infer<typeof commandSchema>;

/** The body as it came, for the package. */
type Raw = Record<string, unknown>;

/** An id as Slack gives them: of a team, a person, a channel. */
export const slackId = id;

/** A body that was read: what matters here, or something else that is acknowledged and left. */
export type SlackBody =
  | { readonly kind: "message"; readonly team: string; readonly message: SlackMessageEvent; readonly raw: Raw }
  /** Somebody opened the app's page ("home") or its messages. */
  | {
      readonly kind: "home";
      readonly team: string;
      readonly user: string;
      readonly tab: string;
      readonly event: string;
      readonly raw: Raw;
    }
  /** Somebody's profile changed. */
  | { readonly kind: "profile"; readonly team: string; readonly user: string }
  /** A workspace took the assistant away. */
  | { readonly kind: "gone"; readonly team: string; readonly enterprise: string | undefined; readonly event: string }
  | { readonly kind: "press"; readonly body: SlackPress; readonly raw: Raw }
  | { readonly kind: "submission"; readonly body: SlackSubmission; readonly raw: Raw }
  | { readonly kind: "command"; readonly body: SlackCommand; readonly raw: Raw }
  | { readonly kind: "other"; readonly type: string };

/** Reads a body that Slack signed; undefined where it does not have the shape that its own type promises. */
export function readSlackBody(value: unknown): SlackBody | undefined {
  if (!isRecord(value)) return undefined;
  const type = value["type"];
  if (type === "event_callback") return readEvent(value);
  if (type === "block_actions") return wrap("press", pressSchema.safeParse(value).data, value);
  if (type === "view_submission") return wrap("submission", submissionSchema.safeParse(value).data, value);
  if (value["command"] !== undefined) return wrap("command", commandSchema.safeParse(value).data, value);
  return { kind: "other", type: typeof type === "string" ? type : "" };
}

function isRecord(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrap<Kind extends string, Body>(
  kind: Kind,
  body: Body | undefined,
  raw: Raw,
): { kind: Kind; body: Body; raw: Raw } | undefined {
  return body === undefined ? undefined : { kind, body, raw };
}

function readEvent(raw: Raw): SlackBody | undefined {
  const envelope = envelopeSchema.safeParse(raw).data;
  if (envelope === undefined) return undefined;
  const { team_id: team, enterprise_id: enterprise, event: inside } = envelope;
  const event = envelope.event_id ?? `${team}/${inside.type}`;
  switch (inside.type) {
    case "message":
    case "app_mention": {
      const message = messageSchema.safeParse(inside).data;
      return message === undefined ? undefined : { kind: "message", team, message, raw };
    }
    case "app_home_opened": {
      const home = homeSchema.safeParse(inside).data;
      return home === undefined ? undefined : { kind: "home", team, ...home, event, raw };
    }
    case "user_change": {
      const changed = profileSchema.safeParse(inside).data;
      return changed === undefined ? undefined : { kind: "profile", team, user: changed.user.id };
    }
    case "tokens_revoked":
      // Tokens of single people can be revoked too; we have none of those.
      if (revokedSchema.safeParse(inside).data?.tokens.bot.length === 0) return { kind: "other", type: inside.type };
      return { kind: "gone", team, enterprise: enterprise ?? undefined, event };
    case "app_uninstalled":
      return { kind: "gone", team, enterprise: enterprise ?? undefined, event };
    default:
      return { kind: "other", type: inside.type };
  }
}

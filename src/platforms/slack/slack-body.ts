import { z } from "zod";

/**
 * What Slack sends, as far as it is used here; everything else of a body is let through unread. Shapes follow Slack's
 * own reference: Events API envelope, block_actions, view_submission, slash commands.
 */
const id = z.string().min(1).max(100);
const team = z.looseObject({ id });
const user = z.looseObject({ id, team_id: id.optional() });
const blocks = z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() }));

const messageEvent = z.looseObject({
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

const homeEvent = z.looseObject({ type: z.literal("app_home_opened"), user: id, tab: z.string().optional() });
const userEvent = z.looseObject({ type: z.literal("user_change"), user: z.looseObject({ id }) });
const goneEvent = z.looseObject({ type: z.enum(["app_uninstalled", "tokens_revoked"]) });

const envelope = {
  type: z.literal("event_callback"),
  team_id: id,
  enterprise_id: id.nullish(),
  event_id: id,
  is_ext_shared_channel: z.boolean().optional(),
};

const otherEvent = z.looseObject({ type: z.string() });

const envelopeSchema = z.looseObject({
  ...envelope,
  event: z.union([messageEvent, homeEvent, userEvent, goneEvent, otherEvent]),
});

const option = z.looseObject({ value: z.string(), text: z.looseObject({ text: z.string() }).optional() });

/** One element that was used: a button has a value, a menu what was picked in it. */
const action = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  block_id: z.string().default(""),
  value: z.string().optional(),
  selected_option: option.nullish(),
  text: z.looseObject({ text: z.string() }).optional(),
  action_ts: z.string().optional(),
});

const pressSchema = z.looseObject({
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
  channel: z.looseObject({ id, name: z.string().optional() }).nullish(),
  message: z
    .looseObject({
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
      text: z.string().optional(),
      blocks: blocks.optional(),
    })
    .nullish(),
  view: z.looseObject({ id: z.string().optional() }).nullish(),
  state: z.looseObject({ values: z.unknown() }).nullish(),
  actions: z.array(action).min(1),
});

const submissionSchema = z.looseObject({
  type: z.literal("view_submission"),
  team: team.nullish(),
  user,
  view: z.looseObject({
    id,
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.looseObject({ values: z.unknown() }),
  }),
});

const commandSchema = z.looseObject({
  command: z.string().startsWith("/"),
  text: z.string().default(""),
  team_id: id,
  channel_id: id,
  channel_name: z.string().optional(),
  user_id: id,
  response_url: z.url(),
  trigger_id: id,
});

export type SlackEnvelope = z.infer<typeof envelopeSchema>;
export type SlackMessageEvent = z.infer<typeof messageEvent>;
export type SlackPress = z.infer<typeof pressSchema>;
export type SlackAction = z.infer<typeof action>;
export type SlackSubmission = z.infer<typeof submissionSchema>;
export type SlackCommand = z.infer<typeof commandSchema>;

/** A body that was read: one of the four kinds that matter, or something else that is acknowledged and left. */
export type SlackBody =
  | { readonly kind: "event"; readonly body: SlackEnvelope }
  | { readonly kind: "press"; readonly body: SlackPress }
  | { readonly kind: "submission"; readonly body: SlackSubmission }
  | { readonly kind: "command"; readonly body: SlackCommand }
  | { readonly kind: "other"; readonly type: string };

/** Reads a body that Slack signed; undefined where it does not have the shape that its own type promises. */
export function readSlackBody(value: unknown): SlackBody | undefined {
  const head = z.looseObject({ type: z.string().optional(), command: z.string().optional() }).safeParse(value).data;
  if (head === undefined) return undefined;
  if (head.type === "event_callback") return wrap("event", envelopeSchema.safeParse(value).data);
  if (head.type === "block_actions") return wrap("press", pressSchema.safeParse(value).data);
  if (head.type === "view_submission") return wrap("submission", submissionSchema.safeParse(value).data);
  if (head.command !== undefined) return wrap("command", commandSchema.safeParse(value).data);
  return { kind: "other", type: head.type ?? "" };
}

function wrap<Kind extends string, Body>(kind: Kind, body: Body | undefined): { kind: Kind; body: Body } | undefined {
  return body === undefined ? undefined : { kind, body };
}

/** The event as a message, where it is one. */
export function asMessage(event: SlackEnvelope["event"]): SlackMessageEvent | undefined {
  return event.type === "message" || event.type === "app_mention" ? messageEvent.safeParse(event).data : undefined;
}

/** The event of somebody who opened the app's page. */
export function asHomeOpened(
  event: SlackEnvelope["event"],
): { readonly user: string; readonly tab: string } | undefined {
  const found = event.type === "app_home_opened" ? homeEvent.safeParse(event).data : undefined;
  return found === undefined ? undefined : { user: found.user, tab: found.tab ?? "home" };
}

/** The event of somebody whose profile changed: their id. */
export function asUserChange(event: SlackEnvelope["event"]): string | undefined {
  return event.type === "user_change" ? userEvent.safeParse(event).data?.user.id : undefined;
}

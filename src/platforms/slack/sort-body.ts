import type { SlackBody, SlackMessageEvent, SlackPress } from "./slack-body.ts";

/**
 * Under which name a delivery is kept, and beside which others it keeps its order: what one person does in private, by
 * whatever way, is one lane; what is asked before others is the channel's.
 */
export interface Sorted {
  readonly key: string;
  readonly lane: string;
}

/** Messages that people wrote; all other subtypes are Slack's own news: edits, joins, topics. */
const written: ReadonlySet<string> = new Set(["file_share", "me_message", "thread_broadcast"]);

/** What is to be worked off; undefined for what is acknowledged and left: bots, edits, other people's channels. */
export function sortBody(body: SlackBody): Sorted | undefined {
  switch (body.kind) {
    case "message":
      return sortMessage(body.team, body.message);
    case "home":
      return { key: `e/${body.event}`, lane: `${body.team}/${body.user}` };
    case "gone":
      return { key: `e/${body.event}`, lane: `${body.team}/installation` };
    case "press":
      return sortPress(body.body);
    case "submission": {
      const { view, user } = body.body;
      return { key: `v/${view.id}/${view.hash ?? ""}`, lane: `${teamOf(body.body)}/${user.id}` };
    }
    case "command": {
      const { trigger_id: trigger, team_id: team, user_id: user } = body.body;
      return { key: `c/${trigger}`, lane: `${team}/${user}` };
    }
    case "profile":
    case "other":
      return undefined;
    default:
      return body satisfies never;
  }
}

function sortMessage(team: string, message: SlackMessageEvent): Sorted | undefined {
  const { user, bot_id: bot, subtype, hidden, channel, channel_type: place, ts } = message;
  const people = user !== undefined && bot === undefined && hidden !== true;
  const direct = message.type === "app_mention" || place === "im";
  if (!people || !direct || (subtype !== undefined && !written.has(subtype))) return undefined;
  // A mention can come twice, as a mention and as a message: both have the channel and the time stamp.
  return { key: `m/${team}/${channel}/${ts}`, lane: `${team}/${place === "im" ? user : channel}` };
}

function sortPress(body: SlackPress): Sorted | undefined {
  const [action] = body.actions;
  if (action === undefined || !action.block_id.startsWith("uw:")) return undefined;
  if (action.type !== "button" && action.type !== "static_select") return undefined;
  const who = `${teamOf(body)}/${body.user.id}`;
  return { key: `p/${who}/${action.block_id}/${action.action_id}/${action.action_ts ?? ""}`, lane: who };
}

/** The workspace of a press or a form. */
export function teamOf(body: {
  readonly team?: { readonly id: string } | null | undefined;
  readonly user: { readonly team_id?: string | undefined };
}): string {
  return body.team?.id ?? body.user.team_id ?? "";
}

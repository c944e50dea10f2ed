import type { Intent } from "../../domain/intent.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Incoming } from "../../ports/platform.ts";
import { decodePress, fillForm } from "../../ports/press-value.ts";
import { learnerOf, type SlackPerson, toAddress } from "./address.ts";
import type { Work } from "./answer-deliveries.ts";
import { nonceOf } from "./nonce.ts";
import { plainWords } from "./plain-words.ts";
import { readState } from "./read-state.ts";
import type { SlackAction, SlackCommand, SlackMessageEvent, SlackPress, SlackSubmission } from "./slack-body.ts";
import { slackWords } from "./slack-words.ts";
import { teamOf } from "./sort-body.ts";
import type { Target } from "./write-answer.ts";

/** What somebody asked, and where the answer goes. */
export interface Asked {
  readonly person: SlackPerson;
  readonly incoming: Omit<Incoming, "at" | "profile">;
  /** What was typed, as Slack sent it, with its mentions. */
  readonly raw?: string;
  /** Where it was said; absent in a direct message. */
  readonly channel?: string | undefined;
  /** Where an answer for this audience is to be seen. */
  readonly targetFor: (audience: Reply["audience"]) => Target;
  /** Opens a form, within three seconds. */
  readonly trigger?: string | undefined;
  /** Said without asking the assistant: what was pressed means nothing any more. */
  readonly instead?: Reply;
  /** The message whose button was pressed, to be marked as answered. */
  readonly pressed?: { readonly body: SlackPress; readonly action: SlackAction };
}

/** Reads a delivery; undefined for what turns out to ask nothing. */
export function readAsked({
  body,
  delivery,
  botUserId,
}: Pick<Work, "body" | "delivery" | "botUserId">): Asked | undefined {
  switch (body.kind) {
    case "message":
      return askedInMessage(body.message, { team: body.team, delivery, botUserId });
    case "press":
      return askedByPress(body.body, delivery);
    case "submission":
      return askedByForm(body.body, delivery);
    case "command":
      return askedByCommand(body.body, delivery);
    case "home":
    case "profile":
    case "gone":
    case "other":
      return undefined;
    default:
      return body satisfies never;
  }
}

interface Setting {
  readonly team: string;
  readonly delivery: Work["delivery"];
  readonly botUserId: string | undefined;
}

function askedInMessage(message: SlackMessageEvent, { team, delivery, botUserId }: Setting): Asked | undefined {
  const { user, channel, ts, thread_ts: thread, text = "" } = message;
  if (user === undefined) return undefined;
  const person = { team, user };
  const shared = message.channel_type !== "im" && !channel.startsWith("D");
  return {
    person,
    incoming: {
      ...incomingOf(person, { kind: "said", text: plainWords(text, botUserId) }, delivery.key),
      ...(shared ? { shared } : {}),
    },
    raw: text,
    ...(shared ? { channel } : {}),
    targetFor: (audience) =>
      shared && audience === "learner"
        ? { kind: "ephemeral", channel, user, thread }
        : {
            kind: "message",
            channel,
            thread: shared ? (thread ?? ts) : thread,
            since: delivery.at,
            ...(shared ? { user } : {}),
          },
  };
}

function askedByCommand(command: SlackCommand, delivery: Work["delivery"]): Asked {
  const { team_id: team, user_id: user, text, response_url: url, trigger_id: trigger } = command;
  const person = { team, user };
  const words = plainWords(text, undefined);
  const act: Incoming["act"] =
    words === "" ? { kind: "pressed", intent: { kind: "help", topic: null } } : { kind: "said", text: words };
  return {
    person,
    incoming: incomingOf(person, act, delivery.key),
    ...(act.kind === "said" ? { raw: text } : {}),
    channel: channelOf(command.channel_id),
    trigger,
    targetFor: () => ({ kind: "response", url, user }),
  };
}

/** A channel that others are in; a direct message is none. */
function channelOf(id: string | undefined): string | undefined {
  return id?.startsWith("D") === true ? undefined : id;
}

function askedByPress(body: SlackPress, delivery: Work["delivery"]): Asked | undefined {
  const [action] = body.actions;
  if (action === undefined) return undefined;
  const intent = intentOf(action, body);
  const person = { team: teamOf(body), user: body.user.id };
  const targetFor = () => targetOfPress(body, person, delivery);
  if (intent === undefined) {
    const act = { kind: "pressed", intent: { kind: "smalltalk", tone: "ok" } } as const;
    return { person, incoming: incomingOf(person, act, delivery.key), targetFor, instead: oldButton };
  }
  // A menu or a form can be sent off again with something else picked: that is another press.
  const picked = nonceOf(JSON.stringify([action.selected_option?.value, isForm(action) ? intent : null]));
  const event = `press:${action.block_id}:${action.action_id}:${picked}`;
  return {
    person,
    incoming: incomingOf(person, { kind: "pressed", intent }, event),
    channel: channelOf(body.channel?.id),
    trigger: body.trigger_id,
    targetFor,
    pressed: { body, action },
  };
}

const oldButton: Reply = {
  title: slackWords.oldButton,
  blocks: [],
  choices: [],
  next: [{ label: slackWords.help, intent: { kind: "help", topic: null } }],
  audience: "learner",
};

/** A button carries its intent; the one that sends a form off takes what was picked beside it. */
function intentOf(action: SlackAction, body: SlackPress): Intent | undefined {
  const intent = decodePress(action.selected_option?.value ?? action.value ?? "");
  if (intent === undefined || !isForm(action)) return intent;
  const picked = readState(body.state?.values, action.block_id);
  return picked === undefined ? undefined : fillForm(intent, picked);
}

function isForm({ block_id: block }: SlackAction): boolean {
  return /^uw:[^:]+:f/.test(block);
}

/** In a direct message an answer stays; elsewhere whoever pressed sees it alone. */
function targetOfPress(body: SlackPress, { user }: SlackPerson, delivery: Work["delivery"]): Target {
  const channel = body.channel?.id;
  if (channel?.startsWith("D") === true && body.container?.is_ephemeral !== true)
    return {
      kind: "message",
      channel,
      thread: body.message?.thread_ts ?? body.container?.thread_ts,
      since: delivery.at,
    };
  if (body.response_url !== undefined) return { kind: "response", url: body.response_url, user };
  return { kind: "message", channel: user, since: delivery.at };
}

function askedByForm(body: SlackSubmission, delivery: Work["delivery"]): Asked | undefined {
  const intent = decodePress(body.view.private_metadata);
  const picked = readState(body.view.state.values);
  const filled = intent === undefined || picked === undefined ? undefined : fillForm(intent, picked);
  if (filled === undefined) return undefined;
  const person = { team: teamOf(body), user: body.user.id };
  return {
    person,
    incoming: incomingOf(person, { kind: "pressed", intent: filled }, delivery.key),
    targetFor: () => ({ kind: "message", channel: person.user, since: delivery.at }),
  };
}

function incomingOf(person: SlackPerson, act: Incoming["act"], event: string): Omit<Incoming, "at" | "profile"> {
  return { learner: learnerOf(person), act, event, from: toAddress(person) };
}

import { z } from "zod";
import type { SlackApiCall } from "./fake-slack.ts";
import { formBody, formType, messageEvent, type SlackRig } from "./slack-rig.ts";

/** A button or menu that an answer offered, as Slack would send it back. */
interface Pressable {
  readonly type: string;
  readonly action_id: string;
  readonly block_id: string;
  readonly label: string;
  readonly value: string | undefined;
}

const element = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  text: z.looseObject({ text: z.string() }).optional(),
  value: z.string().optional(),
});
const actions = z.looseObject({ block_id: z.string(), elements: z.array(element) });
const anyBlock = z.looseObject({ type: z.string() });

/** The buttons of an answer. */
export function buttonsOf({ args }: SlackApiCall): readonly Pressable[] {
  const blocks = z.array(anyBlock).parse(args["blocks"]);
  return blocks
    .filter(({ type }) => type === "actions")
    .flatMap((block) => {
      const { block_id, elements } = actions.parse(block);
      return elements.map(({ type, action_id, text, value }) => ({
        type,
        action_id,
        block_id,
        label: text?.text ?? "",
        value,
      }));
    });
}

let presses = 0;

/** Where a press happens; a direct message where nothing is said. */
export interface PressPlace {
  readonly channel?: string;
  readonly user?: string;
  readonly ephemeral?: boolean;
  readonly home?: boolean;
  readonly state?: object;
  /** The same press once more: a delivery that came twice. */
  readonly actionTs?: string;
}

/** Presses the button of an answer that has this label. */
export async function press(rig: SlackRig, answer: SlackApiCall, how: PressPlace & { readonly label: string }) {
  const button = buttonsOf(answer).find(({ label }) => label === how.label);
  if (button === undefined)
    throw new Error(`no button "${how.label}" among ${buttonsOf(answer).map(({ label }) => label)}`);
  return rig.send(pressBody(rig, { answer, button, how }), { type: formType });
}

function pressBody(
  rig: SlackRig,
  { answer, button, how }: { answer: SlackApiCall; button: Pressable; how: PressPlace },
): string {
  presses += 1;
  const { channel = "D1", user = "U1", ephemeral = false, home = false, state = {} } = how;
  const { block_id, action_id, type, value, label } = button;
  const ts = "1700000000.000001";
  const place = home
    ? { container: { type: "view", view_id: "V1" }, view: { id: "V1" } }
    : {
        container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: ephemeral },
        channel: { id: channel, name: "somewhere" },
        message: { ts, text: answer.args["text"], blocks: answer.args["blocks"] },
        response_url: `${rig.slack.origin}/response/${presses}`,
      };
  const payload = {
    type: "block_actions",
    team: { id: "T1", domain: "test" },
    user: { id: user, team_id: "T1" },
    trigger_id: `trigger-${presses}`,
    ...place,
    state: { values: state },
    actions: [
      {
        type,
        block_id,
        action_id,
        text: { type: "plain_text", text: label },
        action_ts: how.actionTs ?? `1700000000.${presses}`,
        value,
      },
    ],
  };
  return formBody({ payload: JSON.stringify(payload) });
}

/** A mention of the assistant in a channel. */
export function mention(text: string, more: object = {}): object {
  return messageEvent(`<@UBOT> ${text}`, { type: "app_mention", channel: "C1", channel_type: undefined, ...more });
}

/** The slash command, as Slack sends it. */
export function command(rig: SlackRig, text: string): string {
  presses += 1;
  return formBody({
    command: "/study",
    text,
    team_id: "T1",
    channel_id: "C9",
    channel_name: "general",
    user_id: "U1",
    user_name: "alex",
    response_url: `${rig.slack.origin}/response/${presses}`,
    trigger_id: `trigger-${presses}`,
    api_app_id: "A1",
  });
}

/** Somebody opens the app's page ("home") or its messages. */
export function opened(tab: "home" | "messages", user = "U1"): object {
  presses += 1;
  return {
    type: "event_callback",
    team_id: "T1",
    event_id: `EvHome${presses}`,
    event: { type: "app_home_opened", user, channel: "D1", tab },
  };
}

/** A form sent off: the view that was opened, with what was picked by field. */
export function submission(opened: SlackApiCall, picked: Readonly<Record<string, readonly string[]>>): string {
  presses += 1;
  const view = z
    .looseObject({
      private_metadata: z.string(),
      callback_id: z.string(),
      blocks: z.array(
        z.looseObject({
          type: z.string(),
          block_id: z.string().optional(),
          element: z.looseObject({ action_id: z.string(), type: z.string() }).optional(),
        }),
      ),
    })
    .parse(opened.args["view"]);
  const values = view.blocks.flatMap(({ block_id = "", element: one }) => {
    if (one === undefined) return [];
    const field = one.action_id.replace(/^uw:\d+:/, "");
    const selected = (picked[field] ?? []).map((value) => ({ text: { type: "plain_text", text: value }, value }));
    return [[block_id, { [one.action_id]: { type: one.type, selected_options: selected } }] as const];
  });
  const payload = {
    type: "view_submission",
    team: { id: "T1" },
    user: { id: "U1", team_id: "T1" },
    view: { ...view, id: `V${presses}`, hash: "h1", state: { values: Object.fromEntries(values) } },
  };
  return formBody({ payload: JSON.stringify(payload) });
}

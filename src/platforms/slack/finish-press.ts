import { OutsideError } from "../../domain/outside-error.ts";
import type { AnswerOptions, Work } from "./answer-deliveries.ts";
import { publishHome, refreshHome } from "./publish-home.ts";
import type { Asked } from "./read-asked.ts";
import { chosenMessage } from "./render-chosen.ts";
import { isGone } from "./write-answer.ts";

/** After an answer: the question whose button was pressed is marked so, and the app's page shows what is true now. */
export async function finishPress(
  asked: Asked,
  { client, delivery, body }: Work,
  options: AnswerOptions,
): Promise<void> {
  const { person, pressed } = asked;
  try {
    if (pressed !== undefined) await markChosen(asked, client, options);
    const fromHome = pressed?.body.container?.type === "view" || body.kind === "submission";
    const opened = { person, client, at: delivery.at };
    await (fromHome ? publishHome(opened, options) : refreshHome(opened, options));
  } catch (error) {
    // The answer is there; a mark that is missing is no reason to answer twice.
    if (!(error instanceof OutsideError)) options.log.error("a bug while marking a question as answered");
    options.metrics.failed({ platform: "slack", where: "mark", code: isGone(error) ? "EGONE" : "ESLACK" });
  }
}

async function markChosen({ person, pressed }: Asked, client: Work["client"], { call }: AnswerOptions): Promise<void> {
  if (pressed === undefined) return;
  const { body, action } = pressed;
  if (!/^uw:[^:]+:c/.test(action.block_id)) return;
  const { blocks, ts, text = "" } = body.message ?? {};
  const prefix = action.block_id.replace(/:c\d*$/, ":c");
  if (blocks === undefined || ts === undefined || body.channel?.id === undefined) return;
  // In a channel the question stays for the others.
  if (!body.channel.id.startsWith("D")) return;
  const changed = chosenMessage(blocks, {
    blockPrefix: prefix,
    label: action.selected_option?.text?.text ?? action.text?.text ?? "",
  });
  await call({
    client,
    team: person.team,
    method: "chat.update",
    args: { channel: body.channel.id, ts, text, blocks: changed },
  });
}

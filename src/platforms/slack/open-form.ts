import type { WebClient } from "@slack/web-api";
import type { Form, Reply } from "../../domain/reply.ts";
import { encodePress } from "../../ports/press-value.ts";
import type { CallSlack } from "./call-slack.ts";
import { formView } from "./form-view.ts";

/** The form of a reply, where it has one. */
export function formOf({ blocks }: Reply): Form | undefined {
  return blocks.find((block) => block.kind === "form");
}

/** Opens a form over the page. Slack takes the trigger within three seconds, once. */
export async function openForm(
  {
    form,
    client,
    team,
    trigger,
    nonce,
  }: { form: Form; client: WebClient; team: string; trigger: string; nonce: string },
  { call }: { readonly call: CallSlack },
): Promise<void> {
  const view = formView(form, { nonce, privateMetadata: encodePress(form.means) });
  await call({ client, team, method: "views.open", args: { trigger_id: trigger, view } });
}

import type { ModalView } from "@slack/web-api";
import type { Form } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import { plainWords, shorten } from "./mrkdwn.ts";
import { drawLines } from "./render-blocks.ts";
import { drawLeft, formInputs, submitWords } from "./render-form.ts";
import { makeLine } from "./render-lines.ts";
import { openNames, plainObject } from "./render-parts.ts";
import { slackWords } from "./slack-words.ts";

/** What a view of ours is called; what it means stands in its private metadata. */
export const formCallback = "uw:form";

/**
 * A form as a modal for views.open. `privateMetadata` comes back with the submission: at most 3,000 characters ("Views" reference), to hold the
 * form's intent (`encodePress(form.means)`) and where to answer.
 */
export function formView(
  form: Form,
  { nonce, privateMetadata }: { readonly nonce: string; readonly privateMetadata: string },
): ModalView {
  const name = openNames(nonce);
  const title = plainWords(form.title) || slackWords.form;
  const short = shorten(title, limits.viewTitle);
  const { inputs, left, whole } = formInputs(form, name("f"));
  const full = short === title ? [] : makeLine("title", [{ strong: shorten(title, limits.fullLabel) }]);
  return {
    type: "modal",
    callback_id: formCallback,
    private_metadata: privateMetadata,
    title: plainObject(short),
    submit: plainObject(submitWords(form, limits.viewTitle)),
    close: plainObject(slackWords.cancel),
    blocks: [
      ...drawLines(full, name).flatMap(({ blocks }) => blocks),
      ...inputs,
      ...drawLeft(left, { whole: whole && inputs.length > 0, name }),
    ],
  };
}

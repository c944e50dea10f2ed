import type { KnownBlock } from "@slack/web-api";
import { limits } from "./limits.ts";
import { plainWords, shorten } from "./mrkdwn.ts";
import { plainObject } from "./render-parts.ts";
import { slackWords } from "./slack-words.ts";

/** Any block, also one that came back from Slack. */
interface Named {
  readonly type: string;
  readonly block_id?: string | undefined;
}

/**
 * The blocks of a message after a press: those whose block_id begins with `blockPrefix` (the pressed group's,
 * `uw:<nonce>:c`) give way to a line that says what was chosen; all others stay as they are.
 */
export function chosenMessage<Other extends Named>(
  blocks: readonly Other[],
  { blockPrefix, label }: { readonly blockPrefix: string; readonly label: string },
): readonly (Other | KnownBlock)[] {
  const first = blocks.findIndex((block) => block.block_id?.startsWith(blockPrefix));
  return blocks.flatMap((block, index): readonly (Other | KnownBlock)[] => {
    if (index === first) return [chosenLine(label, block.block_id ?? "")];
    return block.block_id?.startsWith(blockPrefix) ? [] : [block];
  });
}

function chosenLine(label: string, block_id: string): KnownBlock {
  const words = shorten(slackWords.chose(plainWords(label)), limits.fullLabel);
  return { type: "context", block_id, elements: [plainObject(words)] };
}

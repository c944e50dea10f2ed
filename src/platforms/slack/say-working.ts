import type { Work } from "./answer-deliveries.ts";
import type { Asked } from "./read-asked.ts";
import { slackWords } from "./slack-words.ts";
import type { Target, WriteOptions } from "./write-answer.ts";

/**
 * Says to one person alone that the answer takes a moment; it is gone when they load the page again. Slack lets bots of
 * this kind show no typing. Fails silently: the answer itself is what counts.
 */
export async function sayWorking(
  asked: Asked,
  work: Work,
  options: Pick<WriteOptions, "call" | "fetch">,
): Promise<void> {
  const target: Target = asked.targetFor("learner");
  const text = slackWords.working;
  try {
    if (target.kind === "response") {
      const body = JSON.stringify({ response_type: "ephemeral", replace_original: false, text });
      await options.fetch(target.url, { method: "POST", headers: { "content-type": "application/json" }, body });
      return;
    }
    const { user, team } = asked.person;
    const args = { channel: target.channel, user, text };
    await options.call({ client: work.client, team, method: "chat.postEphemeral", args });
  } catch {
    // A direct message that was never opened has no channel to say it in.
  }
}

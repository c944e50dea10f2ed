import type { Intent } from "../../src/domain/intent.ts";
import type { Reply } from "../../src/domain/reply.ts";
import { sampleIntents } from "../app/sample-intents.ts";
import { tryOut } from "../app/try-out.ts";
import { dialogueNames, dialogueText, playDialogue } from "../dialogues/play-dialogue.ts";
import { readDialogue } from "../dialogues/read-dialogue.ts";
import { screens } from "../dialogues/screens.ts";

let collected: Promise<readonly Reply[]> | undefined;

/**
 * Every different reply that the assistant gives in the transcripts, and to every sample of an intent, to somebody new and
 * to somebody with a plan. Collected once for all tests of a file.
 */
export function collectReplies(): Promise<readonly Reply[]> {
  collected ??= collect();
  return collected;
}

async function collect(): Promise<readonly Reply[]> {
  const found = new Map<string, Reply>();
  for (const reply of [...(await fromDialogues()), ...(await fromIntents())]) found.set(JSON.stringify(reply), reply);
  return [...found.values()];
}

async function fromDialogues(): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (const name of dialogueNames) {
    const [screen] = screens;
    if (screen === undefined) break;
    for await (const { reply } of playDialogue(readDialogue(dialogueText(name)), screen)) replies.push(reply);
  }
  return replies;
}

const plan: Intent = {
  kind: "plan.save",
  change: "set",
  units: [1, 2, 3, 6],
  drop: [],
  as: "planned",
  qualification: "10266",
};

async function fromIntents(): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (const intent of Object.values(sampleIntents).flat()) {
    replies.push((await tryOut().presses(intent)).reply);
    const talk = tryOut({ qualification: "10266" });
    await talk.presses(plan);
    replies.push((await talk.presses(intent)).reply);
  }
  return replies;
}

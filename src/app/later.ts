import type { Reply } from "../domain/reply.ts";
import { type Command, makeReply, offer, type Scene } from "./scene.ts";

/** What is understood but not built yet: each says so, and keeps what was understood in its data. */

/** How teams are doing. */
export const teamProgress: Command<"progress.team"> = (intent, scene) => ({
  intent: "progress.team",
  data: { team: null, members: [] },
  reply: notYet(scene.say("later.team"), scene),
  about: intent,
});

function notYet(title: string, { say }: Scene): Reply {
  return makeReply(title, { next: [offer(say("choice.quiet"), { kind: "help", topic: null })] });
}

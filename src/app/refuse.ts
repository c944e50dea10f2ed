import type { Intent } from "../domain/intent.ts";
import { rolesFor } from "../domain/permission.ts";
import { makeReply, type Outcome, offer, type Scene } from "./scene.ts";

/** Says that this is not for whoever asks, and for whom it is. */
export function refuse(intent: Intent, { say }: Scene): Outcome {
  const [first = "admin"] = rolesFor(intent.kind);
  return {
    intent: intent.kind,
    data: { error: { code: "not-allowed" } },
    reply: makeReply(say(`refused.${first}`), {
      next: [offer(say("choice.quiet"), { kind: "help", topic: null })],
    }),
    about: { kind: "smalltalk", tone: "ok" },
  };
}

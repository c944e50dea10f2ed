import { makeReply, type Outcome, offer, type Scene } from "./scene.ts";

/** Stands for what is understood and not built. */
export function notYet(intent: { readonly kind: string }, { say }: Scene): Outcome {
  return {
    intent: intent.kind,
    data: {},
    reply: makeReply(say("later.staff"), { next: [offer(say("choice.quiet"), { kind: "help", topic: null })] }),
  };
}

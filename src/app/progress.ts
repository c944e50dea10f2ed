import { type Command, makeReply, offer } from "./scene.ts";

export const myProgress: Command<"progress.me"> = (intent, scene) => ({
  intent: "progress.me",
  data: { qualification: intent.qualification ?? scene.own, units: [] },
  reply: makeReply(scene.say("later.progress"), { next: [offer(scene.say("choice.plan"), { kind: "plan.show" })] }),
});

/** "What did I do this week?" */
export const myWeek: Command<"progress.week"> = (_intent, scene) => ({
  intent: "progress.me",
  data: { qualification: scene.own, units: [] },
  reply: makeReply(scene.say("later.progress")),
});

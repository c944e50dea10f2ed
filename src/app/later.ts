import type { Reply } from "../domain/reply.ts";
import { nameUnits } from "./name-units.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "./scene.ts";

/** What is understood but not built yet: each says so, and keeps what was understood in its data. */

/** How teams are doing. */
export const teamProgress: Command<"progress.team"> = (intent, scene) => ({
  intent: "progress.team",
  data: { team: null, members: [] },
  reply: notYet(scene.say("later.team"), scene),
  about: intent,
});

export const showEvidence: Command<"evidence.show"> = (intent, scene) => evidence("evidence.show", intent, scene);
export const setEvidence: Command<"evidence.set"> = (intent, scene) => evidence("evidence.set", intent, scene);

function evidence(
  name: string,
  intent: { readonly units: readonly number[]; readonly qualification?: string },
  scene: Scene,
): ReturnType<Command<"evidence.show">> {
  const [number] = intent.units;
  const qualification = qualificationOf(intent.qualification, scene);
  const about =
    number === undefined
      ? ""
      : scene.say("later.evidence.about", { units: nameUnits(intent.units, qualification, scene.say) });
  const next =
    number === undefined
      ? []
      : [
          offer(scene.say("choice.about", { number }), {
            kind: "unit.info",
            units: [number],
            topic: "summary",
            qualification: qualification.code,
          } as const),
        ];
  return {
    intent: name,
    data: { unit: number ?? null, criteria: [] },
    reply: makeReply(scene.say("later.evidence", { about }), { next }),
  };
}

function notYet(title: string, { say }: Scene): Reply {
  return makeReply(title, { next: [offer(say("choice.quiet"), { kind: "help", topic: null })] });
}

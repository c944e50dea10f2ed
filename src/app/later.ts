import type { Reply } from "../domain/reply.ts";
import { nameUnits } from "./name-units.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "./scene.ts";

/** What is understood but not built yet: each says so, and keeps what was understood in its data. */

/** Other people's progress: refused to anyone but a manager, today as later. */
export const teamProgress: Command<"progress.team"> = (intent, scene) =>
  scene.roles.includes("manager")
    ? {
        intent: "progress.team",
        data: { team: null, members: [] },
        reply: notYet(scene.say("later.team"), scene),
        about: intent,
      }
    : {
        intent: "progress.team",
        data: { error: { code: "not-allowed" } },
        reply: makeReply(scene.say("later.team.refused")),
      };

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

import { type DailyWish, weekdays } from "../domain/intent.ts";
import type { Reply } from "../domain/reply.ts";
import { joinWords, nameUnits } from "./name-units.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "./scene.ts";

/** What is understood but not built yet: each says so, and keeps what was understood in its data. */

export const setDaily: Command<"daily.set"> = (intent, scene) => {
  const { wish } = intent;
  const title =
    wish.on === false && !wish.pausedUntil
      ? scene.say("later.daily.off")
      : scene.say("later.daily", { wish: wishWords(wish, scene) });
  return { intent: "daily.set", data: dailyData(wish, scene), reply: notYet(title, scene), about: intent };
};

export const showDaily: Command<"daily.show"> = (intent, scene) => ({
  intent: "daily.show",
  data: dailyData({ on: false }, scene),
  reply: notYet(scene.say("later.daily.show"), scene),
  about: intent,
});

function dailyData(wish: DailyWish, scene: Scene): Readonly<Record<string, unknown>> {
  return {
    on: wish.on ?? false,
    time: wish.time ?? null,
    days: wish.days ?? [],
    timezone: scene.learner.timezone,
    count: wish.count ?? 1,
    pausedUntil: wish.pausedUntil ?? null,
    built: false,
  };
}

function wishWords(wish: DailyWish, { say }: Scene): string {
  if (wish.pausedUntil) return say("later.daily.paused", { date: wish.pausedUntil });
  const days =
    wish.days === undefined || wish.days.length === weekdays.length
      ? say("later.daily.days.all")
      : joinWords(
          wish.days.map((day) => say(`day.${day}`)),
          say("list.and"),
        );
  return say("later.daily.wish", { count: wish.count ?? 1, time: wish.time ?? say("later.daily.time.unset"), days });
}

export const myProgress: Command<"progress.me"> = (intent, scene) => ({
  intent: "progress.me",
  data: { qualification: intent.qualification ?? scene.own, units: [] },
  reply: makeReply(scene.say("later.progress"), { next: [offer(scene.say("choice.plan"), { kind: "plan.show" })] }),
});

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

import { type DailyWish, weekdays } from "../domain/intent.ts";
import { joinWords } from "./name-units.ts";
import { type Command, makeReply, type Scene } from "./scene.ts";

export const setDaily: Command<"daily.set"> = (intent, scene) => {
  const { wish } = intent;
  const title =
    wish.on === false && !wish.pausedUntil
      ? scene.say("later.daily.off")
      : scene.say("later.daily", { wish: wishWords(wish, scene) });
  return { intent: "daily.set", data: dailyData(wish, scene), reply: makeReply(title), about: intent };
};

export const showDaily: Command<"daily.show"> = (intent, scene) => ({
  intent: "daily.show",
  data: dailyData({ on: false }, scene),
  reply: makeReply(scene.say("later.daily.show")),
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

/** "I'm on a call". */
export const laterToday: Command<"daily.later"> = (intent, scene) => ({
  intent: "daily.set",
  data: { ...dailyData({ on: false }, scene), minutes: intent.minutes },
  reply: makeReply(scene.say("later.daily.show")),
  about: intent,
});

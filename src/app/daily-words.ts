import { DateTime } from "luxon";
import { addDays, weekdayOf } from "../domain/daily/local-day.ts";
import { type DailySettings, usualDaily } from "../domain/daily.ts";
import { weekdays } from "../domain/intent.ts";
import type { Choice } from "../domain/reply.ts";
import { type DueDay, nextDay, openPrompt } from "./daily-due.ts";
import { localTime } from "./local-instant.ts";
import { joinWords } from "./name-units.ts";
import { offer, type Scene } from "./scene.ts";

/** What is set, in one line; a break is told before what comes after it. */
export function settingsTitle(settings: DailySettings, scene: Scene): string {
  const { say, today } = scene;
  if (!settings.on) return say("daily.off");
  const { pausedUntil } = settings;
  if (pausedUntil !== null && pausedUntil > today) return say("daily.paused", { date: dateWords(pausedUntil, scene) });
  return wishLine(settings, scene, nextWords(nextOf(settings, scene), settings, scene));
}

/** How many, when and on which days, and when the next one comes. */
export function wishLine(settings: DailySettings, { say }: Scene, next = ""): string {
  const { count, time, skipHolidays } = settings;
  return say("daily.on", {
    questions: say("daily.count", { count }),
    time,
    days: daysWords(settings, say),
    holidays: skipHolidays === null ? "" : say(`daily.holidays.${skipHolidays}`),
    next,
  });
}

/** The next question with these settings; undefined where none can be sent. */
export function nextOf(settings: DailySettings, { learner, at }: Scene): DueDay | undefined {
  const { address, daily, dueAt } = learner;
  if (address === null) return undefined;
  const open = openPrompt(daily);
  if (open?.state === "claimed" && settings.on && dueAt !== null && dueAt >= at) return { date: open.date, at: dueAt };
  return nextDay({ daily: { ...daily, settings, silent: false }, timezone: learner.timezone }, at);
}

function nextWords(next: DueDay | undefined, settings: DailySettings, scene: Scene): string {
  if (next === undefined) return "";
  const { say, today, learner } = scene;
  const date = dateWords(next.date, scene);
  const when =
    next.date === today
      ? say("daily.when.today", { date })
      : next.date === addDays(today, 1)
        ? say("daily.when.tomorrow", { date })
        : date;
  const time = localTime(next.at, learner.timezone);
  return say("daily.next", { when: time === settings.time ? when : say("daily.when.at", { when, time }) });
}

function daysWords({ days, every }: DailySettings, say: Scene["say"]): string {
  const has = new Set(days);
  const isWeekend = (day: string) => day === "sat" || day === "sun";
  const names = weekdays.filter((day) => has.has(day));
  const kind =
    names.length === 7
      ? "all"
      : names.length === 5 && !names.some(isWeekend)
        ? "weekdays"
        : names.length === 2 && names.every(isWeekend) && every === 1
          ? "weekends"
          : "some";
  const listed = joinWords(
    names.map((day) => say(`day.${day}`)),
    say("list.and"),
  );
  if (every === 2 && kind !== "weekends") return say(`daily.days.every-other.${kind}`, { days: listed });
  return say(`daily.days.${kind}`, { days: listed });
}

/** "Thursday 26 November", with the year where it is another one. */
export function dateWords(date: string, { say, today }: Pick<Scene, "say" | "today">): string {
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  const words = DateTime.fromISO(date, { zone: "utc", locale: "en-GB" }).toFormat(
    isThisYear ? "d LLLL" : "d LLLL yyyy",
  );
  return say("daily.date", { day: say(`day.${weekdayOf(date)}`), date: words });
}

/** What can be done about the daily question from here. */
export function dailyOffers(settings: DailySettings | null, { say, today }: Scene): readonly Choice[] {
  if (settings === null) return [startOffer(say)];
  const isPaused = settings.pausedUntil !== null && settings.pausedUntil > today;
  if (!settings.on || isPaused)
    return [
      offer(say("daily.choice.resume"), { kind: "daily.set", wish: { on: true } }),
      ...(isPaused && settings.on ? [stopOffer(say)] : []),
    ];
  const other = ["12:30", "08:30"].find((time) => time !== settings.time) ?? "12:30";
  return [pauseOffer(say, today), stopOffer(say), offer(say("daily.choice.time", { time: other }), timeWish(other))];
}

function timeWish(time: string): Choice["intent"] {
  return { kind: "daily.set", wish: { time } };
}

export function stopOffer(say: Scene["say"]): Choice {
  return offer(say("daily.choice.stop"), { kind: "daily.set", wish: { on: false } });
}

export function pauseOffer(say: Scene["say"], today: string): Choice {
  return offer(say("daily.choice.pause"), { kind: "daily.set", wish: { pausedUntil: addDays(today, 7) } });
}

/** One question a day as usual. */
export function startOffer(say: Scene["say"]): Choice {
  const { time, days, count } = usualDaily;
  return offer(say("daily.choice.start"), { kind: "daily.set", wish: { on: true, time, days, count } });
}

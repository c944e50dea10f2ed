import { isDate, isTime } from "../domain/daily/local-day.ts";
import { lastBreak } from "../domain/daily/streak.ts";
import { type DailySettings, type Prompt, usualDaily } from "../domain/daily.ts";
import type { DailyWish } from "../domain/intent.ts";
import { weekdays } from "../domain/intent.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import { nextDay, replanned } from "./daily-due.ts";
import { localDate } from "./local-date.ts";
import { isZone } from "./local-instant.ts";
import { practisedIn } from "./practised.ts";
import type { Scene } from "./scene.ts";

const mostQuestions = 5;

/** What is shown of somebody who has never asked for a daily question. */
export const usualOff: DailySettings = { ...usualDaily, on: false };

/** What of a wish could not be had as it was said. */
export type Trouble = "most" | "zone" | "time" | "hours" | "date" | "past" | "holidays";

/** The learner with a wish about the daily question carried out, and what could not be. */
export interface Wished {
  readonly learner: Learner;
  readonly settings: DailySettings;
  readonly troubles: readonly Trouble[];
}

/** Carries out a wish: only what it names changes. Whoever says anything about it is not silent any more. */
export function carryOut(wish: DailyWish, scene: Scene): Wished {
  const { learner, at } = scene;
  const zone = wish.timezone !== undefined && isZone(wish.timezone) ? wish.timezone : undefined;
  const there: Learner = zone === undefined ? learner : { ...learner, timezone: zone, zoneChosen: true };
  const today = localDate(at, there.timezone);
  const was = learner.daily.settings;
  const merged = merge(was ?? usualOff, wish, today);
  const settings = { ...merged, from: rhythmFrom({ was, now: merged, learner: there }, { at, today }) };
  const isBegun = settings.on && was?.on !== true;
  const brokenOn = isBegun
    ? lastBreak({ daily: learner.daily, days: practisedIn(scene).days, today: scene.today })
    : learner.daily.brokenOn;
  const prompts = isBegun ? learner.daily.prompts.map((prompt) => closed(prompt, at)) : learner.daily.prompts;
  const daily = { ...learner.daily, prompts, settings, offered: true, unanswered: 0, brokenOn, silent: false };
  return { learner: replanned({ ...there, daily }, at), settings, troubles: troublesOf(wish, { was, zone, today }) };
}

// What was left open when it was stopped, so that beginning again does not go through all the days between.
function closed(prompt: Prompt, at: Instant): Prompt {
  if (prompt.until >= at) return prompt;
  if (prompt.state === "claimed") return { ...prompt, state: "nothing", at };
  return prompt.state === "sending" ? { ...prompt, state: "unsure", at } : prompt;
}

function merge(was: DailySettings, wish: DailyWish, today: string): DailySettings {
  const days = weekdays.filter((day) => wish.days?.includes(day));
  const { skipHolidays } = wish;
  return {
    ...was,
    on: isOn(was, wish),
    time: wish.time !== undefined && isTime(wish.time) ? wish.time : was.time,
    days: days.length > 0 ? days : was.days,
    every: wish.every ?? was.every,
    count: Math.min(mostQuestions, Math.max(1, wish.count ?? was.count)),
    skipHolidays: skipHolidays === undefined || skipHolidays === "unknown" ? was.skipHolidays : skipHolidays,
    quiet: wish.quiet !== undefined && isHours(wish.quiet) ? wish.quiet : was.quiet,
    pausedUntil: pauseOf(was, wish, today),
  };
}

// A break is no end, even where both are said; and whoever names a time, days or a number wants to be asked.
function isOn(was: DailySettings, wish: DailyWish): boolean {
  if (wish.on === false) return wish.pausedUntil ? was.on : false;
  if (wish.on === true) return true;
  const names = [wish.time, wish.days, wish.count, wish.every].some((one) => one !== undefined);
  return was.on || names;
}

function pauseOf(was: DailySettings, wish: DailyWish, today: string): string | null {
  if (wish.pausedUntil === null) return null;
  if (wish.pausedUntil !== undefined && isDate(wish.pausedUntil) && wish.pausedUntil > today) return wish.pausedUntil;
  const isOver = was.pausedUntil !== null && was.pausedUntil <= today;
  // "Not on Fridays" within a break leaves it; "send them again" ends it.
  const isBegun = wish.on === true && (!was.on || Object.keys(wish).length === 1);
  return isOver || isBegun || wish.on === false ? null : was.pausedUntil;
}

function isHours(quiet: DailySettings["quiet"]): boolean {
  return quiet === null || (isTime(quiet.from) && isTime(quiet.to));
}

interface Rhythm {
  readonly was: DailySettings | null;
  readonly now: DailySettings;
  readonly learner: Learner;
}

// Every other day is counted from today's question where it was asked, else from the next one; then it stays.
function rhythmFrom(
  { was, now, learner }: Rhythm,
  { at, today }: { readonly at: number; readonly today: string },
): string | null {
  if (now.every === 1) return null;
  if (was?.every === 2 && was.from !== null) return was.from;
  const { daily, timezone } = learner;
  if (daily.prompts.some(({ date }) => date === today)) return today;
  const settings: DailySettings = { ...now, on: true, every: 1, from: null };
  return nextDay({ daily: { ...daily, settings, silent: false }, timezone }, at)?.date ?? today;
}

function troublesOf(
  wish: DailyWish,
  {
    was,
    zone,
    today,
  }: { readonly was: DailySettings | null; readonly zone: string | undefined; readonly today: string },
): readonly Trouble[] {
  const { pausedUntil } = wish;
  const isPast = pausedUntil && isDate(pausedUntil) && pausedUntil <= today;
  return [
    ...(wish.skipHolidays === "unknown" && !was?.skipHolidays ? (["holidays"] as const) : []),
    ...((wish.count ?? 1) > mostQuestions ? (["most"] as const) : []),
    ...(wish.timezone !== undefined && zone === undefined ? (["zone"] as const) : []),
    ...(wish.time === undefined || isTime(wish.time) ? [] : (["time"] as const)),
    ...(wish.quiet === undefined || isHours(wish.quiet) ? [] : (["hours"] as const)),
    ...(pausedUntil && !isDate(pausedUntil) ? (["date"] as const) : []),
    ...(isPast ? (["past"] as const) : []),
  ];
}

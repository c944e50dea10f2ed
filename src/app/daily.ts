import { isQuiet, timeOfDay } from "../domain/daily/asked-on.ts";
import { type DailySettings, nations } from "../domain/daily.ts";
import type { DailyWish, Intent } from "../domain/intent.ts";
import type { Learner } from "../domain/learner.ts";
import type { Block, Choice } from "../domain/reply.ts";
import { carryOut, type Trouble, usualOff } from "./daily-wish.ts";
import { dailyOffers, nextOf, settingsTitle, wishLine } from "./daily-words.ts";
import { localDate } from "./local-date.ts";
import { type Command, makeReply, type Outcome, offer, type Scene } from "./scene.ts";

/** "One question at half past eight on weekdays", "pause till Monday", "stop": set, and said back in one line. */
export const setDaily: Command<"daily.set"> = (intent, scene) => {
  const { wish } = intent;
  const { learner, settings, troubles } = carryOut(wish, scene);
  const here: Scene = { ...scene, learner, today: localDate(scene.at, learner.timezone) };
  const told = tellSettings(settings, here, { wish, troubles });
  if (!troubles.includes("holidays")) return { ...told, learner, about: nowSet(settings, intent) };
  const choices = nations.map((nation) =>
    offer(scene.say(`daily.nation.${nation}`), { kind: "daily.set", wish: { ...wish, skipHolidays: nation } }),
  );
  const { title, blocks } = told.reply;
  const lead: readonly Block[] = [{ kind: "text", text: [title] }, ...blocks];
  const reply = makeReply(scene.say("daily.holidays.which"), { blocks: settings.on ? lead : [], choices });
  return { ...told, reply, learner, about: nowSet(settings, intent) };
};

// "Not on Fridays" and "make it two" said next are changes of what is set, not of the last wish alone.
function nowSet({ on, time, days, count, every }: DailySettings, said: Intent): Intent {
  return on ? { kind: "daily.set", wish: { on, time, days, count, every } } : said;
}

/** What is set, and when the next question comes. */
export const showDaily: Command<"daily.show"> = (intent, scene) => {
  const { daily } = scene.learner;
  const shown = tellSettings(daily.settings ?? usualOff, scene, { wish: {}, troubles: [] });
  const next = daily.settings === null ? dailyOffers(null, scene) : shown.reply.next;
  const { title, blocks } = shown.reply;
  const undone = { title: scene.say("daily.undo.none"), blocks: [{ kind: "text", text: [title] } as const, ...blocks] };
  return {
    ...shown,
    intent: "daily.show",
    reply: { ...shown.reply, ...(intent.undo === true ? undone : {}), next },
    about: daily.settings === null ? intent : nowSet(daily.settings, intent),
  };
};

/** What JSON mode reports of the daily question: what is set now. */
export function dailyData(settings: DailySettings, scene: Scene): Readonly<Record<string, unknown>> {
  const { on, time, days, count, pausedUntil, every, skipHolidays, quiet } = settings;
  const next = nextOf(settings, scene);
  return {
    on,
    time,
    days,
    timezone: scene.learner.timezone,
    count,
    pausedUntil,
    every,
    skipHolidays,
    quiet,
    next: next === undefined ? null : new Date(next.at).toISOString(),
  };
}

interface Told {
  readonly wish: DailyWish;
  readonly troubles: readonly Trouble[];
}

function tellSettings(settings: DailySettings, scene: Scene, told: Told): Outcome {
  const { say } = scene;
  const isStop = told.wish.on === false || Object.keys(told.wish).length === 0;
  const title = settings.on || isStop ? settingsTitle(settings, scene) : say("daily.off.kept");
  const lines = [
    ...told.troubles.flatMap((trouble) => troubleLine(trouble, { wish: told.wish, settings }, scene)),
    ...pauseLines(settings, scene),
    ...quietLines(settings, scene),
    ...(told.wish.timezone === scene.learner.timezone ? [say("daily.zone", { zone: scene.learner.timezone })] : []),
    ...(nations.some((nation) => nation === told.wish.skipHolidays) ? [say("daily.holidays.later")] : []),
    ...waitingLine(scene.learner, scene),
    ...(settings.on && scene.learner.address === null ? [say("daily.nowhere")] : []),
  ];
  return {
    intent: "daily.set",
    data: dailyData(settings, scene),
    reply: makeReply(title, {
      blocks: lines.map((text): Block => ({ kind: "text", text: [text] })),
      next: offersOf(settings, scene),
    }),
  };
}

interface Asked {
  readonly wish: DailyWish;
  readonly settings: DailySettings;
}

function troubleLine(trouble: Trouble, { wish, settings }: Asked, { say, learner }: Scene): readonly string[] {
  switch (trouble) {
    case "most":
      return [say("daily.most")];
    case "zone":
      return [say("daily.zone.unknown", { zone: wish.timezone ?? "", known: learner.timezone })];
    case "time":
      return [say("daily.time.unknown", { time: wish.time ?? "", kept: settings.time })];
    case "hours":
      return [say("daily.hours.unknown", { from: wish.quiet?.from ?? "", to: wish.quiet?.to ?? "" })];
    case "date":
      return [say("daily.date.unknown")];
    case "past":
      return [say("daily.date.past")];
    case "holidays":
      return [];
    default:
      return trouble satisfies never;
  }
}

function pauseLines(settings: DailySettings, scene: Scene): readonly string[] {
  const { on, pausedUntil } = settings;
  if (!on || pausedUntil === null || pausedUntil <= scene.today) return [];
  return [scene.say("daily.then", { wish: wishLine(settings, scene) })];
}

function quietLines(settings: DailySettings, { say }: Scene): readonly string[] {
  const { on, quiet, time } = settings;
  if (quiet === null || !on) return [];
  if (!isQuiet(time, quiet)) return [say("daily.quiet", { from: quiet.from, to: quiet.to })];
  const key = timeOfDay(settings) === null ? "daily.quiet.never" : "daily.quiet.moved";
  return [say(key, { time, from: quiet.from, to: quiet.to })];
}

// A question that was not sent, or may not have arrived, is there all the same.
function waitingLine({ daily, quiz }: Learner, { say, today }: Scene): readonly string[] {
  const prompt = daily.prompts.at(-1);
  const waits = prompt?.date === today && prompt.attempt === quiz?.attempt && quiz?.phase === "asked";
  return waits ? [say("daily.waits")] : [];
}

function offersOf(settings: DailySettings, scene: Scene): readonly Choice[] {
  const isStuck = settings.on && timeOfDay(settings) === null;
  const noQuiet = offer(scene.say("daily.choice.quiet"), { kind: "daily.set", wish: { quiet: null } });
  return [...(isStuck ? [noQuiet] : []), ...dailyOffers(settings, scene)];
}

import { DateTime } from "luxon";
import type { LoggedHours } from "../../domain/evidence.ts";
import type { Learner } from "../../domain/learner.ts";
import { dateWords } from "../daily-words.ts";
import { nameUnit } from "../name-units.ts";
import { qualificationOf, type Scene } from "../scene.ts";

/** An entry in words: how long, when and what. */
export function entryWords(entry: LoggedHours, scene: Scene): { time: string; date: string; what: string } {
  return {
    time: timeWords(entry.minutes, scene),
    date: dateWords(entry.on, scene),
    what: entry.what === "" ? "" : scene.say("hours.logged.what", { what: entry.what }),
  };
}

/** " for unit 5 (…)"; nothing where no unit was named. */
export function unitWords(entry: LoggedHours, scene: Scene): string {
  return entry.unit === null ? "" : scene.say("hours.logged.unit", { unit: unitName(entry, scene) });
}

/** "unit 5 (…)"; nothing where no unit was named. */
export function unitName({ unit, qualification }: LoggedHours, scene: Scene): string {
  const { say } = scene;
  if (unit === null) return "";
  return qualification === null
    ? say("hours.unit", { number: unit })
    : nameUnit(unit, qualificationOf(qualification, scene), say);
}

/** The sum of a month; against the target where the centre sets one, else without a verdict. */
export function sumWords(month: string, learner: Learner, { say, content }: Scene): string {
  const sum = minutesIn(learner, month);
  const fill = { month: monthWords(month), time: timeWords(sum, { say }) };
  const hours = content.offTheJobHoursPerMonth;
  if (hours === undefined) return say("hours.sum", fill);
  const target = timeWords(hours * 60, { say });
  return sum >= hours * 60
    ? say("hours.sum.reached", { ...fill, target })
    : say("hours.sum.target", { ...fill, target, left: timeWords(hours * 60 - sum, { say }) });
}

/** All minutes of a month, "2026-11". */
export function minutesIn({ portfolio }: Learner, month: string): number {
  return portfolio.hours.filter((one) => monthOf(one.on) === month).reduce((sum, one) => sum + one.minutes, 0);
}

/** "2026-11" of a date. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** "November 2026". */
export function monthWords(month: string): string {
  return DateTime.fromISO(`${month}-01`, { zone: "utc", locale: "en-GB" }).toFormat("LLLL yyyy");
}

/** "1 h 30 min". */
export function timeWords(minutes: number, { say }: Pick<Scene, "say">): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return say("hours.minutes", { minutes: rest });
  return rest === 0 ? say("hours.full", { hours }) : say("hours.both", { hours, minutes: rest });
}

import { type Weekday, weekdays } from "../domain/intent.ts";
import { numberOf } from "./numbers.ts";

/** A time of day somebody typed, "HH:MM", or undefined. Hours 1 to 6 without more are taken as afternoon, 7 to 11 as morning. */
export function findTime(tokens: readonly string[]): string | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const time = timeAt(tokens, at);
    if (time !== undefined) return withHalfOfDay(time, tokens);
  }
  return undefined;
}

/** What was typed like a time and is none, such as "25:00"; undefined where nothing was. */
export function findNoTime(tokens: readonly string[]): string | undefined {
  return findTime(tokens) === undefined
    ? tokens.find((token) => /^\d{1,2}[:.]\d{2}(?:am|pm)?$|^\d{1,2}(?:am|pm)$/.test(token))
    : undefined;
}

const parts: readonly (readonly [RegExp, string])[] = [
  [/ (?:in the|every|each) mornings? /, "08:30"],
  [/ (?:in the|every|each) afternoons? /, "14:00"],
  [/ (?:in the|every|each) evenings? /, "18:00"],
];

/** A usual time for a part of the day that was named without one: "in the evening" is 18:00. */
export function findPartOfDay(tokens: readonly string[]): string | undefined {
  const line = ` ${tokens.join(" ")} `;
  return parts.find(([part]) => part.test(line))?.[1];
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** True where am, pm or the 24-hour form left no doubt. */
  readonly sure: boolean;
}

function timeAt(tokens: readonly string[], at: number): Clock | undefined {
  return digital(tokens, at) ?? spoken(tokens, at) ?? named(tokens[at]) ?? atLunch(tokens, at) ?? bareHour(tokens, at);
}

function digital(tokens: readonly string[], at: number): Clock | undefined {
  const token = tokens[at] ?? "";
  const clock = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(token);
  const four = /^([01]\d|2[0-3])([0-5]\d)$/.exec(token);
  if (four) return { hour: Number(four[1]), minute: Number(four[2]), sure: true };
  if (!clock || (clock[2] === undefined && clock[3] === undefined)) return undefined;
  const half = clock[3] ?? halfAfter(tokens, at + 1);
  const made = make(Number(clock[1]), Number(clock[2] ?? "0"), half);
  // "06:00" is written as on a 24-hour clock.
  return made !== undefined && /^0\d[:.]/.test(token) ? { ...made, sure: true } : made;
}

function halfAfter(tokens: readonly string[], at: number): string | undefined {
  return /^[ap]m$/.test(tokens[at] ?? "") ? tokens[at] : undefined;
}

function make(hour: number, minute: number, half: string | undefined): Clock | undefined {
  if (hour > 24 || minute > 59) return undefined;
  if (half === "pm" && hour < 12) return { hour: hour + 12, minute, sure: true };
  if (half === "am") return { hour: hour % 12, minute, sure: true };
  return { hour: hour % 24, minute, sure: half !== undefined || hour > 12 || hour === 0 };
}

const minuteWords = new Map([
  ["quarter", 15],
  ["half", 30],
]);

/** "half eight", "half past eight", "quarter to nine", "ten past 8", "twenty to nine". */
function spoken(tokens: readonly string[], at: number): Clock | undefined {
  const minutes = minuteWords.get(tokens[at] ?? "") ?? numberOf(tokens[at]);
  if (minutes === undefined || minutes > 59) return undefined;
  let next = at + 1;
  if (tokens[next] === "minutes" || tokens[next] === "mins") next++;
  const link = tokens[next];
  const hour = numberOf(
    tokens[link === "past" || link === "to" || link === "after" || link === "before" ? next + 1 : next],
  );
  const exact = numberOf(tokens[at + 1]);
  if (
    minutes >= 1 &&
    minutes <= 12 &&
    tokens[at] !== "half" &&
    exact !== undefined &&
    exact >= 10 &&
    exact <= 59 &&
    !/^(?:questions?|credits?|,)$/.test(tokens[at + 2] ?? "") &&
    tokens[at - 1] === "at"
  )
    return make(minutes, exact, endHalf(tokens, at + 2));
  if (hour === undefined || hour < 1 || hour > 12) return undefined;
  if (link === "to" || link === "before")
    return make(hour === 1 ? 12 : hour - 1, 60 - minutes, endHalf(tokens, next + 2));
  if (link === "past" || link === "after") return make(hour, minutes, endHalf(tokens, next + 2));
  if (tokens[at] === "half") return make(hour, 30, endHalf(tokens, next + 1));
  const thirty = numberOf(tokens[at + 1]);
  const o = tokens[at - 1] === "at" && thirty !== undefined && thirty >= 10 && minutes <= 12;
  return o ? make(minutes, thirty, endHalf(tokens, at + 2)) : undefined;
}

function endHalf(tokens: readonly string[], at: number): string | undefined {
  const token = tokens[at] ?? "";
  if (/^[ap]m$/.test(token)) return token;
  return (token === "a" || token === "p") && tokens[at + 1] === "m" ? `${token}m` : undefined;
}

function named(token: string | undefined): Clock | undefined {
  if (token === "noon" || token === "midday" || token === "lunchtime" || token === "dinnertime")
    return { hour: 12, minute: 0, sure: true };
  return token === "midnight" ? { hour: 0, minute: 0, sure: true } : undefined;
}

/** "At lunch", unless somebody says where they are: "I'm at lunch". */
function atLunch(tokens: readonly string[], at: number): Clock | undefined {
  const isWhere = /^(?:am|is|are|be|was|still|not|just|im)$/.test(tokens[at - 2] ?? "");
  return tokens[at] === "lunch" && tokens[at - 1] === "at" && !isWhere ? named("lunchtime") : undefined;
}

const beforeHour = new Set(["at", "around", "by", "from", "about", "for", "to", "@"]);
const afterHour = new Set(["oclock", "o'clock", "am", "pm", "sharp"]);

/** "at 9", "9 o'clock", "8 in the morning". */
function bareHour(tokens: readonly string[], at: number): Clock | undefined {
  const hour = numberOf(tokens[at]);
  if (hour === undefined || hour < 1 || hour > 23) return undefined;
  const after = tokens[at + 1] ?? "";
  const led =
    beforeHour.has(tokens[at - 1] ?? "") &&
    !/^(?:questions?|quiz|days?|weeks?|of|times?|minutes|a|per|units?|on)$/.test(after);
  const inDay = after === "in" && tokens[at + 2] === "the";
  if (
    !led &&
    !afterHour.has(after) &&
    !inDay &&
    !(after === "at" && tokens[at + 2] === "night") &&
    !(after === "every" && tokens[at - 1] === undefined)
  )
    return undefined;
  return make(hour, 0, halfAfter(tokens, at + 1));
}

function withHalfOfDay(time: Clock, tokens: readonly string[]): string {
  let hour = time.hour;
  if (!time.sure) {
    const late = tokens.some((token) => /^(?:evenings?|nights?|tonight|afternoons?|teatime)$/.test(token));
    const early = tokens.some((token) => /^mornings?$/.test(token));
    if (late && hour < 12) hour += 12;
    else if (!early && hour >= 1 && hour <= 6) hour += 12;
  }
  return `${String(hour).padStart(2, "0")}:${String(time.minute).padStart(2, "0")}`;
}

const dayNames: readonly RegExp[] = [
  /^mon(?:days?)?$/,
  /^tue(?:s|sdays?)?$/,
  /^wed(?:s|nesdays?)?$/,
  /^thu(?:r|rs|rsdays?)?$/,
  /^fri(?:days?)?$/,
  /^sat(?:urdays?)?$/,
  /^sun(?:days?)?$/,
];

function dayOf(token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  const at = dayNames.findIndex((name) => name.test(token));
  return at === -1 ? undefined : at;
}

/** Days of the week that were named: those meant, and those meant not. */
export interface NamedDays {
  readonly days: readonly Weekday[];
  readonly without: readonly Weekday[];
}

/** Reads "weekdays", "mon to fri", "tuesday and thursday", "not weekends", "every day except friday". */
export function findDays(tokens: readonly string[]): NamedDays {
  const days = new Set<number>();
  const without = new Set<number>();
  let out = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? "";
    if (/^(?:not|except|without|but|no|excluding|skip|drop|remove|bar|lose|ditch)$/.test(token)) out = true;
    else if (/^(?:on|only|just|every|add|and|at)$/.test(token) && token !== "and" && token !== "at")
      out = out && token === "on";
    for (const day of daysAt(tokens, at)) (out ? without : days).add(day);
  }
  return { days: named7(days), without: named7(without) };
}

function daysAt(tokens: readonly string[], at: number): readonly number[] {
  const token = tokens[at] ?? "";
  if (
    /^weekdays?$/.test(token) ||
    (token === "working" && /^days?$/.test(tokens[at + 1] ?? "")) ||
    (token === "week" && /^days?$/.test(tokens[at + 1] ?? ""))
  )
    return [0, 1, 2, 3, 4];
  if (/^(?:work|school)$/.test(token) && /^(?:days?|nights?)$/.test(tokens[at + 1] ?? "")) return [0, 1, 2, 3, 4];
  if (/^weekends?$/.test(token)) return [5, 6];
  if (token === "daily" || token === "nightly") return [];
  if (
    (token === "every" || token === "each") &&
    /^(?:day|morning|evening|night|afternoon|lunchtime)$/.test(tokens[at + 1] ?? "")
  )
    return [0, 1, 2, 3, 4, 5, 6];
  if (token === "7" && /^days?$/.test(tokens[at + 1] ?? "")) return [0, 1, 2, 3, 4, 5, 6];
  const first = dayOf(token);
  if (first === undefined) return [];
  const last = /^(?:to|-|–|through|till|until)$/.test(tokens[at + 1] ?? "") ? dayOf(tokens[at + 2]) : undefined;
  if (last === undefined) return [first];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

function named7(set: ReadonlySet<number>): readonly Weekday[] {
  return weekdays.filter((_, at) => set.has(at));
}

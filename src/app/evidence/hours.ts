import { addDays, isDate } from "../../domain/daily/local-day.ts";
import type { LoggedHours } from "../../domain/evidence.ts";
import type { Intent } from "../../domain/intent.ts";
import type { Learner } from "../../domain/learner.ts";
import { findUnit } from "../../domain/qualification.ts";
import type { Block, Choice } from "../../domain/reply.ts";
import { dateWords } from "../daily-words.ts";
import { startSentence } from "../name-units.ts";
import { type Command, makeReply, offer, qualificationOf, type Scene } from "../scene.ts";
import { entryWords, minutesIn, monthOf, monthWords, sumWords, timeWords, unitName, unitWords } from "./hours-words.ts";

const mostMinutes = 24 * 60;
const mostEntries = 2_000;
const mostWhat = 500;
const oldest = 2 * 366;
const shownEntries = 15;
const shownMonths = 4;

type Logging = Extract<Intent, { kind: "hours.log" }>;

/** "Log 30 min reading unit 5", "log 1h30 yesterday webinar". */
export const logHours: Command<"hours.log"> = (intent, scene) => {
  const { say, today } = scene;
  const on = intent.on ?? today;
  const problem = problemOf(intent, on, scene);
  if (problem !== undefined) return { intent: "hours.log", data: { minutes: null }, reply: makeReply(problem) };
  const { entry, learner } = withEntry(intent, on, scene);
  const title = say("hours.logged", { ...entryWords(entry, scene), unit: unitWords(entry, scene) });
  return {
    intent: "hours.log",
    data: { minutes: entry.minutes, on, unit: entry.unit, month: minutesIn(learner, monthOf(on)) },
    reply: makeReply(title, {
      blocks: [text(sumWords(monthOf(on), learner, scene)), muted(say("hours.yours"))],
      next: [offer(say("hours.choice.back"), { kind: "hours.drop", number: entry.number }), showOffer(scene)],
    }),
    learner,
  };
};

function problemOf({ minutes }: Logging, on: string, scene: Scene): string | undefined {
  const { say, today } = scene;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostMinutes) return say("hours.how-long");
  if (!isDate(on)) return say("hours.no-date");
  if (on > today) return say("hours.future", { date: dateWords(on, scene) });
  return on < addDays(today, -oldest) ? say("hours.old", { date: dateWords(on, scene) }) : undefined;
}

function withEntry(intent: Logging, on: string, scene: Scene): { entry: LoggedHours; learner: Learner } {
  const { learner } = scene;
  const { portfolio } = learner;
  const { unit, qualification } = unitOf(intent, scene);
  const entry = {
    number: portfolio.loggedHours + 1,
    on,
    minutes: intent.minutes,
    qualification,
    unit,
    what: intent.what.trim().slice(0, mostWhat),
  };
  const hours = [...portfolio.hours, entry].slice(-mostEntries);
  return { entry, learner: { ...learner, portfolio: { ...portfolio, hours, loggedHours: entry.number } } };
}

/** The unit and whose it is; no certificate is guessed, and a unit that it does not have is left out. */
function unitOf(intent: Logging, scene: Scene): Pick<LoggedHours, "unit" | "qualification"> {
  const [unit = null] = intent.units;
  const code = intent.qualification ?? scene.own;
  if (unit === null || code === null) return { unit, qualification: null };
  const qualification = qualificationOf(code, scene);
  return findUnit(qualification, unit) === undefined
    ? { unit: null, qualification: null }
    : { unit, qualification: qualification.code };
}

/** "How many hours this month": the sum, the centre's target where it sets one, and what was logged. */
export const showHours: Command<"hours.show"> = (_intent, scene) => {
  const { say, learner, today } = scene;
  const { hours } = learner.portfolio;
  const month = monthOf(today);
  const mine = hours.filter((one) => monthOf(one.on) === month).sort((a, b) => (a.on < b.on ? 1 : -1));
  if (hours.length === 0) return { intent: "hours.show", data: { minutes: 0 }, reply: makeReply(say("hours.none")) };
  const left = mine.length - shownEntries;
  const blocks: readonly Block[] = [
    ...(mine.length === 0 ? [] : [entriesTable(mine.slice(0, shownEntries), scene)]),
    ...(left > 0 ? [muted(say("hours.more", { count: left }))] : []),
    ...monthsTable(scene),
    muted(say("hours.yours")),
  ];
  return {
    intent: "hours.show",
    data: { month, minutes: minutesIn(learner, month), target: scene.content.offTheJobHoursPerMonth ?? null },
    reply: makeReply(sumWords(month, learner, scene), { blocks }),
  };
};

function entriesTable(entries: readonly LoggedHours[], scene: Scene): Block {
  const { say } = scene;
  return {
    kind: "table",
    caption: say("hours.caption"),
    head: [say("hours.head.date"), say("hours.head.time"), say("hours.head.what"), say("evidence.head.unit")],
    rows: entries.map((one) => [
      dateWords(one.on, scene),
      timeWords(one.minutes, scene),
      one.what,
      startSentence(unitName(one, scene)),
    ]),
  };
}

/** The months before this one, newest first. */
function monthsTable({ learner, say, today }: Scene): readonly Block[] {
  const months = [...new Set(learner.portfolio.hours.map((one) => monthOf(one.on)))]
    .filter((month) => month < monthOf(today))
    .sort()
    .reverse()
    .slice(0, shownMonths);
  if (months.length === 0) return [];
  const rows = months.map((month) => [monthWords(month), timeWords(minutesIn(learner, month), { say })]);
  return [
    { kind: "table", caption: say("hours.months"), head: [say("hours.head.month"), say("hours.head.time")], rows },
  ];
}

/** "Remove the last one", or the one that a button names. */
export const dropHours: Command<"hours.drop"> = (intent, scene) => {
  const { say, learner } = scene;
  const { portfolio } = learner;
  const { number } = intent;
  const gone = number === undefined ? newest(portfolio.hours) : portfolio.hours.find((one) => one.number === number);
  if (gone === undefined)
    return { intent: "hours.drop", data: { number: null }, reply: makeReply(say("hours.drop.none")) };
  const after = { ...learner, portfolio: { ...portfolio, hours: portfolio.hours.filter((one) => one !== gone) } };
  return {
    intent: "hours.drop",
    data: { number: gone.number, month: minutesIn(after, monthOf(gone.on)) },
    reply: makeReply(say("hours.dropped", entryWords(gone, scene)), {
      blocks: [text(sumWords(monthOf(gone.on), after, scene))],
      next: [offer(say("hours.choice.again"), againIntent(gone)), showOffer(scene)],
    }),
    learner: after,
  };
};

function newest(hours: readonly LoggedHours[]): LoggedHours | undefined {
  return [...hours].sort((a, b) => a.number - b.number).at(-1);
}

function againIntent({ minutes, on, what, unit, qualification }: LoggedHours): Intent {
  const about = qualification === null ? {} : { qualification };
  return { kind: "hours.log", minutes, units: unit === null ? [] : [unit], on, what, ...about };
}

function showOffer({ say }: Scene): Choice {
  return offer(say("hours.choice.show"), { kind: "hours.show" });
}

function text(words: string): Block {
  return { kind: "text", text: [words] };
}

function muted(words: string): Block {
  return { kind: "text", text: [words], tone: "muted" };
}

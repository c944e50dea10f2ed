import { findPastDate } from "./find-past-date.ts";
import { numberOf } from "./numbers.ts";
import { type Draft, fixed, type Situation } from "./situation.ts";

const longestText = 600;
const lead =
  /^\s*(?:(?:please|can you|could you|ok|and|also|i want to|i would like to)\s+)*(?:log|record|add|book|enter|track|put down|put in|note down|count)\b/i;
const did = /^\s*(?:i\s+|just\s+|i've\s+|ive\s+)*(?:did|done|spent|had)\b/i;
/** "45 mins reading today", "I did 2 hours of training": time spent learning, with no word for logging it. */
const spent =
  /^\s*(?:i(?:'ve|ve| have)?\s+)?(?:just\s+)?(?:did\s+|done\s+|spent\s+)?(?:about\s+)?(?:\d|an? hour|half an hour)/i;
const learning =
  /\b(?:reading|webinar|shadow(?:ing|ed)?|training|course|study|studying|e-?learning|coaching|workshop)\b/i;
const asksOfTime =
  /\b(?:what|why|how|who|when|is|are|was|should|can|could|enough|per|a week|a month|left|long|limit|need|needs|before|until|till)\b/i;
const offJob = /\b(?:off[- ]the[- ]job|otj|off job)\b/i;
const notHours =
  /\b(?:quiz|quizzes|questions?|remind|reminder|later|snooze|pause|daily|every day|per day|a day|credits?|units? (?:do|does)|customers?|callers?)\b/i;

/** Logging, showing and taking out off-the-job hours. */
export function hearHours(text: string, situation: Situation): Draft | undefined {
  if (text.length > longestText) return undefined;
  return hearShow(text) ?? hearDrop(text, situation) ?? hearLog(text, situation);
}

const shows = [
  /^\W*(?:(?:show|see|view|list|what are|whats|what's|check|tell me|me|so|and|ok|please)\W+)*(?:my|all my) (?:(?:logged|off[- ]the[- ]job|otj|training|learning|study) )*hours\b.{0,30}$/i,
  /\bhow (?:many|much)\b.{0,12}\bhours?\b.{0,30}\b(?:this month|logged|log|so far|i done|i did|i got|last month)\b/i,
  /\bhow (?:many|much)\b.{0,30}\b(?:off[- ]the[- ]job|otj)\b/i,
  /^\W*(?:show |my |the |see |what about )*(?:off[- ]the[- ]job|otj)(?: (?:hours?|time|log|training))*(?: (?:this month|so far|please))*\W*$/i,
  /\b(?:hours|otj|off[- ]the[- ]job)\b.{0,20}\b(?:target|short|behind|left to do)\b/i,
  /\b(?:short|behind|on target|on track)\b.{0,25}\b(?:otj|off[- ]the[- ]job|logged) ?(?:hours)?\b/i,
  /^\W*hours (?:this month|last month|so far|logged|log)\W*$/i,
];

function hearShow(text: string): Draft | undefined {
  if (text.length > 120 || notHours.test(text) || /\b(?:unit|u)\s?\d|\bguided\b/i.test(text)) return undefined;
  if (lead.test(text) && durationIn(text) !== undefined) return undefined;
  if (/^\W*(?:what|why|how) (?:is|are|do|does|counts?)\b(?!.*\bmy\b)/i.test(text)) return undefined;
  return shows.some((one) => one.test(text)) ? fixed({ kind: "hours.show" }) : undefined;
}

const drops =
  /^\W*(?:(?:please|can you|no|sorry|oops|ok)\W+)*(?:remove|delete|take out|drop|cancel|scrap|undo|take off|get rid of)\b(?<rest>.{0,40})$/i;

function hearDrop(text: string, { context }: Situation): Draft | undefined {
  const rest = drops.exec(text)?.groups?.["rest"];
  if (rest === undefined) return undefined;
  const ofHours = context?.last.kind.startsWith("hours.") === true;
  const isLast =
    /^\W*(?:(?:the|my|that|this)\W+)*(?:last|latest|newest)?\W*(?:one|entry|it|that|log|logged|hours?|time)*\W*$/i;
  const names = /\b(?:hours?|logged|time entry|log entry)\b/i.test(rest) && /\b(?:last|latest|that)\b/i.test(rest);
  return (ofHours && isLast.test(rest)) || names ? fixed({ kind: "hours.drop" }) : undefined;
}

const ofUnit = /(?:\b(?:for|on|about|of|to|in)\s+)?\b(?:units?|u)\s?\d{1,2}\b/gi;

function hearLog(text: string, situation: Situation): Draft | undefined {
  const isLed = lead.test(text);
  const isOffJob = offJob.test(text);
  const isSpent = text.length < 80 && spent.test(text) && learning.test(text) && !asksOfTime.test(text);
  const last = situation.context?.last;
  const isAsked = last?.kind === "hours.log" && last.minutes === 0 && text.length < 80 && !asksOfTime.test(text);
  if ((!isLed && !isSpent && !isAsked && !(did.test(text) && isOffJob)) || notHours.test(text) || /\?\s*$/.test(text))
    return undefined;
  const found = durationIn(text.replace(/\bunits?\s?\d{1,2}\b/gi, (unit) => unit.replace(/\d/g, "#")));
  if (found === undefined) {
    const bare =
      isLed && /\bhours\b/i.test(text) && !/\d/.test(text) && text.length < 60 && /\bmy\b|\blog\b/i.test(text);
    return bare ? fixed({ kind: "hours.log", minutes: 0, units: [], what: "" }) : undefined;
  }
  // "Add 30 minutes" alone may be about anything else that lasts.
  if (
    /^\s*(?:please\s+)?(?:add|count|book)\b/i.test(text) &&
    !/\b(?:hours?|log|training|learning|study|reading|webinar|course|shadow|coach|otj|off[- ]the[- ]job|unit)/i.test(
      text,
    )
  )
    return undefined;
  const without = text.replace(found.said, " ").replace(lead, " ").replace(did, " ");
  const units = [...without.matchAll(/\b(?:units?|u)\s?(\d{1,2})\b/gi)].flatMap((one) => Number(one[1]));
  // The number of a unit is no day of a month.
  const dated = findPastDate(
    without.replace(ofUnit, (all) => "_".repeat(all.length)),
    situation,
  );
  const undated = dated === undefined ? without : `${without.slice(0, dated.from)} ${without.slice(dated.to)}`;
  return fixed({
    kind: "hours.log",
    minutes: found.minutes,
    units: units.slice(0, 1),
    ...(dated === undefined ? {} : { on: dated.on }),
    what: tidy(undated.replace(ofUnit, " ")),
  });
}

/** What was done, without the little words that held the rest together. */
function tidy(text: string): string {
  const ends = "of|on|for|to|at|in|the|my|and|as|was|off[- ]the[- ]job|otj|hours?|time|log|please|pls|from|doing";
  let what = text.replace(/\s{2,}/g, " ").replace(/^[\s,.:;-]+|[\s,.:;-]+$/g, "");
  for (let round = 0; round < 6; round += 1)
    what = what
      .replace(new RegExp(`^(?:${ends})(?=[\\s,.:;-]|$)[\\s,.:;-]*`, "i"), "")
      .replace(new RegExp(`[\\s,.:;-]+(?:${ends})$`, "i"), "")
      .replace(/^[\s,.:;-]+|[\s,.:;-]+$/g, "");
  return what;
}

interface Duration {
  readonly minutes: number;
  readonly said: string;
}

const hour = "(?:hours?|hrs?|h)";
const minute = "(?:minutes?|mins?|m)";
const shapes: readonly (readonly [RegExp, (found: RegExpExecArray) => number])[] = [
  [
    new RegExp(`\\b(\\d{1,2})\\s?${hour}\\s?(?:and\\s)?(\\d{1,2})(?:\\s?${minute})?\\b`, "i"),
    (one) => Number(one[1]) * 60 + Number(one[2]),
  ],
  [new RegExp(`\\b(\\d{1,2})\\s?(?:and a )?(?:1/2|½|half)\\s?${hour}\\b`, "i"), (one) => Number(one[1]) * 60 + 30],
  [new RegExp(`\\b(?:a |an )?(?:1/2|½|half)(?: an?| of an)?\\s?${hour}\\b`, "i"), () => 30],
  [new RegExp(`\\b(?:three quarters|3/4) of an ${hour}\\b`, "i"), () => 45],
  [new RegExp(`\\b(?:a )?quarter (?:of an )?${hour}\\b`, "i"), () => 15],
  [new RegExp(`\\b(\\w+) and a half ${hour}\\b`, "i"), (one) => (count(one[1]) ?? Number.NaN) * 60 + 30],
  [new RegExp(`\\b(\\w+) ${hour} and a half\\b`, "i"), (one) => (count(one[1]) ?? Number.NaN) * 60 + 30],
  [
    new RegExp(`\\b(\\d{1,3}(?:[.,]\\d{1,2})?)\\s?${hour}\\b`, "i"),
    (one) => Math.round(Number((one[1] ?? "").replace(",", ".")) * 60),
  ],
  [new RegExp(`\\b(\\d{1,4})\\s?${minute}\\b`, "i"), (one) => Number(one[1])],
  [new RegExp(`\\b(\\w+) ${hour}\\b`, "i"), (one) => (count(one[1]) ?? Number.NaN) * 60],
  [new RegExp(`\\b(\\w+) ${minute}\\b`, "i"), (one) => count(one[1]) ?? Number.NaN],
  [/\b(\d{1,2}):(\d\d)\b/, (one) => Number(one[1]) * 60 + Number(one[2])],
];

function count(word: string | undefined): number | undefined {
  const plain = word?.toLowerCase();
  return plain === "a" || plain === "an" ? 1 : numberOf(plain);
}

/** How long something took: "30 min", "1h30", "an hour and a half", "1.5 hours". */
export function durationIn(text: string): Duration | undefined {
  for (const [shape, minutesOf] of shapes) {
    const found = shape.exec(text);
    const minutes = found === null ? Number.NaN : minutesOf(found);
    if (found !== null && Number.isFinite(minutes)) return { minutes, said: found[0] };
  }
  return undefined;
}

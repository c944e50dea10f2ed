import type { DailyWish, Weekday } from "../domain/intent.ts";
import { weekdays } from "../domain/intent.ts";
import { findUntil } from "./dates.ts";
import type { Heard } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";
import { findDays, findNoTime, findPartOfDay, findTime } from "./times.ts";

const thing =
  / (?:quiz|quizzes|questions?|prompts?|reminders?|reminder|remind|notifications?|nudges?|nudge|test|tests|practice|practise|revision|revise|study|studying|learning|messages?|messaging|texts?|texting|pings?|pinging|ping|notifying|notify|bugging|bothering|pestering|emails?|drill|ask|asking|daily|sends?|sending) /;
const ours =
  / (?:quiz|quizzes|questions?|prompts?|reminders?|test|tests|practice|practise|revision|revise|study|studying|learning|daily|these|them|those|it|notifications?|messages?|messaging|pings?|pinging|nudges?|bugging|bothering|pestering|texting|something) /;
const timed =
  / (?:_t|daily|nightly|weekly|every|each|weekdays?|weekends?|mornings?|evenings?|nights?|afternoons?|noon|midday|midnight|oclock|half past|quarter (?:to|past)|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|lunchtime|a day) /;
const off =
  / (?:stop|unsubscribe|disable|quit|cancel|end|kill|no more|enough of|turn off|switch off|turning off|do not (?:want|need|send|message|text|ping|bother|ask)|not (?:want|need) (?:any|the|these|to)|take me off|shut up|pack (?:it|them) in|knock (?:it|them|the)) |(?:turn|switch|shut|knock) (?:[a-z]+ ){0,4}off /;
const onAgain =
  /(?: (?:turn|switch|put|start|bring|set) (?:[a-z]+ ){0,5}(?:back |)on(?: again)? | (?:resume|restart|unpause|reactivate|re-enable|enable|reinstate) | (?:start|begin|keep) sending | send (?:them|me them|it|me it) again | start (?:[a-z]+ ){0,4}(?:up )?again | i am back )/;
const pause =
  / (?:stop|break|pause|pausing|hold off|hold|snooze|put (?:[a-z]+ ){0,4}on hold|mute|suspend|give me a break|take a break|break from|no (?:quiz|questions|quizzes|messages|reminders) (?:until|till|this|next|for)|on holiday|on leave|away|off (?:sick|until|till|for|next)|not (?:until|till)|skip (?:today|tomorrow|this|next|the)) /;
const show =
  / (?:did|have|has|was) (?:you |my |the |todays )*(?:send|sent|question)(?: (?:me|my|the|a|been|already|yet|today|todays|sent|daily))* questions? | (?:what time|when|which days?|what days?|how often|how many)(?: [a-z_]+){0,7} (?:quiz|quizzes|questions?|reminders?|prompts?|messages?|notifications?|daily) | (?:is|are|have) (?:my|the|daily)(?: [a-z]+){0,3} (?:quiz|quizzes|questions?|reminders?|prompts?) (?:still |set |turned |switched |currently )*(?:on|off|paused|set|active|running|up) | (?:show|see|check|view)(?: me)? (?:my |the )?(?:daily|reminder|quiz|question|notification|schedule)(?: [a-z]+){0,2} (?:settings?|schedule|time|times) | what is my (?:daily|schedule|reminder|quiz time|quiz schedule|question time) | (?:my|the) (?:daily|reminder|schedule) (?:settings?|schedule|time) (?:please )?$/;
/** "Send me a question at 9": an hour, which would else be a unit. */
const atHour = / (?:send|text|ping|message) (?:me |us )?(?:[a-z]+ ){0,2}questions? (?:[a-z]+ ){0,3}at _u /;
/** Written short, as in a date. */
const dateWord = /^(?:til|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|xmas)$/;
const request =
  / (?:send|give|get|ask|message|text|ping|nudge|remind|drill|quiz|test|deliver|set|want|like|wish|receive|have|start|schedule|can|could|do|put|make|change|move|sign|drop|pop|fire|hit|i will take|daily|please) | _t | (?:every|each) /;

const past = / (?:did|have you|has|done|who|how many|what did|scored?|results?|wrong) /;

/** Wishes about the daily question: when, how many, paused, off; undefined where the message is about something else. */
export function hearDaily(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  const isThing = thing.test(line);
  const inDaily = situation.context?.last.kind === "daily.set" || situation.context?.last.kind === "daily.show";
  if (
    inDaily &&
    / (?:pause|stop|break|hold|off|away|skip|on holiday|on leave) /.test(line) &&
    / (?:until|till|for|january|december|_n (?:days?|weeks?)|fortnight|(?:this|next) week|today|tomorrow) /.test(line)
  ) {
    const pausedUntil = findUntil(heard.tokens, situation);
    if (pausedUntil !== undefined) return fixed({ kind: "daily.set", wish: { pausedUntil } });
  }
  if (
    !isThing &&
    !/ (?:snooze|unsubscribe|resume|unpause) |^ (?:please )?(?:pause|mute)(?: (?:it|them|for|until|till|this|everything|_n|one|two|a|today|tomorrow) | $)/.test(
      line,
    )
  )
    return undefined;
  if (heard.strange.filter((word) => !dateWord.test(word)).length > 1) return undefined;
  if (show.test(line) && ours.test(line) && heard.strange.length === 0 && !/ how many questions /.test(line))
    return fixed({ kind: "daily.show" });
  if (isOff(heard)) return fixed({ kind: "daily.set", wish: { on: false } });
  const paused = hearPause(heard, situation);
  if (paused !== undefined) return fixed({ kind: "daily.set", wish: paused });
  if (
    onAgain.test(line) &&
    (ours.test(line) || heard.tokens.length < 3) &&
    !/ _u /.test(line) &&
    / (?:daily|on|resume|unpause|again|sending|reminders?|back|notifications?|restart) /.test(line)
  ) {
    return fixed({ kind: "daily.set", wish: { ...readWish(heard), on: true } });
  }
  if (/^ (?:(?:my|the|daily|please) )*(?:daily|quiz|questions?|reminders?|notifications?|messages?) off /.test(line))
    return fixed({ kind: "daily.set", wish: { on: false } });
  if (!(timed.test(line) || atHour.test(line)) || !ours.test(line) || heard.strange.length > 0 || past.test(line))
    return undefined;
  if (/ (?:customers?|callers?|clients?) /.test(line)) return undefined;
  if (!request.test(line) && heard.tokens.length > 14) return undefined;
  const wish = readWish(heard);
  const enough =
    wish.time !== undefined ||
    wish.days !== undefined ||
    / (?:daily|every other day|every second day|every _[nu] days|alternate days|a day|each morning) /.test(line);
  return enough ? fixed({ kind: "daily.set", wish: { ...wish, on: true } }) : undefined;
}

function isOff(heard: Heard): boolean {
  const { line } = heard;
  if (
    !off.test(line) ||
    !/ (?:daily|send|sending|sent|reminders?|prompts?|notifications?|messages?|messaging|message|text|texting|these|them|every|each|pinging|bugging|bothering|pestering|bother|asking|questions?|me) /.test(
      line,
    )
  )
    return false;
  if (
    / (?:until|till|for (?:a|_n|the|two|three)|pause|this (?:quiz|test)|the (?:quiz|test) (?:now|please)?) /.test(
      line,
    ) &&
    !/ (?:stop|unsubscribe) (?:the )?(?:daily|sending) /.test(line)
  )
    return false;
  const daily =
    / (?:daily|send|sending|reminders?|prompts?|notifications?|messages?|messaging|message|text|texting|every|each|these|pinging|bugging|bothering|pestering|bother|me) /.test(
      line,
    );
  return daily && heard.strange.length === 0;
}

function hearPause(heard: Heard, situation: Situation): DailyWish | undefined {
  const { line } = heard;
  const begins =
    / (?:until|till|til|for|this week|next week|today|tomorrow|january|december|_n (?:days?|weeks?)|fortnight) /.test(
      line,
    );
  if (!pause.test(line) || heard.strange.filter((word) => !dateWord.test(word)).length > 1) return undefined;
  if (!begins && !/ (?:pause|snooze|mute|suspend|hold) /.test(line)) return undefined;
  if (/ _u /.test(line) && !begins) return undefined;
  const pausedUntil = begins ? (findUntil(heard.tokens, situation) ?? noDate(heard)) : undefined;
  return pausedUntil === undefined ? { pausedUntil: null, on: false } : { pausedUntil };
}

/** "Till 31 February": no date, and no wish to stop either. */
function noDate({ tokens }: Heard): string | undefined {
  const at = tokens.findIndex((token) => /^(?:until|till|til)$/.test(token));
  const said = tokens.slice(at + 1).join(" ");
  return at >= 0 && /\d/.test(said) ? said.slice(0, 40) : undefined;
}

/** The settings a message names. */
export function readWish(heard: Heard): DailyWish {
  const time = findTime(heard.tokens) ?? findNoTime(heard.tokens) ?? findPartOfDay(heard.tokens);
  const days = wantedDays(heard);
  const count = readCount(heard);
  return {
    ...readEvery(heard),
    ...(time === undefined ? {} : { time }),
    ...(days === undefined ? {} : { days }),
    ...(count === undefined ? {} : { count }),
  };
}

/** "Every other day", and "every day" where that is to end. */
function readEvery({ line, counts }: Heard): Pick<DailyWish, "every"> {
  if (
    / (?:every|each) (?:other|second|2nd|two) (?:[a-z]+ )?(?:days?|weekdays?|mornings?|evenings?) | alternate days? /.test(
      line,
    )
  )
    return { every: 2 };
  if (/ every _[nu] days? /.test(line)) return counts[0] === 2 ? { every: 2 } : {};
  return / (?:every|each) (?:single )?day /.test(line) ? { every: 1 } : {};
}

function wantedDays(heard: Heard): readonly Weekday[] | undefined {
  const { days, without } = findDays(heard.tokens);
  if (days.length > 0) return days.filter((day) => !without.includes(day));
  if (without.length > 0) return weekdays.filter((day) => !without.includes(day));
  if (/ (?:daily|a day|each day|per day|nightly) /.test(heard.line)) return weekdays;
  return undefined;
}

function readCount(heard: Heard): number | undefined {
  if (/ twice (?:a|every|each) day /.test(heard.line)) return 2;
  const found =
    / (_n|a couple of|a few|one|two|three|four|five|six|ten) (?:[a-z]+ ){0,2}(?:questions?|quiz|a day|each|per day) /.exec(
      heard.line,
    )?.[1];
  if (found === "a couple of") return 2;
  if (found === "a few") return 3;
  if (found === undefined) return undefined;
  const value =
    found === "_n"
      ? heard.counts[0]
      : ["", "one", "two", "three", "four", "five", "six", "", "", "", "ten"].indexOf(found);
  return value !== undefined && value >= 1 && value <= 999 ? value : undefined;
}

/** Changes to the settings just talked of: "9:30 instead", "add tuesday", "not weekends", "make it two". */
export function hearDailyChange(heard: Heard, last: DailyWish): DailyWish | undefined {
  // A day up to which there is a pause is no day of questions.
  if (heard.strange.length > 1 || heard.tokens.length > 14 || / (?:until|till|til) /.test(heard.line)) return undefined;
  const counted = / (?:make it|just|only|do) _[nu] $/.test(heard.line) ? smallCount(heard) : undefined;
  const time =
    findTime(heard.tokens) ??
    (counted === undefined ? (bareTime(heard) ?? findNoTime(heard.tokens) ?? findPartOfDay(heard.tokens)) : undefined);
  const { days, without } = findDays(heard.tokens);
  const count =
    / (?:make it|just|only|do) _[nu] (?:a day |each |questions? )?$/.test(heard.line) &&
    findTime(heard.tokens) === undefined &&
    smallCount(heard) !== undefined
      ? smallCount(heard)
      : readCount(heard);
  const { every } = readEvery(heard);
  if (time === undefined && days.length === 0 && without.length === 0 && (count ?? every) === undefined)
    return undefined;
  const before = last.days ?? weekdays;
  const joined = / (?:add|and|also|plus|too|include|as well) /.test(heard.line) ? [...before, ...days] : days;
  const wanted = days.length > 0 ? joined : before;
  const settled = weekdays.filter((day) => wanted.includes(day) && !without.includes(day));
  return {
    ...last,
    on: true,
    ...(time === undefined ? {} : { time }),
    ...(days.length > 0 || without.length > 0 ? { days: settled } : {}),
    ...(count === undefined ? {} : { count }),
    ...(every === undefined ? {} : { every }),
  };
}

/** "make it 2": few enough for questions, too early for a time. */
function smallCount(heard: Heard): number | undefined {
  const numbers = heard.mentions.flatMap(({ part }) => (part.kind === "numbers" ? part.numbers : []));
  const said = heard.counts[0] ?? (numbers.length === 1 ? numbers[0] : undefined);
  return said !== undefined && said <= 5 ? said : undefined;
}

function bareTime(heard: Heard): string | undefined {
  const alone =
    /^ (?:_[un] (?:is )?(?:(?:a bit|way|far|much|just) )*too (?:early|late) )?(?:(?:no|ok|and|make it|or|change (?:it )?to|can we do|how about|what about|actually|rather|better) )*(?:_[un]|_t)(?: instead| then| please| is better| would be better)* (?:\? )?$/;
  if (!alone.test(heard.line)) return undefined;
  // "8 is too early, make it 10": the last is meant.
  if (/ too (?:early|late) /.test(heard.line))
    return findTime(["at", ...heard.tokens.filter((token) => /^\d/.test(token)).slice(-1)]);
  return (
    findTime(["at", ...heard.tokens.filter((token) => /^\d|^[a-z]+$/.test(token)).slice(-3)]) ??
    findTime(["at", ...heard.tokens.filter((token) => /^\d/.test(token))])
  );
}

import type { Nation, QuietHours } from "../domain/daily.ts";
import type { DailyWish } from "../domain/intent.ts";
import type { Heard } from "./hear.ts";
import { findZone } from "./time-zones.ts";
import { findTime } from "./times.ts";

const bankHoliday = / (?:bank|public|national) hol[a-z]* /;
const notOn =
  / (?:not|no|never|skip|skipping|without|except|excluding|exclude|leave out|miss|off|stop|pause|avoid|apart from|unless|but not|other than|drop|ignore|respect|none) /;
const onToo =
  / (?:also|too|as well|including|include|even|ok|fine|like any other|same as|hol[a-z]* as|back on|still|again|do not (?:skip|miss|leave out|exclude|mind)) /;
const noQuiet =
  / (?:no|cancel|remove|clear|delete|drop|end|stop|without|turn off|switch off|disable|scrap|do not (?:need|want|have)|not (?:need|want)|get rid of) (?:[a-z]+ ){0,3}qui(?:et|te) (?:hours?|times?) | qui(?:et|te) (?:hours?|times?) off /;
const quietHours = / qui(?:et|te) (?:(?:hours?|times?|period|from|between|after|before) |\d)/;
const leaveAlone =
  / (?:nothing|no (?:[a-z]+ )?(?:messages?|questions?|quiz|quizzes|prompts?|notifications?|texts?|reminders?|pings?)|(?:do not|not|never|stop|dont) (?:you )?(?:ever )?(?:send|message|messaging|msg|text|texting|disturb|bother|bothering|ping|pinging|contact|ask|asking|write|notify|sending)|do not (?:want|need) (?:anything|nothing|any|to be|messages?|questions?|texts?|notifications?|reminders?)|leave me alone|silent|silence|mute|do not disturb) /;

const notThen = /^ (?:(?:but|and|please|just|ok) )*(?:not|never) (?:between|after|before) /;

/**
 * What a message asks of when nothing is to be sent, and of the zone: quiet hours, bank holidays, time zone. Undefined where
 * it asks for none of these; a question about them is no wish. `inDaily`: the daily question was talked of last, so that
 * "not between 9 and 5" is enough.
 */
export function hearLimits(text: string, heard: Heard, inDaily = false): DailyWish | undefined {
  const line = ` ${heard.tokens.filter((token) => /[\p{L}\p{N}]/u.test(token)).join(" ")} `;
  if (/^ (?:(?:so|ok|and) )*(?:what|which|when|why|who|how|is|are|does|did|do (?:i|we|you)) /.test(line))
    return undefined;
  const wish = { ...holidayWish(line), ...quietWish(line, heard.tokens, inDaily), ...zoneWish(text) };
  return Object.keys(wish).length > 0 ? wish : undefined;
}

function holidayWish(line: string): Pick<DailyWish, "skipHolidays"> {
  if (!bankHoliday.test(line)) return {};
  if (onToo.test(line) && !/ (?:not|no|never|skip) (?!skip |miss |leave |exclude |mind )/.test(line))
    return { skipHolidays: null };
  if (/ do not (?:skip|miss|leave out|exclude) /.test(line)) return { skipHolidays: null };
  return notOn.test(line) ? { skipHolidays: nationIn(line) } : {};
}

/** The nation a line names, in lower case with a space at each end. */
export function nationIn(line: string): Nation | "unknown" {
  if (/ (?:northern (?:ireland|irish)|ni|ulster|belfast|derry) /.test(line)) return "northern-ireland";
  if (/ (?:scotland|scottish|scots|scotish|glasgow|edinburgh) /.test(line)) return "scotland";
  return / (?:england|english|wales|welsh|cardiff|london) /.test(line) ? "england-and-wales" : "unknown";
}

function quietWish(line: string, tokens: readonly string[], inDaily: boolean): Pick<DailyWish, "quiet"> {
  if (noQuiet.test(line)) return { quiet: null };
  const isNotThen = inDaily && notThen.test(line);
  if (!quietHours.test(line) && !leaveAlone.test(line) && !isNotThen) return {};
  const quiet = quietIn(tokens, quietHours.test(line));
  return quiet === undefined || quiet.from === quiet.to ? {} : { quiet };
}

const starts = /^(?:after|from|between|past|since)$/;
const links = /^(?:to|until|till|til|and|-|–|through)$/;

/**
 * Both ends: "between 18:00 and 8", "after 6pm or before 8", "6pm to 8am". One end alone runs to midnight: nothing "after 9pm"
 * is from 21:00 to 00:00. Bare times count only where quiet hours are named.
 */
function quietIn(tokens: readonly string[], named: boolean): QuietHours | undefined {
  const after = tokens.findIndex((token) => starts.test(token));
  const before = tokens.indexOf("before");
  const ahead = after < 0 ? undefined : timeIn(tokens.slice(after + 1, before > after ? before : undefined));
  if (before >= 0 && (ahead !== undefined || after < 0)) {
    const to = timeIn(tokens.slice(before + 1, after > before ? after : undefined));
    return to === undefined ? undefined : { from: ahead ?? "00:00", to };
  }
  if (after < 0 && !named) return undefined;
  const rest = tokens.slice(after < 0 ? tokens.findIndex((token) => timeIn([token]) !== undefined) : after + 1);
  const link = rest.findIndex((token, at) => at > 0 && links.test(token) && !isSpoken(rest, at));
  if (link < 0) return ahead === undefined || tokens[after] === "between" ? undefined : { from: ahead, to: "00:00" };
  const [from, to] = [timeIn(rest.slice(0, link)), timeIn(rest.slice(link + 1))];
  return from === undefined || to === undefined ? undefined : { from, to: overnight(from, to, rest.slice(link + 1)) };
}

/** "10pm to 6": six in the morning, unless the afternoon is named. */
function overnight(from: string, to: string, said: readonly string[]): string {
  const isNamed = said.some((token) => /pm$|^(?:1[3-9]|2\d)\b|^(?:afternoon|evening|noon|midday)$/.test(token));
  if (from < "17:00" || to < "12:00" || to >= "19:00" || isNamed) return to;
  return `${String(Number(to.slice(0, 2)) - 12).padStart(2, "0")}${to.slice(2)}`;
}

/** "quarter to nine": this "to" is within a time. */
function isSpoken(tokens: readonly string[], at: number): boolean {
  return tokens[at] === "to" && /^(?:quarter|ten|twenty|five|minutes)$/.test(tokens[at - 1] ?? "");
}

/** The time these words begin with or hold; a bare hour is taken as one. */
function timeIn(tokens: readonly string[]): string | undefined {
  return findTime(["at", ...tokens.slice(0, 8)]);
}

function zoneWish(text: string): Pick<DailyWish, "timezone"> {
  const timezone = findZone(text);
  return timezone === undefined ? {} : { timezone };
}

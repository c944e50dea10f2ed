import type { Heard } from "./hear.ts";
import { numberOf } from "./numbers.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";

/** An hour, where nobody says how long. */
const usualMinutes = 60;
/** A day: later than that is another day's question. */
const mostMinutes = 1_440;

const busy =
  / (?:busy|snooze|swamped|rammed|hectic|manic|tied up|brb|bear with|(?:in|at) (?:the )?middle of (?:something|it|stuff)|(?:not|no|bad|wrong|good) (?:now|moment|time|right now|just now|at the moment|yet)|(?:can|will) not (?:(?:do|answer|talk|chat|look|think|type|stop|right|just|it|this|that) )*(?:now|at the moment|yet)|can not (?:do it|answer|talk|chat|type)|(?:on|in|got|have|having|at|into|with|helping|serving|taking) (?:(?:a|an|the|my|another|with|long|big|team|staff|quick|live) )*(?:calls?|phones?|meetin(?:g|gs)?|training|huddle|briefing|onetoone|lunch|break|customers?|caller|client|line|queue|bus|train)|(?:customer|caller|client) (?:on|waiting|holding|here|talking)|calls? (?:coming in|waiting|queuing)|driving|back to back|queue is|mid call|still (?:on|in|at) |hold on|hang on|give me|one (?:sec|second|minute|min|moment)) /;
const later =
  / (?:later|laters|l8r|latr|lata|soon|in a (?:bit|while|moment|minute|min|sec|second|mo|tick|few)|after (?:(?:my|the|this|that) )?(?:lunch|break|call|meetin(?:g)?|dinner|tea|shift|work)|another time|some other time|when i am (?:free|back|done|off)) /;
const pauses =
  /^ (?:(?:ok|please|can|we|i|could|let us|just) )*pause(?: (?:it|this|that|the|quiz|here|for|now|please|a|sec|minute|moment))* (?:[?.] )*$|^ (?:(?:sorry|no) )?not today(?: (?:thanks|please))? (?:[.] )*$/;
const noTime =
  /^ (?:(?:sorry|ok|but|no|oh|so|wait|just) )*(?:i (?:am|have|got|can not|will)|got|on (?:a|the|my)|in a (?:call|meeting|meetin)|brb|bear with|busy|not now|later|laters|l8r|later please|driving|hold on|hang on|back (?:soon|later)|will do (?:it |this )?later|do (?:it|this) later|can we do (?:it|this) later) /;
const again =
  / (?:ask|remind|try|send|come|text|message|ping|nudge|get|give|answer|do|check|wait|snooze|push|back|again|postpone|delay|move) /;
/** What may stand beside it; any other word makes it a sentence about something else. */
const beside = new Set(
  (
    "a an the my this that it its is am are i you me we us be will would can could not no do does have has got just right now at moment and but so ok " +
    "sorry please yes hello in on for to of about around with after before again back later laters l8r latr lata soon bit while few mo tick sec second seconds minute minutes min mins hour hours half quarter couple " +
    "ask remind try send come text message ping nudge get give answer answering it question questions quiz one another other time some when free done off wait snooze " +
    "swamped rammed hectic manic tied brb bear middle something stuff helping serving taking so someone busy call calls phone phones meeting meetin meetings training huddle briefing onetoone lunch break dinner tea shift work customer customers caller client line queue bus train driving mid still hold hang " +
    "really very bit too much long big team staff quick live waiting here talking holding coming yet bad good today look think type talk chat stop push postpone delay move maybe perhaps then thanks think going let until finish finished there up over want need rather prefer daily"
  ).split(" "),
);

/**
 * "I'm on a call", "ask me in 20 minutes": the day's question again later. Only where that question waits or was talked of
 * last, and only where nothing else is said: "can I do unit 6 later" is about unit 6.
 */
export function hearLater(heard: Heard, situation: Situation): Draft | undefined {
  const last = situation.context?.last.kind;
  const ofDaily = last === "daily.set" || last === "daily.show" || last === "daily.later";
  const inPractice = situation.quizzing === true && (last === undefined || last.startsWith("quiz."));
  if (situation.prompted !== true && !ofDaily && !inPractice) return undefined;
  if (inPractice && situation.prompted !== true && pauses.test(heard.line))
    return fixed({ kind: "daily.later", minutes: usualMinutes });
  const words = heard.tokens.filter((token) => /[\p{L}\p{N}]/u.test(token));
  if (words.length > 16 || words.some((word) => !beside.has(word) && numberOf(word) === undefined)) return undefined;
  const line = ` ${words.join(" ")} `;
  // Of a quiz only that there is no time now: "lunch break" and "20 minutes" may be answers.
  if (situation.prompted !== true && !ofDaily)
    return noTime.test(line) && (busy.test(line) || later.test(line))
      ? fixed({ kind: "daily.later", minutes: usualMinutes })
      : undefined;
  const span = spanOf(line) ?? bareSpan(line);
  const isAnswer = span !== undefined && !again.test(line) && !/ (?:in|give) /.test(line);
  if (span !== undefined && !isAnswer) return fixed({ kind: "daily.later", minutes: Math.min(span, mostMinutes) });
  const elsewhere = last !== undefined && !ofDaily && !last.startsWith("quiz.");
  const pushes = later.test(line) || (busy.test(line) && !(ofDaily && situation.prompted !== true));
  const onlyWord = elsewhere && !again.test(line);
  return span === undefined && pushes && !onlyWord && !/ (?:thanks|how|what) /.test(line)
    ? fixed({ kind: "daily.later", minutes: usualMinutes })
    : undefined;
}

/** "In 10": of minutes, as nobody says "in 10" of hours. */
function bareSpan(line: string): number | undefined {
  const said = numberOf(/^ (?:ask me |remind me |again |back )*in ([a-z]+|\d{1,2}) $/.exec(line)?.[1]);
  return said !== undefined && said >= 5 ? said : undefined;
}

/** The minutes in "in 20 minutes", "half an hour", "an hour and a half", "two hours". */
function spanOf(line: string): number | undefined {
  if (/ (?:an|one|1) hour and a half | one and a half hours? /.test(line)) return 90;
  if (/ half (?:an |a )?hour /.test(line)) return 30;
  if (/ quarter of an hour /.test(line)) return 15;
  const found = / ([a-z]+|\d{1,3}) (minutes?|mins?|hours?) /.exec(line);
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  const couple = / (?:couple of|few) (?:minutes?|mins?|hours?) /.exec(line)?.[0];
  const inHours = found[2].startsWith("hour");
  const amount =
    couple === undefined ? (/^an?$/.test(found[1]) ? 1 : numberOf(found[1])) : couple.includes("few") ? 3 : 2;
  if (amount === undefined || amount < 1) return undefined;
  // "In a minute" is a manner of speaking.
  if (!inHours && amount === 1) return undefined;
  return inHours ? amount * 60 : amount;
}

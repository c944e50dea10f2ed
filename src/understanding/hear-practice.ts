import type { DailyWish } from "../domain/intent.ts";
import { hearLimits } from "./daily-limits.ts";
import { hearDailyReply } from "./daily-reply.ts";
import { hearDailyChange, readWish } from "./grammar-daily.ts";
import { hearLater } from "./grammar-later.ts";
import { hearReport } from "./grammar-report.ts";
import { hearWeek } from "./grammar-week.ts";
import type { Heard } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";
import { findNoZone, isOfZones } from "./time-zones.ts";

/**
 * What is said of practice in words that something else could claim: today's question again later, a question that is
 * wrong, when nothing is to be sent, what the week brought. Undefined where the message is about something else.
 */
export function hearPractice(text: string, heard: Heard, situation: Situation): Draft | undefined {
  return (
    hearDailyReply(heard, situation) ??
    hearLater(heard, situation) ??
    hearReport(text, heard, situation) ??
    hearLimited(text, heard, situation) ??
    hearChangeOfPrompt(heard, situation) ??
    hearWeek(heard)
  );
}

const elsewhere =
  / (?:customers?|callers?|clients?|we|our|us|they|centre|office|shops?|paid|pay|shifts?|rota|companies|staff|agents?|law|calls?) /;
const orders = / (?:questions?|quiz|quizzes|daily|send|ask|remind) /;

function hearLimited(text: string, heard: Heard, { context }: Situation): Draft | undefined {
  if (heard.tokens.length > 40 || elsewhere.test(heard.line)) return undefined;
  const limits = hearLimits(text, heard, context?.last.kind.startsWith("daily.") === true);
  if (limits !== undefined) return fixed({ kind: "daily.set", wish: withOrder(limits, heard) });
  if (
    / qui(?:et|te) (?:hours?|times?) /.test(heard.line) &&
    / (?:my|mine|are they|set|have i) |^ (?:show |the )?qui(?:et|te) (?:hours?|times?) (?:[?.] )*$/.test(heard.line)
  )
    return fixed({ kind: "daily.show" });
  const timezone = findNoZone(text);
  if (timezone !== undefined) return fixed({ kind: "daily.set", wish: { timezone } });
  return isOfZones(text) &&
    / (?:my|me|mine|you|use|using|on|set|which|what) /.test(heard.line) &&
    heard.tokens.length < 12
    ? fixed({ kind: "daily.show" })
    : undefined;
}

/** "A question at 8:30 on weekdays, not on bank holidays": the order with its limit. Times of quiet hours are no order. */
function withOrder(limits: DailyWish, heard: Heard): DailyWish {
  const order = limits.quiet === undefined && orders.test(heard.line) ? readWish(heard) : {};
  const isOrder = order.time !== undefined || order.days !== undefined || order.every !== undefined;
  return isOrder ? { ...order, ...limits, on: true } : limits;
}

const changes = / (?:make it|change (?:it|this|that)|move (?:it|this)|instead|a day|per day|each day|every) /;

const stops = / (?:stop|no|not|never|cancel|pause|off|enough) /;

/** "Make it 9am instead" while the day's question waits. */
function hearChangeOfPrompt(heard: Heard, { prompted, context }: Situation): Draft | undefined {
  const last = context?.last.kind;
  if (prompted !== true || !changes.test(heard.line) || stops.test(heard.line)) return undefined;
  if (last !== undefined && !last.startsWith("quiz.") && !last.startsWith("daily.")) return undefined;
  const wish = hearDailyChange(heard, {});
  return wish === undefined ? undefined : fixed({ kind: "daily.set", wish });
}

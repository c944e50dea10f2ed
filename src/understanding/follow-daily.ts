import type { Intent } from "../domain/intent.ts";
import { findUntil } from "./dates.ts";
import { hearDailyChange } from "./grammar-daily.ts";
import type { Heard } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";

const isAway =
  / (?:i am|i will be|am) (?:[a-z]+ ){0,2}(?:off|away|on leave|on holiday)(?: [a-z]+){0,4} (?:today|tomorrow|week|until|till|for) /;
const startsAgain =
  /^ (?:hello )*i am back(?: (?:now|today|at work|from \w+))* (?:[?.] )*$|^ (?:(?:ok|please|now|yes|and|can you) )*(?:start|begin|carry on|send)(?: (?:it|them|that|these|me|the|daily|questions?|sending|asking))* (?:again|back up)(?: (?:please|now|thanks))* (?:[?.] )*$/;
const asksWhen = / (?:what time|when|which days?) /;
const asksWhether = / (?:do|will|would) you (?:still )?(?:send|ask|message) /;
const stops =
  / (?:stop|(?:turn|switch|turned|it|them) off|cancel|leave it|forget it|never mind|quit|enough) |^ (?:(?:ok|please|i want|actually) )*no more (?:(?:please|thanks|of|these|this|questions?) )*(?:[.] )*$/;

/** What is said next of the daily question that was set or shown: a change, days away, back again, no more. */
export function followDailyTalk(
  heard: Heard,
  situation: Situation,
  last: Extract<Intent, { kind: "daily.set" | "daily.show" }>,
): Draft | undefined {
  const { line } = heard;
  if (asksWhether.test(line) || (asksWhen.test(line) && heard.strange.length === 0))
    return fixed({ kind: "daily.show" });
  const pausedUntil = isAway.test(line) ? findUntil(heard.tokens, situation) : undefined;
  if (pausedUntil !== undefined) return fixed({ kind: "daily.set", wish: { pausedUntil } });
  if (startsAgain.test(line)) return fixed({ kind: "daily.set", wish: { on: true } });
  const wish = hearDailyChange(heard, last.kind === "daily.set" ? last.wish : {});
  if (wish !== undefined) return fixed({ kind: "daily.set", wish });
  return stops.test(line) && heard.tokens.length < 7 ? fixed({ kind: "daily.set", wish: { on: false } }) : undefined;
}

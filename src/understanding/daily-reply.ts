import type { DailyWish } from "../domain/intent.ts";
import type { Context } from "../domain/learner.ts";
import { nationIn } from "./daily-limits.ts";
import type { Heard } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";

const goes =
  /^ (?:(?:yes|ok|please|sure|i want to|i would like to|let us|do|them|me|the questions?|sending|asking|coming) )*(?:yes|sure|ok|go on|carry on|continue|keep going|keep (?:sending|asking|them)|resume|of course|please do)(?: (?:please|thanks|then|with|the|them|questions?|coming|me|sending|asking|it))* (?:[.] )*$/;
const stops =
  /^ (?:(?:ok|please|thanks|sorry) )*(?:no|not|stop|rather not|i would rather not|do not|leave it|enough)(?: (?:thanks|please|now|more|it|them|really|for me|any|anymore|go on|carry on|sending|questions?|the|want|to))* (?:[.] )*$/;

/** Typed answers to what was asked about the daily question: whether to go on, and whose bank holidays are meant. */
export function hearDailyReply(heard: Heard, { context }: Situation): Draft | undefined {
  if (context === null || !context.asking || !context.last.kind.startsWith("daily.") || heard.tokens.length > 8)
    return undefined;
  const line = ` ${heard.tokens.filter((token) => /\p{L}/u.test(token)).join(" ")} `;
  const nation = nationIn(line);
  if (nation !== "unknown") return offeredWish(context, ({ skipHolidays }) => skipHolidays === nation);
  const isGoOn = offeredWish(context, ({ on }) => on === true) !== undefined;
  if (!isGoOn) return undefined;
  if (goes.test(heard.line)) return offeredWish(context, ({ on }) => on === true);
  return stops.test(heard.line) ? offeredWish(context, ({ on }) => on === false) : undefined;
}

function offeredWish({ offered }: Context, fits: (wish: DailyWish) => boolean): Draft | undefined {
  const found = offered.find(({ intent }) => intent.kind === "daily.set" && fits(intent.wish));
  return found === undefined ? undefined : fixed(found.intent);
}

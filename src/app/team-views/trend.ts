import type { Say } from "../../words/say.ts";

/** "more", "fewer" or "the same", for what is counted. */
export function countTrend(was: number, is: number, say: Say): string {
  return is === was ? say("view.trend.same") : is > was ? say("view.trend.more") : say("view.trend.fewer");
}

/** "higher", "lower" or "the same" for shares, by whole per cent; null where one of them is not known. */
export function shareTrend(was: number | null, is: number | null, say: Say): string | null {
  if (was === null || is === null) return null;
  const [before, now] = [Math.round(was * 100), Math.round(is * 100)];
  return before === now ? say("view.trend.same") : now > before ? say("view.trend.higher") : say("view.trend.lower");
}

import { addDays } from "../../domain/daily/local-day.ts";
import type { Instant, Learner } from "../../domain/learner.ts";
import { isQuietAt } from "../daily-due.ts";
import { localDate } from "../local-date.ts";
import { localInstant } from "../local-instant.ts";

const minute = 60_000;
/** Looked at again so often while somebody does not want to be written to; whoever says something is looked at at once. */
const silentWait = 6 * 60 * minute;
const quizWait = 10 * minute;

/** Why a letter waits, and when it is looked at again. */
export interface Hold {
  readonly why: "silent" | "quiet" | "quiz";
  readonly until: Instant;
}

/** Whether a letter has to wait now: quiet hours, a person who asked to be left alone, a quiz going on. */
export function holdOf({ daily, quiz, timezone }: Learner, now: Instant): Hold | undefined {
  if (daily.silent) return { why: "silent", until: now + silentWait };
  const { settings } = daily;
  if (settings?.quiet != null && isQuietAt(now, settings, timezone))
    return { why: "quiet", until: opensAt(settings.quiet.to, timezone, now) };
  const isAnswering = quiz?.phase === "asked" && (quiz.style !== "daily" || quiz.answers.length > 0);
  // A clock that was ahead has asked in what is the future now.
  if (isAnswering && Math.abs(now - quiz.askedAt) < quizWait) return { why: "quiz", until: now + quizWait };
  return undefined;
}

function opensAt(time: string, timezone: string, now: Instant): Instant {
  const today = localDate(now, timezone);
  const at = localInstant(today, time, timezone);
  return at > now ? at : localInstant(addDays(today, 1), time, timezone);
}

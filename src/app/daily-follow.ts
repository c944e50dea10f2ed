import { addDays } from "../domain/daily/local-day.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import type { QuizSession } from "../domain/quiz/session.ts";
import type { Block } from "../domain/reply.ts";
import { replanned } from "./daily-due.ts";
import { startOffer } from "./daily-words.ts";
import { localDate } from "./local-date.ts";
import type { Outcome, Scene } from "./scene.ts";

/**
 * The learner after a message or a change of presence, with the daily question moved where the zone or the place did, or
 * where a clock was ahead; what is due already is left to whoever claims it. Whoever answers a question after all is not
 * left alone any more.
 */
export function followDaily(before: Learner, after: Learner, now: Instant): Learner {
  const isBack = after.daily.silent && hasAnswered(before.quiz, after.quiz);
  const heard = isBack ? { ...after, daily: { ...after.daily, silent: false, unanswered: 0 } } : after;
  const isDue = heard.dueAt !== null && heard.dueAt <= now;
  return isDue ? heard : replanned(withoutFuture(heard, now), now);
}

// Zones lie up to 26 hours apart, so a date two days on may have been today's somewhere; a later one came of a wrong clock.
function withoutFuture(learner: Learner, now: Instant): Learner {
  const { daily, timezone } = learner;
  const last = addDays(localDate(now, timezone), 2);
  const prompts = daily.prompts.filter(({ date }) => date <= last);
  return prompts.length === daily.prompts.length ? learner : { ...learner, daily: { ...daily, prompts } };
}

function hasAnswered(before: QuizSession | null, after: QuizSession | null): boolean {
  if (after === null) return false;
  const had = before?.attempt === after.attempt ? before.answers.length : 0;
  return after.answers.slice(had).some(({ outcome }) => outcome !== "skipped");
}

/** The one offer of a daily question, under the end of the first practice quiz that somebody finishes who can be reached. */
export function withDailyOffer(outcome: Outcome, scene: Scene): Outcome {
  const { learner = scene.learner, reply } = outcome;
  const { daily, address, quiz } = learner;
  if (address === null || daily.offered || daily.settings !== null || quiz === null) return outcome;
  const isFinished = quiz.phase === "ended" && quiz.answers.length > 0 && quiz.answers.length === quiz.questions.length;
  const wasEnded = scene.learner.quiz?.attempt === quiz.attempt && scene.learner.quiz.phase === "ended";
  if (!isFinished || wasEnded || quiz.style !== "practice") return outcome;
  const line: Block = { kind: "text", text: [scene.say("daily.offer")] };
  return {
    ...outcome,
    learner: { ...learner, daily: { ...daily, offered: true } },
    reply: { ...reply, blocks: [...reply.blocks, line], next: [startOffer(scene.say), ...reply.next] },
  };
}

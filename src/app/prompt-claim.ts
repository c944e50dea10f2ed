import { isAskedOn } from "../domain/daily/asked-on.ts";
import { addDays } from "../domain/daily/local-day.ts";
import { lastBreak } from "../domain/daily/streak.ts";
import type { Prompt, PromptState } from "../domain/daily.ts";
import type { Address, Instant, Learner } from "../domain/learner.ts";
import type { Claim } from "../ports/prompter.ts";
import { type DueDay, dayFrom, isQuietAt, openPrompt, plannedAfter, replanned, windowEnd } from "./daily-due.ts";
import { isAnswered } from "./daily-later.ts";
import { promptKey, withPrompt } from "./keep-prompt.ts";
import { localDate } from "./local-date.ts";
import { practisedIn } from "./practised.ts";
import { askGoOn, askToday, isBusy } from "./prompt-question.ts";
import type { Scene } from "./scene.ts";

const minute = 60_000;
/** Looked at again where nobody came back: far longer than any platform takes to answer. */
export const sendingLease = 5 * minute;
/** Nothing was begun: after a restart it is taken up again soon. Whoever sends knows what it has in hand. */
const claimLease = minute;
const busyWait = 15 * minute;
const mostUnanswered = 5;
/** So many days back is what an outage left gone through. */
const farthestBack = 60;

interface Due {
  readonly dueAt: Instant;
  readonly address: Address;
}

/** What is due for somebody with a daily question: the prompt to send, and all that came too late written down. */
export function claimPrompt(scene: Scene, due: Due): Claim {
  const { learner, at } = scene;
  const open = openPrompt(learner.daily);
  if (open !== undefined) return claimOpen(open, scene, due);
  const settled = { ...scene, learner: settleLast(scene) };
  const { learner: caught, day } = catchUp(settled, due.dueAt);
  // What was left is settled once, together with the next prompt.
  if (day === undefined || day.at > at)
    return { learner: replanned(caught === settled.learner ? learner : caught, at) };
  const prompt: Prompt = {
    date: day.date,
    kind: caught.daily.unanswered >= mostUnanswered ? "go-on" : "question",
    state: "claimed",
    at,
    until: windowEnd(day, caught),
    pushed: 0,
    attempt: null,
  };
  return claimOpen(prompt, { ...scene, learner: caught }, due);
}

// One that was claimed before and not sent: put off, tried again, or too late.
function claimOpen(prompt: Prompt, scene: Scene, { address }: Due): Claim {
  const { learner, at } = scene;
  const close = (state: PromptState): Claim => ({
    learner: plannedAfter(prompt.date, withPrompt(learner, { ...prompt, state, at })),
  });
  if (at > prompt.until) return close("missed");
  if (!isWanted(prompt, scene)) {
    const { settings } = learner.daily;
    const isPutOff = settings !== null && isQuietAt(at, settings, learner.timezone);
    return isPutOff ? wait(prompt, scene) : close("nothing");
  }
  if (isBusy(learner, prompt, at)) return wait(prompt, scene);
  const asked = prompt.kind === "go-on" ? askGoOn(prompt, scene) : askToday(prompt, scene);
  if (asked === undefined) return close("nothing");
  const claimed = withPrompt(asked.learner, { ...asked.prompt, at });
  return {
    learner: { ...claimed, dueAt: at + claimLease },
    send: { to: address, key: promptKey(prompt), reply: asked.reply },
  };
}

// Looked at once more right after its window, so that a day that was not to be had is written down.
function wait(prompt: Prompt, { learner, at }: Scene): Claim {
  return { learner: { ...withPrompt(learner, prompt), dueAt: Math.min(at + busyWait, prompt.until + 1) } };
}

/** Whether a prompt may still go out: not stopped, paused, left out, quiet, answered or out of reach since it was claimed. */
export function isWanted(prompt: Prompt, scene: Scene): boolean {
  const { learner, at } = scene;
  const { settings, silent } = learner.daily;
  if (settings === null || silent || learner.address === null) return false;
  if (!isAskedOn(settings, prompt.date) || isQuietAt(at, settings, learner.timezone)) return false;
  const isNew = prompt.kind === "question" && prompt.attempt === null;
  return isNew || !isAnswered(prompt, scene);
}

/** What an earlier prompt left: whether it was answered, which counts towards going silent, and the run of days. */
function settleLast(scene: Scene): Learner {
  const { learner, today } = scene;
  const { daily, quiz } = learner;
  const { days, reviews } = practisedIn(scene);
  const sent = daily.prompts.findLast(({ kind, state }) => kind === "question" && state === "sent");
  const brokenOn = lastBreak({ daily, days, today });
  const kept = (unanswered: number): Learner => ({ ...learner, daily: { ...daily, unanswered, brokenOn } });
  if (sent === undefined) return kept(daily.unanswered);
  const isHeard =
    reviews.some(({ at }) => at >= sent.at) || (quiz?.attempt === sent.attempt && quiz.answers.length > 0);
  if (isHeard) return kept(0);
  return kept(daily.unanswered + (sent === daily.prompts.at(-1) ? 1 : 0));
}

// Days whose window has passed are written down, the newest of them at least, and never sent.
function catchUp(
  { learner, at }: Scene,
  dueAt: Instant,
): { readonly learner: Learner; readonly day: DueDay | undefined } {
  const { timezone } = learner;
  const earliest = addDays(localDate(at, timezone), -farthestBack);
  const begun = localDate(dueAt, timezone);
  let caught = learner;
  let day = dayFrom(caught, begun > earliest ? begun : earliest);
  while (day !== undefined && windowEnd(day, caught) < at) {
    caught = withPrompt(caught, {
      date: day.date,
      kind: "question",
      state: "missed",
      at,
      until: windowEnd(day, caught),
      pushed: 0,
      attempt: null,
    });
    day = dayFrom(caught, addDays(day.date, 1));
  }
  return { learner: caught, day };
}

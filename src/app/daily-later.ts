import { isAskedOn } from "../domain/daily/asked-on.ts";
import type { DailySettings, Prompt } from "../domain/daily.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import { dailyData } from "./daily.ts";
import { isQuietAt, nextDay, windowEnd } from "./daily-due.ts";
import { usualOff } from "./daily-wish.ts";
import { withPrompt } from "./keep-prompt.ts";
import { localDate } from "./local-date.ts";
import { localTime } from "./local-instant.ts";
import { practisedIn } from "./practised.ts";
import { type Command, makeReply, type Scene } from "./scene.ts";

const minute = 60_000;

/** "I'm on a call": today's question comes once more, later today. */
export const laterToday: Command<"daily.later"> = (intent, scene) => {
  const { learner } = scene;
  if (isInQuiz(learner))
    return {
      intent: "quiz.next",
      data: { question: null },
      reply: makeReply(scene.say("quiz.waits")),
      about: { kind: "quiz.next" },
    };
  const settings = learner.daily.settings ?? usualOff;
  const pushed = push(intent.minutes, settings, scene);
  return {
    intent: "daily.set",
    data: { ...dailyData(settings, scene), minutes: intent.minutes, again: iso(pushed.again) },
    reply: makeReply(pushed.title),
    ...(pushed.learner === undefined ? {} : { learner: pushed.learner }),
    // Whoever answers after all means the question that waits.
    about:
      learner.quiz?.style === "daily" && learner.quiz.phase === "asked"
        ? { kind: "quiz.next" }
        : { kind: "daily.show" },
  };
};

/** Whether what waits is a quiz of the learner's own, and that was talked of last. */
function isInQuiz({ quiz, context }: Learner): boolean {
  const isTalkedOf = context === null || context.last.kind.startsWith("quiz.");
  return quiz?.phase === "asked" && quiz.style !== "daily" && isTalkedOf;
}

function iso(at: Instant | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}

interface Pushed {
  readonly title: string;
  readonly again?: Instant;
  readonly learner?: Learner;
}

function push(minutes: number, settings: DailySettings, scene: Scene): Pushed {
  const { learner, at, today, say } = scene;
  const prompt = learner.daily.prompts.find(({ date }) => date === today);
  if (prompt === undefined || prompt.kind !== "question") return notYet(scene);
  if (!isAskedOn(settings, today) || learner.address === null || learner.daily.silent)
    return { title: say("daily.later.none") };
  if (isAnswered(prompt, scene)) return { title: say("daily.later.answered") };
  const again = at + minutes * minute;
  const time = localTime(again, learner.timezone);
  if (localDate(again, learner.timezone) !== today) return { title: say("daily.later.tomorrow") };
  if (isQuietAt(again, settings, learner.timezone)) return { title: say("daily.later.quiet", { time }) };
  const until = windowEnd({ date: today, at: again }, learner);
  const now: Prompt = { ...prompt, state: "claimed", at, until, pushed: prompt.pushed + 1 };
  return { title: say("daily.later.done", { time }), again, learner: { ...withPrompt(learner, now), dueAt: again } };
}

function notYet({ learner, at, today, say }: Scene): Pushed {
  const next = learner.address === null ? undefined : nextDay(learner, at);
  if (next?.date !== today) return { title: say("daily.later.none") };
  return { title: say("daily.later.not-yet", { time: localTime(next.at, learner.timezone) }) };
}

/** Whether anything was answered since the prompt of a day was first made, or its quiz is over. */
export function isAnswered(prompt: Prompt, scene: Pick<Scene, "learner" | "library">): boolean {
  const { quiz } = scene.learner;
  if (quiz !== null && quiz.attempt === prompt.attempt) return quiz.answers.length > 0 || quiz.phase === "ended";
  return practisedIn(scene).days.some(({ date, answered }) => date === prompt.date && answered > 0);
}

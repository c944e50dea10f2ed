import type { Prompt } from "../domain/daily.ts";
import type { Learner } from "../domain/learner.ts";
import { usualLimits } from "../domain/practice.ts";
import type { Reply } from "../domain/reply.ts";
import { beginQuiz } from "./begin-quiz.ts";
import { chooseByMemory } from "./choose-questions.ts";
import { isAnswered } from "./daily-later.ts";
import { pauseOffer, stopOffer } from "./daily-words.ts";
import { practisedIn } from "./practised.ts";
import { askedReply, askingOf } from "./quiz-ask.ts";
import { dailyPool } from "./quiz-pool.ts";
import { makeReply, offer, type Scene } from "./scene.ts";

const hour = 3_600_000;

/** A prompt as it is to be sent, and the learner with its quiz begun. */
export interface Asked {
  readonly learner: Learner;
  readonly prompt: Prompt;
  readonly reply: Reply;
}

/** Whether the learner is in the middle of another quiz, which nothing is to come between. */
export function isBusy({ quiz }: Learner, prompt: Prompt, now: number): boolean {
  if (quiz === null || quiz.phase === "ended" || quiz.attempt === prompt.attempt) return false;
  // A clock that was ahead has asked in what is the future now.
  return Math.abs(now - quiz.askedAt) < hour;
}

/**
 * The day's question: the quiz that was begun for it, or else a new one of what memory has ready within the plan and the
 * day's limits. Undefined where there is nothing to ask, or the day's question was answered already.
 */
export function askToday(prompt: Prompt, scene: Scene): Asked | undefined {
  const { quiz } = scene.learner;
  const isBegun = prompt.attempt !== null;
  if (isBegun && isAnswered(prompt, scene)) return undefined;
  const learner = isBegun && quiz?.attempt === prompt.attempt ? scene.learner : beginToday(scene);
  if (learner?.quiz == null) return undefined;
  const { session, question } = askingOf(learner.quiz, scene);
  if (question === undefined) return undefined;
  const { say } = scene;
  const count = session.questions.length;
  const title = count === 1 ? say("daily.today") : say("daily.today.several", { count });
  const asked = askedReply(question, session, { scene, before: { title, blocks: [] } });
  const later = offer(say("daily.choice.later"), { kind: "daily.later", minutes: 60 });
  const reply: Reply = { ...asked, next: [later, ...asked.next] };
  const known: Learner = { ...learner, quiz: session };
  return {
    learner: talkedOf(known, reply, scene.at),
    prompt: { ...prompt, attempt: session.attempt },
    reply,
  };
}

function beginToday(scene: Scene): Learner | undefined {
  const practised = practisedIn(scene);
  const of = scene.learner.daily.settings?.count ?? 1;
  const wanted = { of, perDay: usualLimits.perDay, early: false };
  const questions = chooseByMemory(dailyPool(scene), wanted, { practised, scene });
  return questions.length === 0 ? undefined : beginQuiz({ style: "daily", questions }, scene);
}

// "B" or "the second one" typed next is meant for what was sent.
function talkedOf(learner: Learner, { choices, next }: Reply, at: number): Learner {
  const offered = [...choices, ...next].slice(0, 12);
  return { ...learner, context: { at, last: { kind: "quiz.next" }, offered, asking: true, assumed: false } };
}

/** Whether to go on at all, asked once. */
export function askGoOn(prompt: Prompt, scene: Scene): Asked {
  const { learner, say, today, at } = scene;
  const reply = makeReply(say("daily.go-on"), {
    blocks: [{ kind: "text", text: [say("daily.go-on.what")], tone: "muted" }],
    choices: [
      offer(say("daily.choice.go-on"), { kind: "daily.set", wish: { on: true } }),
      pauseOffer(say, today),
      stopOffer(say),
    ],
  });
  const context = {
    at,
    last: { kind: "daily.show" },
    offered: reply.choices,
    asking: true,
    assumed: false,
  } as const;
  return { learner: { ...learner, context }, prompt, reply };
}

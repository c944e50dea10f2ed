import type { Prompt } from "../domain/daily.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import { dailyDueOf, withDues } from "../domain/post-due.ts";
import type { Claim, Prompter, PromptOutcome } from "../ports/prompter.ts";
import { openPrompt, plannedAfter, replanned } from "./daily-due.ts";
import { promptKey, promptOf, withPrompt } from "./keep-prompt.ts";
import { claimPost } from "./post/claim-post.ts";
import { postOfKey } from "./post/post-keys.ts";
import { beginPost, settlePost } from "./post/settle-post.ts";
import { claimPrompt, isWanted, sendingLease } from "./prompt-claim.ts";
import { type PromptDesk, promptScene } from "./prompt-scene.ts";

/**
 * What letters, a digest and the daily question do to a record, in this order and one at a time, step by step; the
 * scheduler keeps each step before the next.
 */
export function createPrompter(desk: PromptDesk): Prompter {
  const daily = dailyPrompter(desk);
  const { say } = desk;
  return {
    claim: (learner, now) => {
      if (learner.dueAt === null || learner.dueAt > now) return { learner };
      const posted = claimPost(learner, now, desk);
      if (posted.send !== undefined || posted.doubt !== undefined) return posted;
      const claim = daily.claim(asDaily(posted.learner), now);
      return { ...claim, learner: besideDaily(posted.learner, claim.learner) };
    },
    begin: (learner, key, now) => {
      if (postOfKey(key) !== undefined) return beginPost(learner, key, { now, say });
      const begun = daily.begin(asDaily(learner), key, now);
      return begun === undefined ? undefined : besideDaily(learner, begun);
    },
    settle: (learner, key, ...rest) =>
      postOfKey(key) === undefined
        ? besideDaily(learner, daily.settle(asDaily(learner), key, ...rest))
        : settlePost(learner, key, ...rest),
  };
}

/** The record as the daily question sees it: its `dueAt` is the daily question's alone. */
function asDaily(learner: Learner): Learner {
  const dueAt = dailyDueOf(learner);
  return dueAt === learner.dueAt ? learner : { ...learner, dueAt };
}

/** What the daily question made of a record, with the time of letters and digest as it was. */
function besideDaily(was: Learner, daily: Learner): Learner {
  return withDues(
    { ...daily, dueAt: was.dueAt },
    { daily: daily.dueAt, post: daily.address === null ? null : was.post.at },
  );
}

function dailyPrompter(desk: PromptDesk): Prompter {
  return {
    claim: (learner, now): Claim => {
      const { address, dueAt, daily } = learner;
      if (dueAt === null || dueAt > now) return { learner };
      if (address === null || daily.settings?.on !== true || daily.silent)
        return { learner: { ...learner, dueAt: null } };
      const open = openPrompt(daily);
      if (open?.state !== "sending") return claimPrompt(promptScene(learner, now, desk), { dueAt, address });
      return { learner: { ...learner, dueAt: now + sendingLease }, doubt: { to: address, key: promptKey(open) } };
    },
    begin: (learner, key, now) => {
      const prompt = promptOf(learner, key);
      if (prompt?.state !== "claimed" || now > prompt.until) return undefined;
      // Another quiz may have taken its place since it was claimed: the buttons of this message would be old ones.
      if (prompt.kind === "question" && prompt.attempt !== learner.quiz?.attempt) return undefined;
      if (!isWanted(prompt, promptScene(learner, now, desk))) return undefined;
      return { ...withPrompt(learner, { ...prompt, state: "sending", at: now }), dueAt: now + sendingLease };
    },
    settle: (learner, key, ...[outcome, now]) => settled(learner, promptOf(learner, key), { outcome, now }),
  };
}

interface Settling {
  readonly outcome: PromptOutcome;
  readonly now: Instant;
}

function settled(learner: Learner, prompt: Prompt | undefined, { outcome, now }: Settling): Learner {
  // Who is gone cannot be reached, whatever became of this message in the meantime.
  const there = outcome.kind === "unreachable" ? { ...learner, address: null } : learner;
  if (prompt === undefined || (prompt.state !== "sending" && prompt.state !== "claimed")) return replanned(there, now);
  switch (outcome.kind) {
    case "sent":
    case "unsure":
    case "unreachable":
      return done(there, { ...prompt, state: outcome.kind, at: now });
    case "later":
      return outcome.at > prompt.until
        ? done(there, { ...prompt, state: "missed", at: now })
        : { ...withPrompt(there, { ...prompt, state: "claimed", at: now }), dueAt: outcome.at };
    default:
      return outcome satisfies never;
  }
}

// Asked whether to go on, or perhaps asked: nothing more until they say something.
function done(learner: Learner, prompt: Prompt): Learner {
  const kept = withPrompt(learner, prompt);
  const isAsked = prompt.kind === "go-on" && (prompt.state === "sent" || prompt.state === "unsure");
  return plannedAfter(prompt.date, isAsked ? { ...kept, daily: { ...kept.daily, silent: true } } : kept);
}

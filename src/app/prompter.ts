import type { Prompt } from "../domain/daily.ts";
import type { Instant, Learner } from "../domain/learner.ts";
import type { Claim, Prompter, PromptOutcome } from "../ports/prompter.ts";
import { openPrompt, plannedAfter, replanned } from "./daily-due.ts";
import { promptKey, promptOf, withPrompt } from "./keep-prompt.ts";
import { claimPrompt, isWanted, sendingLease } from "./prompt-claim.ts";
import { type PromptDesk, promptScene } from "./prompt-scene.ts";

/** What the daily question does to a record, step by step; the scheduler keeps each before the next. */
export function createPrompter(desk: PromptDesk): Prompter {
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

import type { Prompt, PromptState } from "../../src/domain/daily.ts";
import { type Instant, type Learner, type LearnerId, newLearner } from "../../src/domain/learner.ts";
import type { Prompter } from "../../src/ports/prompter.ts";
import { replyWith } from "../platforms/sample-replies.ts";

export const dayMs = 24 * 60 * 60_000;
/** After so long a prompt is too late. */
export const windowMs = 2 * 60 * 60_000;

/** Whom to ask every day at the same instant of the UTC day. */
export function dueLearner(id: LearnerId, dueAt: Instant, place = "one"): Learner {
  return { ...newLearner(id, 0), address: { platform: "stand-in", place: JSON.stringify({ lane: place, id }) }, dueAt };
}

const dateOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
const startOf = ({ createdAt, dueAt }: Learner): Instant => (createdAt > 0 ? createdAt : (dueAt ?? 0));
const keyOf = (learner: Learner, { date, pushed }: Prompt): string => `${learner.id}/${date}/${pushed}`;

function withState(learner: Learner, state: PromptState, { now, dueAt }: { now: Instant; dueAt: Instant }): Learner {
  const last = learner.daily.prompts.at(-1);
  if (last === undefined) return learner;
  const prompts = [...learner.daily.prompts.slice(0, -1), { ...last, state, at: now }];
  return { ...learner, dueAt, daily: { ...learner.daily, prompts } };
}

/** The next instant of this learner's time of day after now; `createdAt` holds the first. */
function nextAfter(learner: Learner, now: Instant): Instant {
  const first = startOf(learner);
  return first + dayMs * Math.max(1, Math.floor((now - first) / dayMs) + 1);
}

const open: ReadonlySet<PromptState> = new Set(["claimed", "sending"]);

function claim(was: Learner, now: Instant): ReturnType<Prompter["claim"]> {
  if (was.dueAt === null || was.dueAt > now) return { learner: was };
  const { address } = was;
  const last = was.daily.prompts.at(-1);
  if (last?.state === "sending" && address) return { learner: was, doubt: { to: address, key: keyOf(was, last) } };
  const started = { ...was, createdAt: startOf(was) };
  const due = started.createdAt + dayMs * Math.floor((now - started.createdAt) / dayMs);
  const prompt: Prompt =
    last && open.has(last.state)
      ? last
      : {
          date: dateOf(due),
          kind: "question",
          state: "claimed",
          at: now,
          until: due + windowMs,
          pushed: 0,
          attempt: null,
        };
  const asked = was.daily.prompts.some(({ date, state }) => date === prompt.date && !open.has(state));
  if (asked) return { learner: { ...started, dueAt: nextAfter(started, now) } };
  const prompts = [...was.daily.prompts, prompt].slice(-60);
  const claimed = prompt === last ? was : { ...started, daily: { ...was.daily, prompts } };
  if (now > due + windowMs || !address)
    return { learner: withState(claimed, "missed", { now, dueAt: nextAfter(started, now) }) };
  return {
    learner: claimed,
    send: { to: address, key: keyOf(was, prompt), reply: replyWith({ title: "A question" }) },
  };
}

/** Asks each learner once a day at the same time; the record's `createdAt` is used for when that is. */
export const toyPrompter: Prompter = {
  claim,
  begin(was, key, now) {
    const last = was.daily.prompts.at(-1);
    if (last?.state !== "claimed" || keyOf(was, last) !== key) return undefined;
    return withState(was, "sending", { now, dueAt: was.dueAt ?? now });
  },
  settle(...[was, key, outcome, now]) {
    const last = was.daily.prompts.at(-1);
    if (last === undefined || keyOf(was, last) !== key) return was;
    if (outcome.kind === "later") return withState(was, "claimed", { now, dueAt: outcome.at });
    return withState(was, outcome.kind, { now, dueAt: nextAfter(was, now) });
  },
};

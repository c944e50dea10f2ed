import type { Instant, Learner } from "../../domain/learner.ts";
import type { Letter } from "../../domain/letter.ts";
import { withPostAt } from "../../domain/post-due.ts";
import type { PromptOutcome } from "../../ports/prompter.ts";
import type { Say } from "../../words/say.ts";
import { digestWindow, sendingLease, skipped } from "./claim-post.ts";
import { letterReply } from "./letter-reply.ts";
import { holdOf } from "./post-hold.ts";
import { digestKey, letterKey, postOfKey } from "./post-keys.ts";

/** Right before a letter or a digest goes out; undefined where it is not to be sent any more, or not now. */
export function beginPost(learner: Learner, key: string, { now, say }: Beginning): Learner | undefined {
  const begun = postOfKey(key) === "letter" ? beginLetter(learner, key, { now, say }) : beginDigest(learner, key);
  return begun === undefined ? undefined : withPostAt(begun, learner, now + sendingLease);
}

interface Beginning {
  readonly now: Instant;
  readonly say: Say;
}

function beginLetter(learner: Learner, key: string, { now, say }: Beginning): Learner | undefined {
  const letter = learner.letters.find((one) => letterKey(one) === key);
  if (letter?.state !== "waiting" || holdOf(learner, now) !== undefined) return undefined;
  const { choices, next } = letterReply(letter, say);
  const offered = [...choices, ...next];
  // What a quiz asked goes on being what a bare word answers.
  const isAsked = learner.quiz?.phase === "asked";
  const context = isAsked
    ? learner.context
    : ({ at: now, last: { kind: "smalltalk", tone: "ok" }, offered, asking: false, assumed: false } as const);
  return { ...withState(learner, { ...letter, state: "sending" }), context };
}

function beginDigest(learner: Learner, key: string): Learner | undefined {
  const { digest } = learner;
  if (digest === null || digest.sending !== null || digestKey(digest) !== key) return undefined;
  return { ...learner, digest: { ...digest, sending: key } };
}

/** What became of a letter or a digest. Who is gone cannot be reached, whatever became of this message. */
export function settlePost(was: Learner, key: string, ...[outcome, now]: [PromptOutcome, Instant]): Learner {
  const there = outcome.kind === "unreachable" ? { ...was, address: null } : was;
  const learner =
    postOfKey(key) === "letter"
      ? settleLetter(there, key, { outcome, now })
      : settleDigest(there, key, { outcome, now });
  const isWaiting = learner.letters.some(({ state }) => state === "waiting" || state === "sending");
  const soonest = isWaiting ? now : (learner.digest?.next ?? null);
  const at = outcome.kind === "later" ? Math.max(outcome.at, soonest ?? 0) : soonest;
  return withPostAt(learner, was, learner.address === null ? null : at);
}

interface Settling {
  readonly outcome: PromptOutcome;
  readonly now: Instant;
}

function settleLetter(learner: Learner, key: string, { outcome, now }: Settling): Learner {
  const letter = learner.letters.find((one) => letterKey(one) === key);
  if (letter?.state !== "sending" && letter?.state !== "waiting") return learner;
  if (outcome.kind === "later") return withState(learner, { ...letter, state: "waiting" });
  const sentAt = outcome.kind === "unreachable" ? null : now;
  return withState(learner, { ...letter, state: outcome.kind, sentAt });
}

function settleDigest(learner: Learner, key: string, { outcome, now }: Settling): Learner {
  const { digest } = learner;
  if (digest === null || digestKey(digest) !== key) return learner;
  const mayComeYet = outcome.kind === "later" && outcome.at - digest.next <= digestWindow;
  return { ...learner, digest: mayComeYet ? { ...digest, sending: null } : skipped(digest, learner, now) };
}

function withState(learner: Learner, letter: Letter): Learner {
  return { ...learner, letters: learner.letters.map((one) => (one.id === letter.id ? letter : one)) };
}

import type { Address, Instant, Learner } from "../../domain/learner.ts";
import type { Digest, Letter } from "../../domain/letter.ts";
import { earliest, hasPost, withPostAt } from "../../domain/post-due.ts";
import { postLetter } from "../../domain/post-letter.ts";
import { teamsUnder } from "../../domain/roster.ts";
import type { Claim } from "../../ports/prompter.ts";
import type { PromptDesk } from "../prompt-scene.ts";
import { makeReply } from "../scene.ts";
import { composeDigest, rolesHeld } from "./compose-digest.ts";
import { nextDigest } from "./digest-due.ts";
import { letterReply } from "./letter-reply.ts";
import { newLetter } from "./new-letter.ts";
import { holdOf } from "./post-hold.ts";
import { digestKey, letterKey } from "./post-keys.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Looked at again where nobody came back: far longer than any platform takes to answer. */
export const sendingLease = 5 * minute;
/** Nothing was begun: after a restart it is taken up again soon. */
const claimLease = minute;
/** A letter that could not be brought for so long has had its day. */
const longestWait = 14 * day;
/** A digest may come so much later; after that the next week's is waited for. */
export const digestWindow = 12 * 60 * minute;

/** What is due of letters, oldest first, and then of the digest; nothing where that is to be looked at later. */
export function claimPost(was: Learner, now: Instant, desk: PromptDesk): Claim {
  if (!hasPost(was) || (was.post.at !== null && was.post.at > now)) return { learner: was };
  const { address } = was;
  if (address === null) return { learner: withPostAt(was, was, null) };
  const doubted = doubtOf(was, address);
  if (doubted !== undefined) return { learner: withPostAt(was, was, now + sendingLease), doubt: doubted };
  const learner = withoutStale(was, now);
  const letter = learner.letters.find(({ state }) => state === "waiting");
  const hold = letter === undefined ? undefined : holdOf(learner, now);
  if (letter !== undefined && hold === undefined)
    return {
      learner: withPostAt(learner, was, now + claimLease),
      send: { to: address, key: letterKey(letter), reply: letterReply(letter, desk.say) },
    };
  return claimDigest({ learner, was, until: hold?.until ?? null }, now, desk);
}

function doubtOf({ letters, digest }: Learner, to: Address): Claim["doubt"] {
  const sending = letters.find(({ state }) => state === "sending");
  if (sending !== undefined) return { to, key: letterKey(sending) };
  return digest === null || digest.sending === null ? undefined : { to, key: digest.sending };
}

function withoutStale(learner: Learner, now: Instant): Learner {
  const isStale = ({ state, at }: Letter): boolean => state === "waiting" && now - at > longestWait;
  if (!learner.letters.some(isStale)) return learner;
  return {
    ...learner,
    letters: learner.letters.map((one) => (isStale(one) ? { ...one, state: "unreachable" } : one)),
  };
}

interface AfterLetters {
  readonly learner: Learner;
  readonly was: Learner;
  /** When the letters are looked at again. */
  readonly until: Instant | null;
}

function claimDigest({ learner, was, until }: AfterLetters, now: Instant, desk: PromptDesk): Claim {
  const { digest, address } = learner;
  const wait = (one: Learner): Claim => ({
    learner: withPostAt(one, was, earliest(until, one.digest?.next ?? null)),
  });
  if (digest === null || digest.next > now || address === null) return wait(learner);
  if (now - digest.next > digestWindow) return wait({ ...learner, digest: skipped(digest, learner, now) });
  const { office, say } = desk;
  if (teamsUnder(office.roster.now(), learner.id, rolesHeld(learner.id, office)).length === 0)
    return { learner: switchedOff(learner, now, say("digest.no-team")) };
  const send = {
    to: address,
    key: digestKey(digest),
    reply: makeReply(say("digest.title")),
    compose: () => composeDigest(learner, digest.next, desk),
  };
  return { learner: withPostAt(learner, was, now + claimLease), send };
}

/** The digest as it is due after this one. */
export function skipped(digest: Digest, { timezone }: Pick<Learner, "timezone">, now: Instant): Digest {
  return { ...digest, sending: null, next: nextDigest({ ...digest, timezone }, Math.max(now, digest.next)) };
}

/** Without a digest, and told so; the letter is claimed at the next look. */
function switchedOff(learner: Learner, now: Instant, text: string): Learner {
  const without = withPostAt({ ...learner, digest: null }, learner, null);
  return postLetter(
    without,
    newLetter({ id: `digest-off-${now}`, kind: "notice", from: learner.id, fromName: null, text, at: now }),
  );
}

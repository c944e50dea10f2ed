import { accountsOf } from "../../domain/forget-person.ts";
import type { Instant, LearnerId } from "../../domain/learner.ts";
import { aliasOf } from "../../domain/pseudonyms.ts";
import { mainAccount } from "../../domain/roster.ts";
import type { Scene } from "../scene.ts";
import { drawnFrom } from "./hash-words.ts";
import { type Waiting, waitingFor } from "./queue.ts";

/** So many signatures of a new assessor are all in the sample. */
export const firstSampled = 10;
/** After that one in so many. */
export const sampleShare = 5;

interface Signature {
  readonly who: LearnerId;
  readonly number: number;
  readonly at: Instant;
}

/**
 * The signatures that wait to be sampled by whoever asks, oldest first: drawn by the plan, not yet looked at, and neither
 * theirs nor for their own evidence. Which ones are drawn follows from the entries' ids in the log alone.
 */
export function sampleFor(scene: Scene): readonly Waiting[] {
  const drawn = drawnSignatures(scene);
  const own = new Set(accountsOf(scene.roster, scene.learner.id));
  return waitingFor(scene, (item, who) => {
    if (item.state !== "signed" || item.sampled !== null) return false;
    return !own.has(mainAccount(scene.roster, item.by)) && drawn.has(keyOf(who, item.number));
  }).sort((a, b) => a.item.at - b.item.at);
}

function keyOf(who: LearnerId, number: number): string {
  return `${who} ${number}`;
}

/** Every signature that the plan draws, also those that are looked at already. */
function drawnSignatures({ gathered, roster }: Scene): ReadonlySet<string> {
  const own: string[] = [];
  const byAssessor = new Map<LearnerId, Signature[]>();
  for (const { who, evidence } of gathered?.standings.values() ?? [])
    for (const { signatures } of evidence)
      for (const { by, number, at } of signatures) {
        const assessor = mainAccount(roster, by);
        // Signed before the two accounts were linked: nobody's own signature is left to chance.
        if (assessor === mainAccount(roster, who)) own.push(keyOf(who, number));
        const theirs = byAssessor.get(assessor) ?? [];
        byAssessor.set(assessor, theirs);
        theirs.push({ who, number, at });
      }
  const inOrder = (a: Signature, b: Signature) => a.at - b.at || compare(a.who, b.who) || a.number - b.number;
  const drawn = [...byAssessor.values()].flatMap((theirs) =>
    theirs
      .sort(inOrder)
      .filter((one, nth) => isDrawn(nth, `${aliasOf(roster, one.who) ?? one.who}/${one.number}`))
      .map((one) => keyOf(one.who, one.number)),
  );
  return new Set([...drawn, ...own]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether the plan draws an assessor's signature: `nth` from 0, and the id of its entry in the log. */
export function isDrawn(nth: number, entry: string): boolean {
  return nth < firstSampled || drawnFrom(entry) < 1 / sampleShare;
}

import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { LearnerId } from "./domain/learner.ts";
import { OutsideError } from "./domain/outside-error.ts";
import type { ServerKeeping } from "./keeping.ts";
import { moveCentre } from "./move-centre.ts";

/** How far it is. */
export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly of: number;
}

/** What was moved and found again. `hash`: SHA-256 over all records and answers, the same at both ends. */
export interface Moved {
  readonly people: number;
  readonly answers: number;
  readonly centre: Readonly<Record<string, number>>;
  readonly hash: string;
}

interface Moving {
  readonly from: ServerKeeping;
  readonly to: ServerKeeping;
  readonly tell: (progress: Progress) => void;
  /** Set and true: stop at the next person. */
  readonly isStopped?: () => boolean;
}

const atOnce = 8;
const most = Number.MAX_SAFE_INTEGER;

/**
 * Copies everything from one place to another, and then reads both and compares. What was copied by an earlier, stopped
 * run is found and left. Nothing of `from` is changed. Rejects with an `OutsideError`: ENOTEMPTY where `to` holds people
 * that `from` does not know, ENEWER where somebody's record there is newer, EBUSY where others are at work there, EDIFFER
 * where what is read back is not what was written, ESTOPPED.
 */
export async function moveEverything(moving: Moving): Promise<Moved> {
  const { from, to } = moving;
  await refuseOthers(moving);
  const ids = [...(await from.store.idleSince(most, most))].sort();
  await refuseStrangers(ids, to);
  let done = 0;
  await forEach(ids, moving, async (id) => {
    await movePerson(id, moving);
    done += 1;
    moving.tell({ what: "people copied", done, of: ids.length });
  });
  const centre = await moveCentre(moving);
  return { ...(await compared(ids, moving)), centre };
}

async function refuseOthers({ from, to }: Moving): Promise<void> {
  for (const place of [from, to]) {
    const others = (await place.countOthers?.()) ?? 0;
    if (others === 0) continue;
    const message = `A server or a command (${others}) is at work on the database. Stop it first; nothing was changed`;
    throw new OutsideError(message, { where: "the database", code: "EBUSY" });
  }
}

async function refuseStrangers(ids: readonly LearnerId[], to: ServerKeeping): Promise<void> {
  const known = new Set(ids);
  const strangers = (await to.store.idleSince(most, most)).filter((id) => !known.has(id));
  if (strangers.length === 0) return;
  const message = `There are ${strangers.length} people already who are not in what is moved. Move to an empty place; nothing was changed`;
  throw new OutsideError(message, { where: "the place to move to", code: "ENOTEMPTY" });
}

async function forEach(
  ids: readonly LearnerId[],
  { isStopped = () => false }: Moving,
  work: (id: LearnerId) => Promise<void>,
): Promise<void> {
  const left = ids.values();
  const worker = async (): Promise<void> => {
    for (const id of left) {
      if (isStopped()) throw stopped();
      await work(id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function stopped(): OutsideError {
  const message = "Stopped. Say the same again to go on where it was";
  return new OutsideError(message, { where: "the move", code: "ESTOPPED" });
}

async function movePerson(id: LearnerId, { from, to }: Moving): Promise<void> {
  const learner = await from.store.read(id);
  if (learner === undefined) throw differ(id);
  await to.store.update(id, (was) => {
    if (was === undefined || isDeepStrictEqual(was, learner)) return was ?? learner;
    if (was.updatedAt > learner.updatedAt) throw newer(id);
    return learner;
  });
  const filed = await from.history.read(id);
  if (filed.length > 0) await to.history.file(id, 0, filed);
}

function newer(where: string): OutsideError {
  const message = `A record in the place to move to is newer (${where}): it was worked on there since. Nothing of it was changed`;
  return new OutsideError(message, { where, code: "ENEWER" });
}

/** Both read anew, and compared by what they say. */
async function compared(ids: readonly LearnerId[], moving: Moving): Promise<Omit<Moved, "centre">> {
  const { from, to, tell } = moving;
  const there = [...(await to.store.idleSince(most, most))].sort();
  if (!isDeepStrictEqual(there, ids)) throw differ("the people there are");
  const hashes = new Map<LearnerId, string>();
  let answers = 0;
  await forEach(ids, moving, async (id) => {
    const [one, other] = await Promise.all([from, to].map((place) => personIn(place, id)));
    if (one === undefined || !isDeepStrictEqual(one, other)) throw differ(id);
    answers += one.filed.length + (one.learner?.practice.reviews.length ?? 0);
    hashes.set(id, createHash("sha256").update(JSON.stringify(one)).digest("hex"));
    tell({ what: "people compared", done: hashes.size, of: ids.length });
  });
  const all = ids.map((id) => hashes.get(id)).join("\n");
  return { people: ids.length, answers, hash: createHash("sha256").update(all).digest("hex") };
}

async function personIn({ store, history }: ServerKeeping, id: LearnerId) {
  return { learner: await store.read(id), filed: await history.read(id) };
}

function differ(where: string): OutsideError {
  const message = `What was read back is not what was written (${where}). Is a server at work? Stop it, and say the same again`;
  return new OutsideError(message, { where, code: "EDIFFER" });
}

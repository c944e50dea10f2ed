import { type Adapter, Low } from "lowdb";
import type { Learner, LearnerId } from "../domain/learner.ts";
import type { Clock } from "../ports/clock.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Log } from "../ports/log.ts";
import type { Timers } from "../ports/timers.ts";
import { openDamagedShelf } from "./damaged-shelf.ts";
import { dataFolder, makeRooms, makeRoot } from "./data-folder.ts";
import { type DueLearners, openDueLearners } from "./due-learners.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { type LastSeen, pickIdle } from "./idle-learners.ts";
import { openKeptLog } from "./kept-log.ts";
import { openKeyedTurns } from "./keyed-turns.ts";
import { type LearnerFiles, openLearnerFiles } from "./learner-files.ts";
import { type LogPlace, replayLog } from "./learner-log.ts";
import { settleLearner } from "./learner-record.ts";
import { type ProcessLock, takeProcessLock } from "./process-lock.ts";
import { scanLearners } from "./scan-learners.ts";
import { openStoreGate } from "./store-gate.ts";
import { nodeTimers } from "./timers.ts";
import { type Kept, openUnfiledLearners, type UnfiledLearners } from "./unfiled-learners.ts";

export interface FileStoreConfig {
  /** The data folder; made where it does not exist. Not on a network share or in a folder that is synchronised. */
  readonly dir: string;
  readonly fs?: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  readonly timers?: Timers;
  /** How many learners are kept in memory, beside those whose file is not yet up to date; 1,000 where nothing is said. */
  readonly cached?: number;
  /** After so many bytes of log the learners' files are brought up to date; 32 MB where nothing is said. */
  readonly logBytes?: number;
  /** Told how many seconds each update took that wrote something; needs `time`. */
  readonly onUpdate?: (seconds: number) => void;
  /** Milliseconds that never go back, from any start. */
  readonly time?: () => number;
}

/** A learner's database; `fresh` while it holds what was acknowledged. */
interface Seat {
  readonly id: LearnerId;
  readonly low: Low<Kept>;
  fresh: boolean;
}

const usualLogBytes = 32 * 1024 * 1024;

function learnerAdapter(files: LearnerFiles, id: LearnerId): Adapter<Kept> {
  return {
    read: async () => ({ record: await files.read(id) }),
    write: async ({ record }) => {
      if (record) await files.write(record);
    },
  };
}

const openLow = (files: LearnerFiles, id: LearnerId): Low<Kept> =>
  new Low<Kept>(learnerAdapter(files, id), { record: undefined });

async function load(seat: Seat, unfiled: UnfiledLearners): Promise<Learner | undefined> {
  const { id, low } = seat;
  if (!seat.fresh) {
    await unfiled.makeSure(id);
    if (unfiled.get(id) !== low) await low.read();
  }
  seat.fresh = true;
  return low.data.record?.learner;
}

async function save(seat: Seat, learner: Learner, unfiled: UnfiledLearners): Promise<Learner> {
  const { id, low } = seat;
  // Higher than in the log too: where a damaged file was removed, the log may still hold what was before.
  const sequence = Math.max(low.data.record?.sequence ?? 0, unfiled.lastSequence(id)) + 1;
  // Until the disk has it, nobody may be answered from it: a write that fails leaves the seat to be read again.
  seat.fresh = false;
  await unfiled.keep(low, { learner, sequence });
  seat.fresh = true;
  return learner;
}

interface Rooms {
  readonly files: LearnerFiles;
  readonly unfiled: UnfiledLearners;
}

/** Everything below the lock: it is held, and nobody else is here. */
async function openRooms(config: FileStoreConfig, place: LogPlace): Promise<Rooms> {
  const { fs, folder, log } = place;
  const { clock, timers = nodeTimers, logBytes = usualLogBytes } = config;
  const stray = await makeRooms(fs, folder);
  if (stray > 0) log.info("Removed what interrupted writes had left", { files: stray });
  const shelf = await openDamagedShelf({ fs, folder: folder.damaged, log });
  const files = await openLearnerFiles({ fs, folder, shelf });
  const journal = await replayLog(place, files);
  const kept = await openKeptLog({ ...place, journal, clock, logBytes });
  return { files, unfiled: openUnfiledLearners({ journal, kept, files, log, timers }) };
}

async function takeFolder(config: FileStoreConfig, place: LogPlace): Promise<Rooms & { readonly lock: ProcessLock }> {
  const { fs, folder } = place;
  await makeRoot(fs, folder);
  const lock = await takeProcessLock({ dir: folder.root, temp: folder.temp, fs, clock: config.clock });
  try {
    return { ...(await openRooms(config, place)), lock };
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}

/** Of every learner the latest that is known; those whose last change is not yet filed are asked before and after. */
async function lookAtAll(place: LogPlace, unfiled: UnfiledLearners, why: string): Promise<Iterable<LastSeen>> {
  const earlier = unfiled.lastSeen();
  const { seen, unreadable } = await scanLearners(place.fs, place.folder.learners);
  if (unreadable > 0) place.log.error(`Records could not be read while looking for ${why}`, { unreadable });
  const all = [earlier, seen, unfiled.lastSeen()].flat();
  return new Map(all.map((one) => [one.id, one])).values();
}

/** The store's own steps with one learner, each told to the index of who is due. */
function openDesk(unfiled: UnfiledLearners, due: DueLearners) {
  return {
    load: async (seat: Seat) => {
      const learner = await load(seat, unfiled);
      due.note(seat.id, learner);
      return learner;
    },
    save: async (seat: Seat, learner: Learner) => {
      const kept = await save(seat, learner, unfiled);
      due.note(seat.id, kept);
      return kept;
    },
    erase: async (seat: Seat) => {
      seat.fresh = false;
      await unfiled.erase(seat.id);
      due.note(seat.id, undefined);
    },
  };
}

/**
 * Learners in one JSON file each, `learners/ab/<sha256 of the id>.json`, readable by this user only; for one process.
 * An acknowledged update outlasts kill -9 and a power cut. Rejects with an `OutsideError`: ELOCKED where another process
 * has the folder, otherwise the system's code. An update that rejects with `answered` true may nevertheless have happened.
 *
 * An update is acknowledged when it is in the log, `changes/changes-<n>.jsonl`, many at once with one sync; the files are
 * brought up to date every half a minute, when the log has grown, and at close; after a kill, at the next start. Each
 * record counts its changes, in the log and in the file, and the higher count is the newer one. The log keeps changes for
 * five minutes after they are in the files (less above 128 MB of them), so that a copy of the folder has everything that
 * was acknowledged before it was begun, whether the log was copied first or last: in the file, in the log, or both.
 * Only a copy that takes longer than that, or goes on while the store is closed or opened, must begin with `changes`.
 *
 * A damaged file is moved to `damaged/<hash>.<n>.json` when it is read, and that learner (nobody else) is answered with
 * EDAMAGED as long as it lies there: an operator mends it and moves it back, or removes it, while the store runs or not;
 * or `forget` erases it together with everything else, and the learner begins anew. A file of a newer version is
 * answered with EVERSION and left alone. `idleSince`, and `dueBefore` when it is first asked, read every file and know
 * nothing of the damaged ones.
 */
export async function openFileStore(config: FileStoreConfig): Promise<LearnerStore> {
  const { fs = nodeFileSystem, log, time = () => 0, onUpdate = () => undefined } = config;
  const folder = dataFolder(config.dir);
  const place = { fs, folder, log };
  const { files, unfiled, lock } = await takeFolder(config, place);
  const gate = openStoreGate(folder.root);
  const due = openDueLearners(() => lookAtAll(place, unfiled, "who is due"));
  const desk = openDesk(unfiled, due);
  const turns = openKeyedTurns<LearnerId, Seat>({
    capacity: config.cached ?? 1000,
    make: (id) => ({ id, low: unfiled.get(id) ?? openLow(files, id), fresh: false }),
  });
  const turn = <T>(id: LearnerId, work: (seat: Seat) => Promise<T>) => gate.pass(() => turns.take(id, work));
  return {
    read: (id) => turn(id, desk.load),
    update: (id, change) =>
      turn(id, async (seat) => {
        const start = time();
        const was = await desk.load(seat);
        const next = change(was);
        if (next === was) return next;
        const kept = await desk.save(seat, settleLearner(id, next, was));
        onUpdate((time() - start) / 1000);
        return kept;
      }),
    forget: (id) => turn(id, desk.erase),
    idleSince: (before, limit) =>
      gate.pass(async () => pickIdle(await lookAtAll(place, unfiled, "idle learners"), { before, limit })),
    dueBefore: (at, limit) => gate.pass(() => due.before(at, limit)),
    close: () => gate.close(() => unfiled.close().then(() => lock.release())),
  };
}

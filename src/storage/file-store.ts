import { type Adapter, Low } from "lowdb";
import type { Learner, LearnerId } from "../domain/learner.ts";
import type { Clock } from "../ports/clock.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { Log } from "../ports/log.ts";
import { openDamagedShelf } from "./damaged-shelf.ts";
import { dataFolder, makeRooms, makeRoot } from "./data-folder.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { pickIdle } from "./idle-learners.ts";
import { openKeyedTurns } from "./keyed-turns.ts";
import { type LearnerFiles, openLearnerFiles } from "./learner-files.ts";
import { settleLearner } from "./learner-record.ts";
import { takeProcessLock } from "./process-lock.ts";
import { scanLearners } from "./scan-learners.ts";
import { openStoreGate } from "./store-gate.ts";

export interface FileStoreConfig {
  /** The data folder; made where it does not exist. Not on a network share or in a folder that is synchronised. */
  readonly dir: string;
  readonly fs?: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
  /** How many learners are kept in memory; 1,000 where nothing is said. */
  readonly cached?: number;
}

/** What lowdb holds for one learner: a box, because lowdb takes nothing for "leave it as it was". */
interface Kept {
  readonly learner: Learner | undefined;
}

/** A learner's database; `fresh` while it holds what is on the disk. */
interface Seat {
  readonly low: Low<Kept>;
  fresh: boolean;
}

function learnerAdapter(files: LearnerFiles, id: LearnerId): Adapter<Kept> {
  return {
    read: async () => ({ learner: await files.read(id) }),
    write: async ({ learner }) => {
      if (learner) await files.write(learner);
    },
  };
}

async function load(seat: Seat): Promise<Learner | undefined> {
  if (!seat.fresh) await seat.low.read();
  seat.fresh = true;
  return seat.low.data.learner;
}

async function save(seat: Seat, learner: Learner): Promise<Learner> {
  // Until the disk has it, nobody may be answered from it: a write that fails leaves the seat to be read again.
  seat.fresh = false;
  seat.low.data = { learner };
  await seat.low.write();
  seat.fresh = true;
  return learner;
}

async function openRooms(config: FileStoreConfig, fs: FileSystem) {
  const { dir, clock, log } = config;
  const folder = dataFolder(dir);
  await makeRoot(fs, folder);
  const lock = await takeProcessLock({ dir: folder.root, temp: folder.temp, fs, clock });
  try {
    const stray = await makeRooms(fs, folder);
    if (stray > 0) log.info("Removed what interrupted writes had left", { files: stray });
    const shelf = await openDamagedShelf({ fs, folder: folder.damaged, log });
    return { folder, lock, files: await openLearnerFiles({ fs, folder, shelf }) };
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}

/**
 * Learners in one JSON file each, `learners/ab/<sha256 of the id>.json`, readable by this user only; for one process.
 * An acknowledged update outlasts kill -9 and a power cut. Rejects with an `OutsideError`: ELOCKED where another process
 * has the folder, otherwise the system's code. An update that rejects with `answered` true may nevertheless have happened.
 *
 * A damaged file is moved to `damaged/<hash>.<n>.json` when it is read, and that learner (nobody else) is answered with
 * EDAMAGED as long as it lies there: an operator mends it and moves it back, or removes it, while the store runs or not;
 * or `forget` erases it together with everything else, and the learner begins anew. A file of a newer version is
 * answered with EVERSION and left alone. `idleSince` reads every file and knows nothing of the damaged ones.
 */
export async function openFileStore(config: FileStoreConfig): Promise<LearnerStore> {
  const { fs = nodeFileSystem, log } = config;
  const { folder, lock, files } = await openRooms(config, fs);
  const gate = openStoreGate(folder.root);
  const turns = openKeyedTurns<LearnerId, Seat>({
    capacity: config.cached ?? 1000,
    make: (id) => ({ low: new Low<Kept>(learnerAdapter(files, id), { learner: undefined }), fresh: false }),
  });
  const turn = <T>(id: LearnerId, work: (seat: Seat) => Promise<T>) => gate.pass(() => turns.take(id, work));
  return {
    read: (id) => turn(id, load),
    update: (id, change) =>
      turn(id, async (seat) => {
        const was = await load(seat);
        const next = change(was);
        return next === was ? next : save(seat, settleLearner(id, next));
      }),
    forget: (id) =>
      turn(id, (seat) => {
        seat.fresh = false;
        return files.remove(id);
      }),
    idleSince: (before, limit) =>
      gate.pass(async () => {
        const { seen, unreadable } = await scanLearners(fs, folder.learners);
        if (unreadable > 0) log.error("Records could not be read while looking for idle learners", { unreadable });
        return pickIdle(seen, { before, limit });
      }),
    close: () => gate.close(() => lock.release()),
  };
}

import { join } from "node:path";
import type { Learner, LearnerId } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import type { DamagedShelf } from "./damaged-shelf.ts";
import { type DataFolder, listFolder, makeRoom, refuseStrangers } from "./data-folder.ts";
import { readWhole, removeDurably, replaceFile, syncFolder } from "./durable-file.ts";
import { attempt } from "./file-error.ts";
import type { FileSystem } from "./file-system.ts";
import { learnerHash } from "./learner-hash.ts";
import { type DecodedRecord, decodeLearner, encodeLearner } from "./learner-record.ts";

/** A learner and how many changes made this learner so. */
export interface LearnerRecord {
  readonly learner: Learner;
  readonly sequence: number;
}

/** The files of learners on the disk. No two calls for one learner may run at once. */
export interface LearnerFiles {
  /** Undefined where there is no file. Rejects with EDAMAGED, or with EVERSION for a file of a newer program. */
  read(id: LearnerId): Promise<LearnerRecord | undefined>;
  /** What is in the file, damaged or not; nothing is done about it. */
  look(id: LearnerId): Promise<DecodedRecord | undefined>;
  /** Resolves when the file is whole and in its place; that outlasts a power cut once `settle` has resolved. */
  write(record: LearnerRecord): Promise<void>;
  /** Makes everything written before last. */
  settle(): Promise<void>;
  /** Removes the file, and what was set aside of this learner. */
  remove(id: LearnerId): Promise<void>;
}

interface FilesConfig {
  readonly fs: FileSystem;
  readonly folder: DataFolder;
  readonly shelf: DamagedShelf;
}

interface Place {
  readonly hash: string;
  readonly room: string;
  readonly file: string;
}

function placeOf({ learners }: DataFolder, id: LearnerId): Place {
  const hash = learnerHash(id);
  const room = join(learners, hash.slice(0, 2));
  return { hash, room, file: join(room, `${hash}.json`) };
}

/** The learner, or the reason why this file cannot be this learner's. */
function whoIs(decoded: DecodedRecord, id: LearnerId): DecodedRecord {
  const other = decoded.kind === "learner" && decoded.learner.id !== id;
  return other ? { kind: "damaged", why: "it belongs to another learner" } : decoded;
}

/** A record that only a newer program can read. */
export function newerError(where: string, version: number): OutsideError {
  const message = `The record has version ${version} and was written by a newer program: start that one (${where})`;
  return new OutsideError(message, { where, code: "EVERSION" });
}

/** Opens the files; looks at the sub-folders only, never at the learners, so that a start does not grow with them. */
export async function openLearnerFiles({ fs, folder, shelf }: FilesConfig): Promise<LearnerFiles> {
  const entries = (await listFolder(fs, folder.learners)).filter((entry) => /^[0-9a-f]{2}$/.test(entry.name));
  refuseStrangers(entries, folder.learners);
  await attempt({ where: folder.learners, doing: "sync a folder" }, () => syncFolder(fs, folder.learners));
  const rooms = new Set(entries.map((entry) => join(folder.learners, entry.name)));
  /** Sub-folders in which something was written and perhaps would not outlast a power cut. */
  const unsettled = new Set<string>();
  let written = 0;

  async function write({ learner, sequence }: LearnerRecord): Promise<void> {
    const { hash, room, file } = placeOf(folder, learner.id);
    try {
      if (!rooms.has(room)) await makeRoom(fs, room);
      rooms.add(room);
      written += 1;
      const temp = join(folder.temp, `${hash}.${written}.tmp`);
      unsettled.add(room);
      await replaceFile(fs, { file, temp, text: encodeLearner(learner, sequence) });
    } catch (error) {
      rooms.delete(room);
      throw error;
    }
  }

  async function settle(): Promise<void> {
    for (const room of unsettled) {
      await attempt({ where: room, doing: "sync a folder" }, () => syncFolder(fs, room));
      unsettled.delete(room);
    }
  }

  async function look(id: LearnerId): Promise<DecodedRecord | undefined> {
    const bytes = await readWhole(fs, placeOf(folder, id).file);
    return bytes && whoIs(decodeLearner(bytes), id);
  }

  async function read(id: LearnerId): Promise<LearnerRecord | undefined> {
    const { hash, file } = placeOf(folder, id);
    await shelf.refuse(hash);
    const found = await look(id);
    if (found?.kind === "damaged") return shelf.setAside(hash, file, found.why);
    if (found?.kind === "newer") throw newerError(file, found.version);
    return found;
  }

  async function remove(id: LearnerId): Promise<void> {
    const { hash, file } = placeOf(folder, id);
    await removeDurably(fs, file);
    await shelf.discard(hash);
  }

  return { read, look, write, settle, remove };
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Learner, LearnerId } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import type { Log } from "../ports/log.ts";
import { dataFolder, listFolder } from "./data-folder.ts";
import { readWhole } from "./durable-file.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { newerError } from "./learner-files.ts";
import { learnerHash } from "./learner-hash.ts";
import { readLog } from "./learner-log.ts";
import { decodeLearner } from "./learner-record.ts";
import { eachLearnerFile } from "./scan-learners.ts";

/** Learners as they lie in a data folder, for reading alone: also while a server has the folder. */
export interface ReadOnlyLearners {
  /** Undefined for one never seen. Rejects with EDAMAGED or EVERSION. */
  find(id: LearnerId): Promise<Learner | undefined>;
  /** Every learner once, some read ahead and no more held; "unreadable" for each record that is damaged or too new. */
  each(): AsyncGenerator<Learner | "unreadable", void>;
  /** At least those whose records name one of these people, for whoever looks for traces of them. */
  naming(people: readonly LearnerId[]): AsyncGenerator<Learner | "unreadable", void>;
}

interface ReadingConfig {
  readonly dir: string;
  readonly fs?: FileSystem;
  readonly log: Log;
}

function damagedError(where: string): OutsideError {
  const message = `The record of this learner is damaged and waits for an operator (${where})`;
  return new OutsideError(message, { where, code: "EDAMAGED" });
}

/**
 * Reads a data folder without its lock and changes nothing in it. What was acknowledged before a call is in what it gives:
 * files are whole at any moment, and changes that are not yet in them stand in the log, which is read first; of the two
 * the one with more changes counts. Rejects with ENOENT where there is no such folder.
 */
export async function openReadOnlyLearners(config: ReadingConfig): Promise<ReadOnlyLearners> {
  const { dir, fs = nodeFileSystem, log } = config;
  const folder = dataFolder(dir);
  if (!existsSync(folder.learners) || !existsSync(folder.changes)) {
    const message = `No learners are kept here: name the data folder with --data (${folder.root})`;
    throw new OutsideError(message, { where: folder.root, code: "ENOENT" });
  }
  const place = { fs, folder, log };
  async function* each(): ReturnType<ReadOnlyLearners["each"]> {
    const logged = new Map(await readLog(place));
    for await (const one of eachLearnerFile(fs, folder.learners)) {
      if (one === "unreadable") {
        yield one;
        continue;
      }
      const later = logged.get(one.learner.id);
      logged.delete(one.learner.id);
      yield later !== undefined && later.sequence > one.sequence ? later.learner : one.learner;
    }
    for (const { learner } of logged.values()) yield learner;
  }
  return {
    async find(id) {
      const hash = learnerHash(id);
      const aside = (await listFolder(fs, folder.damaged)).find(({ name }) => name.startsWith(hash));
      if (aside !== undefined) throw damagedError(join(folder.damaged, aside.name));
      const logged = (await readLog(place)).get(id);
      const file = join(folder.learners, hash.slice(0, 2), `${hash}.json`);
      const bytes = await readWhole(fs, file);
      const found = bytes && decodeLearner(bytes);
      if (found?.kind === "newer") throw newerError(file, found.version);
      if (found?.kind === "damaged" && logged === undefined) throw damagedError(file);
      if (found?.kind !== "learner") return logged?.learner;
      return logged !== undefined && logged.sequence > found.sequence ? logged.learner : found.learner;
    },
    each,
    naming: each,
  };
}

import type { Low } from "lowdb";
import type { LearnerId } from "../domain/learner.ts";
import { OutsideError } from "../domain/outside-error.ts";
import type { Log } from "../ports/log.ts";
import type { Timers } from "../ports/timers.ts";
import { systemCode } from "./file-error.ts";
import type { LastSeen } from "./idle-learners.ts";
import type { Journal } from "./journal.ts";
import type { KeptLog } from "./kept-log.ts";
import type { LearnerFiles, LearnerRecord } from "./learner-files.ts";
import { encodeLearner } from "./learner-record.ts";
import { openOneByOne } from "./one-by-one.ts";
import { forEachOf, manyAtOnce } from "./some-at-once.ts";

/** What lowdb holds for one learner: a box, because lowdb takes nothing for "leave it as it was". */
export interface Kept {
  readonly record: LearnerRecord | undefined;
}

/** Learners whose last changes are in the log and not yet in their files. */
export interface UnfiledLearners {
  get(id: LearnerId): Low<Kept> | undefined;
  /** The highest sequence of this learner in the log, also of one whose file an operator removed; 0 where there is none. */
  lastSequence(id: LearnerId): number;
  /** Resolves when the record would outlast a power cut, and `low` holds it; where it rejects, `low` is as it was. */
  keep(low: Low<Kept>, record: LearnerRecord): Promise<void>;
  /** To be called before a learner is read whose last change failed: afterwards it has happened, or never will. */
  makeSure(id: LearnerId): Promise<void>;
  /** Removes everything of this learner from the disk. Where it rejects, it is finished by `makeSure`. */
  erase(id: LearnerId): Promise<void>;
  lastSeen(): readonly LastSeen[];
  /** Brings the files up to date and lets go of the log. Never rejects: what could not be filed is in the log. */
  close(): Promise<void>;
}

export interface UnfiledConfig {
  readonly journal: Journal;
  readonly kept: KeptLog;
  readonly files: LearnerFiles;
  readonly log: Log;
  readonly timers: Timers;
}

/** After so many milliseconds the files are brought up to date, however small the log is. */
const longest = 30_000;

interface State extends UnfiledConfig {
  readonly unfiled: Map<LearnerId, Low<Kept>>;
  /** Learners of whom a line may be in the log although it was refused. */
  readonly unsure: Set<LearnerId>;
  /** Learners who are to be erased and perhaps are no more than half erased. */
  readonly erasing: Set<LearnerId>;
  readonly oneByOne: <T>(work: () => Promise<T>) => Promise<T>;
  filing: Promise<void> | undefined;
  callOff: (() => void) | undefined;
}

/** Something is gone from the disk already, whatever failed afterwards. */
function halfDone(error: unknown): unknown {
  if (!(error instanceof OutsideError) || error.answered) return error;
  const { message, where, code } = error;
  return new OutsideError(message, { where, code, answered: true, cause: error });
}

type Failed = (error: unknown) => void;

/** Calls `failed` for each learner whose file could not be written. Who is half erased is left so. */
async function writeFiles(
  state: State,
  { half, last }: { readonly half: ReadonlySet<LearnerId>; readonly last: boolean },
  failed: Failed,
): Promise<void> {
  const { unfiled, files } = state;
  const filed = new Map<LearnerId, Kept>();
  const whole = [...unfiled].filter(([id]) => !half.has(id));
  const file = async ([id, low]: (typeof whole)[number]): Promise<void> => {
    const { data } = low;
    await low.write().then(() => filed.set(id, data), failed);
  };
  // While people are waiting, one at a time: more would take the threads that the journals' writes need.
  await forEachOf(whole, file, last ? manyAtOnce : 1);
  await files.settle();
  // Who was changed meanwhile is in the log again.
  for (const [id, data] of filed) if (unfiled.get(id)?.data === data) unfiled.delete(id);
}

async function fileEach(state: State, last: boolean, failures: unknown[]): Promise<void> {
  const { erasing, kept, unsure } = state;
  const failed: Failed = (error) => void failures.push(error);
  for (const id of erasing) await eraseNow(state, id).catch(failed);
  const half = new Set(erasing);
  const paths = await kept.turn();
  unsure.clear();
  await writeFiles(state, { half, last }, failed);
  if (failures.length === 0) await kept.filed(paths, last);
}

/** One learner who cannot be filed or erased keeps the log as it is, and no other learner from being filed. */
async function fileAll(state: State, last: boolean): Promise<void> {
  const { erasing, kept, log, unfiled } = state;
  state.callOff?.();
  state.callOff = undefined;
  const failures: unknown[] = [];
  await fileEach(state, last, failures).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) {
    const facts = { code: systemCode(failures[0]) ?? "BUG", failures: failures.length };
    log.error("Learners' files could not be brought up to date", facts);
    // On a full disk, every byte counts.
    await kept.filed([]).catch(() => undefined);
    kept.postpone();
  }
  if (unfiled.size > 0 || erasing.size > 0 || kept.waiting()) fileSoon(state);
}

/** Begins to bring the files up to date, or joins those who have. */
function fileNow(state: State): Promise<void> {
  state.filing ??= state
    .oneByOne(() => fileAll(state, false))
    .finally(() => {
      state.filing = undefined;
    });
  return state.filing;
}

function fileSoon(state: State): void {
  state.callOff ??= state.timers.after(longest, () => void fileNow(state));
}

async function keep(state: State, low: Low<Kept>, record: LearnerRecord): Promise<void> {
  const { journal, kept, unfiled, unsure } = state;
  const { id } = record.learner;
  // Learners' files that are written more slowly than the log grows are waited for.
  if (state.filing && journal.size() > 2 * kept.limit()) await state.filing;
  try {
    await journal.append(encodeLearner(record.learner, record.sequence), () => {
      low.data = { record };
      unfiled.set(id, low);
      kept.noteLine(id, record.sequence);
    });
  } catch (error) {
    if (error instanceof OutsideError && error.answered) unsure.add(id);
    // Another file of the log is begun where this one was taken away, and what can be spared on a full disk is removed.
    void fileNow(state);
    throw error;
  }
  if (journal.size() > kept.limit()) void fileNow(state);
  else fileSoon(state);
}

async function eraseNow(state: State, id: LearnerId): Promise<void> {
  const { files, kept, unfiled, erasing } = state;
  try {
    // A line that was refused and is in the log all the same would bring this learner back.
    await mendUnsure(state, id);
    await files.remove(id);
    await kept.erase(id);
  } catch (error) {
    throw halfDone(error);
  }
  unfiled.delete(id);
  erasing.delete(id);
}

async function mendUnsure({ journal, unsure }: State, id: LearnerId): Promise<void> {
  if (!unsure.has(id)) return;
  await journal.mend();
  unsure.clear();
}

async function erase(state: State, id: LearnerId): Promise<void> {
  state.erasing.add(id);
  await state.oneByOne(() => eraseNow(state, id));
}

async function makeSure(state: State, id: LearnerId): Promise<void> {
  if (state.erasing.has(id)) await erase(state, id);
  await mendUnsure(state, id);
}

async function close(state: State): Promise<void> {
  await state.filing;
  await state.oneByOne(() => fileAll(state, true));
  state.callOff?.();
  await state.journal.close();
}

/** Begins with nothing that is not in the files. */
export function openUnfiledLearners(config: UnfiledConfig): UnfiledLearners {
  const unfiled = new Map<LearnerId, Low<Kept>>();
  const sets = { unfiled, unsure: new Set<LearnerId>(), erasing: new Set<LearnerId>() };
  const state: State = { ...config, ...sets, oneByOne: openOneByOne(), filing: undefined, callOff: undefined };
  return {
    get: (id) => unfiled.get(id),
    lastSequence: config.kept.sequence,
    keep: (low, record) => keep(state, low, record),
    makeSure: (id) => makeSure(state, id),
    erase: (id) => erase(state, id),
    lastSeen: () => [...unfiled.values()].flatMap(({ data }) => data.record?.learner ?? []),
    close: () => close(state),
  };
}

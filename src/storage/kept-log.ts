import type { LearnerId } from "../domain/learner.ts";
import type { Clock } from "../ports/clock.ts";
import type { Journal } from "./journal.ts";
import { eraseFromLogs, type LogPlace } from "./learner-log.ts";
import { roomForLog } from "./room-for-log.ts";

/**
 * Files of the log stay for so many milliseconds after all in them is in the learners' files too: whoever is copying the
 * folder may have copied a learner's file before it was brought up to date, and has to find the change in the log.
 */
const keptFor = 5 * 60_000;
/** Unless they are more than so many bytes together, or than the part of the disk that the log may take. */
const mostKept = 128 * 1024 * 1024;

/** The files of the log that are not written any more. */
export interface KeptLog {
  /** How many bytes the file that is written may have before another one is begun. */
  limit(): number;
  /** To be called in the moment a line of this learner is written. */
  noteLine(id: LearnerId, sequence: number): void;
  /** The highest sequence of this learner in the log; 0 where it has no line of this learner. */
  sequence(id: LearnerId): number;
  /** Goes on in a new file. Answers the older ones that were not filed so far. */
  turn(): Promise<readonly string[]>;
  /** All that is in these files is in the learners' files; removes what need not stay. `all`: nothing need stay. */
  filed(paths: readonly string[], all?: boolean): Promise<void>;
  /** Something went wrong: the log may grow by as much again before it is tried again. */
  postpone(): void;
  /** True while there are files that only wait to be removed. */
  waiting(): boolean;
  /** Removes every line of a learner. */
  erase(id: LearnerId): Promise<void>;
}

interface LastLine {
  readonly path: string;
  readonly sequence: number;
}

/** A file of the log all of which is in the learners' files. */
interface Filed {
  readonly path: string;
  readonly bytes: number;
  readonly at: number;
}

interface KeptConfig extends LogPlace {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly logBytes: number;
}

interface State extends KeptConfig {
  /** What the disk can spare. */
  room: number;
  limit: number;
  /** Sizes of older files that are not yet filed. */
  readonly bytes: Map<string, number>;
  /** The last line of each learner who has one. */
  readonly lines: Map<LearnerId, LastLine>;
  filed: readonly Filed[];
}

/** All older files, oldest first. */
async function turn({ journal, bytes }: State): Promise<readonly string[]> {
  return journal.turn(() => {
    const path = journal.path();
    if (path !== undefined) bytes.set(path, journal.size());
    return undefined;
  });
}

async function trim(state: State, all: boolean): Promise<void> {
  const { journal, clock, lines } = state;
  const most = Math.min(mostKept, state.room);
  let left = state.filed.reduce((sum, one) => sum + one.bytes, 0);
  const going = new Set<string>();
  for (const { path, bytes, at } of state.filed) {
    if (!all && left <= most && clock.now() - at < keptFor) break;
    going.add(path);
    left -= bytes;
  }
  if (going.size === 0) return;
  await journal.remove([...going]);
  state.filed = state.filed.filter((one) => !going.has(one.path));
  for (const [id, { path }] of lines) if (going.has(path)) lines.delete(id);
}

async function markFiled(state: State, paths: readonly string[], all: boolean): Promise<void> {
  const at = state.clock.now();
  const more = paths.map((path) => ({ path, bytes: state.bytes.get(path) ?? 0, at }));
  state.filed = [...state.filed, ...more];
  for (const path of paths) state.bytes.delete(path);
  state.room = await roomForLog(state.fs, state.folder.changes);
  state.limit = Math.min(state.logBytes, state.room);
  await trim(state, all);
}

async function erase(state: State, id: LearnerId): Promise<void> {
  const written = state.lines.has(id);
  await eraseFromLogs(state, written ? await turn(state) : [], id);
  state.lines.delete(id);
}

/** Opens with an empty log. */
export async function openKeptLog(config: KeptConfig): Promise<KeptLog> {
  const { fs, folder, journal, logBytes } = config;
  const room = await roomForLog(fs, folder.changes);
  const lines = new Map<LearnerId, LastLine>();
  const state: State = { ...config, room, limit: Math.min(logBytes, room), bytes: new Map(), lines, filed: [] };
  return {
    limit: () => state.limit,
    noteLine: (id, sequence) => void lines.set(id, { path: journal.path() ?? "", sequence }),
    sequence: (id) => lines.get(id)?.sequence ?? 0,
    async turn() {
      const old = await turn(state);
      const known = new Set(state.filed.map((one) => one.path));
      return old.filter((path) => !known.has(path));
    },
    filed: (paths, all = false) => markFiled(state, paths, all),
    postpone: () => {
      state.limit = journal.size() + Math.min(logBytes, state.room);
    },
    waiting: () => state.filed.length > 0,
    erase: (id) => erase(state, id),
  };
}

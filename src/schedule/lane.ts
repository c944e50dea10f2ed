import type { Pace } from "../ports/platform.ts";
import type { Timers } from "../ports/timers.ts";
import { type Gate, type LaneTurns, sharedGate } from "./shared-gate.ts";

/** A queue whose work begins no quicker than its pace. It measures time by timers alone: a clock that jumps does not matter. */
export interface Lane<Job> {
  add(job: Job): void;
  /** Begins nothing for so many milliseconds. */
  pause(ms: number): void;
  /** A piece of work went well, or failed through the other side: after several failures in a row the lane rests. */
  well(): void;
  failed(): void;
  /** What was added and not begun. */
  waiting(): number;
  /** Begins nothing any more, and forgets what waits. */
  stop(): void;
}

interface LaneOptions<Job> {
  readonly pace: Omit<Pace, "laneOf">;
  readonly timers: Timers;
  /** Never rejects. */
  readonly run: (job: Job) => Promise<void>;
  /** Called whenever nothing waits and nothing is under way any more. */
  readonly onIdle: () => void;
  /** Absent: nobody else writes to this lane. */
  readonly turns?: LaneTurns | undefined;
}

/** So many failures in a row mean that the platform is in trouble, and not the people. */
const mostFailures = 5;
const firstRestMs = 5_000;
const longestRestMs = 5 * 60_000;

/** Opens with nothing to do. */
export function openLane<Job>({ pace, timers, run, onIdle, turns }: LaneOptions<Job>): Lane<Job> {
  const timing = openTiming(timers);
  const gapMs = 1_000 / pace.perSecond;
  const gate = turns === undefined ? openGate : sharedGate({ turns, gapMs, later: timing.later, opened: () => pump() });
  const trouble = openTrouble(pause);
  let [running, pauses] = [0, 0];
  let spacing = false;
  let queue: Job[] = [];

  // In trouble one at a time: whatever is under way then may end in a message nobody can be sure of.
  const most = (): number => (trouble.there() ? 1 : pace.atOnce);

  function pump(): void {
    if (timing.stopped() || spacing || pauses > 0 || running >= most()) return;
    if (queue.length === 0 || !gate.pass(Math.min(queue.length, most() - running))) return;
    const job = queue.shift();
    if (job === undefined) return;
    running += 1;
    spacing = true;
    timing.later(gapMs, () => {
      spacing = false;
      pump();
    });
    void run(job).then(() => {
      running -= 1;
      if (running === 0 && queue.length === 0) onIdle();
      pump();
    });
  }

  function pause(ms: number, ended = (): void => undefined): void {
    pauses += 1;
    timing.later(ms, () => {
      pauses -= 1;
      ended();
      pump();
    });
  }

  return {
    add(job) {
      if (timing.stopped()) return;
      queue.push(job);
      pump();
    },
    pause(ms) {
      pause(ms);
      gate.shut(ms);
    },
    well: trouble.well,
    failed: trouble.failed,
    waiting: () => queue.length,
    stop() {
      queue = [];
      timing.stop();
    },
  };
}

const openGate: Gate = { pass: () => true, shut: () => undefined };

interface Timing {
  later(ms: number, what: () => void): void;
  stopped(): boolean;
  stop(): void;
}

/** Timers that can all be called off at once. */
function openTiming(timers: Timers): Timing {
  const waiting = new Set<() => void>();
  let stopped = false;
  return {
    later(ms, what) {
      if (stopped) return;
      const callOff = timers.after(ms, () => {
        waiting.delete(callOff);
        what();
      });
      waiting.add(callOff);
    },
    stopped: () => stopped,
    stop() {
      stopped = true;
      for (const callOff of waiting) callOff();
      waiting.clear();
    },
  };
}

interface Trouble {
  well(): void;
  failed(): void;
  there(): boolean;
}

/** Counts failures in a row; from the fifth on each asks for a longer rest, up to five minutes, unless it rests already. */
function openTrouble(pause: (ms: number, ended: () => void) => void): Trouble {
  let failures = 0;
  let restMs = firstRestMs;
  let resting = false;
  return {
    well() {
      failures = 0;
      restMs = firstRestMs;
    },
    failed() {
      failures += 1;
      // What was under way when the lane went to rest says nothing new.
      if (failures < mostFailures || resting) return;
      resting = true;
      pause(restMs, () => {
        resting = false;
      });
      restMs = Math.min(2 * restMs, longestRestMs);
    },
    there: () => failures >= mostFailures,
  };
}

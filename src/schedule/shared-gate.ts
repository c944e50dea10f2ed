import type { SharedPace } from "../ports/leases.ts";

/** What a piece of work passes before it begins. */
export interface Gate {
  /** Whether one may begin now. False: so many want to, and it says when it is open. */
  pass(wanted: number): boolean;
  /** The platform asks for a rest of so many milliseconds. Never throws. */
  shut(ms: number): void;
}

/** Turns of a lane that other processes write to as well. */
export interface LaneTurns {
  readonly name: string;
  readonly pace: SharedPace;
}

interface GateOptions {
  readonly turns: LaneTurns;
  readonly gapMs: number;
  readonly later: (ms: number, what: () => void) => void;
  readonly opened: () => void;
}

/** Turns are taken for about so long at a time: few questions to the database, and nobody waits long for the rest. */
const runMs = 1_000;
/** Timers run a little late, on a busy machine by some milliseconds each: turns are good for a little longer than their time. */
const slack = 1.2;
const lateMs = 20;
/** Before turns are asked for again where they were not to be had. */
const againMs = 1_000;

/**
 * Opens for the turns that all instances share out among each other. Turns that are not used in their time are lost, or
 * they would be used in the time of another instance.
 */
export function sharedGate({ turns, gapMs, later, opened }: GateOptions): Gate {
  const mostTurns = Math.max(1, Math.round(runMs / gapMs));
  let left = 0;
  let grant = 0;
  let isAsking = false;

  async function ask(count: number): Promise<void> {
    isAsking = true;
    grant += 1;
    const mine = grant;
    const open = (): void => {
      isAsking = false;
      // Shut meanwhile: these turns lie in the rest that the platform asked for.
      if (mine === grant) left = count;
      later(count * gapMs * slack + lateMs, () => {
        if (mine === grant) left = 0;
      });
      opened();
    };
    try {
      later(Math.max(0, await turns.pace.reserve(turns.name, count, gapMs)), open);
    } catch {
      later(againMs, () => {
        isAsking = false;
        opened();
      });
    }
  }

  return {
    pass(wanted) {
      if (left > 0) {
        left -= 1;
        return true;
      }
      if (!isAsking) void ask(Math.max(1, Math.min(mostTurns, wanted)));
      return false;
    },
    shut(ms) {
      left = 0;
      grant += 1;
      // Where others cannot be told, each hears it from the platform.
      turns.pace.pause(turns.name, ms).catch(() => undefined);
    },
  };
}

import type { Address } from "../domain/learner.ts";
import { type FanOut, openFanOut } from "./fan-out.ts";
import { type Lane, openLane } from "./lane.ts";
import type { Claimed, Doubted, Messenger, SchedulerOptions } from "./scheduler-options.ts";
import type { LaneTurns } from "./shared-gate.ts";
import type { Times } from "./times.ts";

/** Everything about one lane of one platform. */
export interface Desk {
  readonly platform: Messenger;
  readonly sending: Lane<Claimed>;
  readonly looking: Lane<Doubted & { readonly tries: number }>;
  readonly fanOut: FanOut;
}

/** The lanes there are, made when somebody of them is first due. */
export interface Desks {
  /** Undefined where the platform of this address is not running. */
  of(to: Address): Desk | undefined;
  all(): readonly Desk[];
}

interface DesksOptions extends Pick<SchedulerOptions, "platforms" | "log" | "timers" | "pace"> {
  readonly times: Times;
  readonly send: (job: Claimed, desk: Desk) => Promise<void>;
  readonly look: (job: Doubted & { readonly tries: number }, desk: Desk) => Promise<void>;
}

/** Opens with no lane. */
export function openDesks(options: DesksOptions): Desks {
  const desks = new Map<string, Desk>();
  return {
    of(to) {
      const platform = options.platforms.find((one) => one.name === to.platform);
      if (platform === undefined) return undefined;
      const lane = platform.pace.laneOf(to);
      const name = `${platform.name}/${lane}`;
      const desk = desks.get(name) ?? openDesk(platform, lane, options);
      desks.set(name, desk);
      return desk;
    },
    all: () => [...desks.values()],
  };
}

function openDesk(platform: Messenger, lane: string, options: DesksOptions): Desk {
  const { log, timers, times, send, look, pace } = options;
  const turnsOf = (name: string): LaneTurns | undefined => (pace === undefined ? undefined : { name, pace });
  const name = `${platform.name}/${lane}`;
  const { perSecond } = platform.pace;
  const sending = openLane<Claimed>({
    pace: platform.pace,
    timers,
    run: (job) => send(job, desk),
    onIdle: () => fanOut.ended(),
    turns: turnsOf(name),
  });
  const looking = openLane<Doubted & { readonly tries: number }>({
    pace: { perSecond: 1_000 / times.lookGap, atOnce: 1 },
    timers,
    run: (job) => look(job, desk),
    onIdle: () => undefined,
    turns: turnsOf(`${name}/look`),
  });
  const facts = { platform: platform.name, lane, perSecond, progressMs: times.progress };
  const fanOut = openFanOut({ ...facts, waiting: sending.waiting, log, timers });
  const desk: Desk = { platform, sending, looking, fanOut };
  return desk;
}

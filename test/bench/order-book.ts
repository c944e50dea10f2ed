import { setTimeout as sleep } from "node:timers/promises";

/** What became of the answers. */
export interface OrderCounts {
  readonly right: number;
  /** Came before the answer to something asked earlier in the same place. */
  readonly early: number;
  /** Fits nothing that was asked there. */
  readonly wrong: number;
  /** Asked, and not answered so far. */
  readonly missing: number;
}

/** Holds answers against questions, place by place, each by words of its own, so that a changed order is seen. */
export interface OrderBook {
  expect(place: string, holds: string): void;
  arrived(place: string, text: string): void;
  counts(): OrderCounts;
  /** The first few answers that fitted nothing, shortened, to see why. */
  readonly oddOnes: readonly string[];
  /** How long each answer took, in ms, since this was asked for last. */
  takeTimes(): readonly number[];
  /** Resolves when nothing is missing, or after so many milliseconds. */
  settled(ms: number): Promise<void>;
}

interface Open {
  readonly holds: string;
  readonly askedAt: number;
}

/** An empty book. */
export function openOrderBook(): OrderBook {
  const places = new Map<string, Open[]>();
  const oddOnes: string[] = [];
  let times: number[] = [];
  let [asked, right, early, wrong, unfit] = [0, 0, 0, 0, 0];
  const missing = (): number => asked - right - early - unfit;
  return {
    oddOnes,
    expect: (place, holds) => {
      asked += 1;
      places.set(place, [...(places.get(place) ?? []), { holds, askedAt: performance.now() }]);
    },
    arrived: (place, text) => {
      const open = places.get(place) ?? [];
      const at = open.findIndex(({ holds }) => text.includes(holds));
      // What fits nothing stands for the answer whose turn it is.
      const [found] = open.splice(Math.max(0, at), 1);
      if (open.length === 0) places.delete(place);
      if (at < 0 || found === undefined) {
        wrong += 1;
        if (found !== undefined) unfit += 1;
        if (oddOnes.length < 5) oddOnes.push(text.slice(0, 120));
        return;
      }
      if (at === 0) right += 1;
      else early += 1;
      times.push(performance.now() - found.askedAt);
    },
    counts: () => ({ right, early, wrong, missing: missing() }),
    takeTimes: () => {
      const taken = times;
      times = [];
      return taken;
    },
    async settled(ms) {
      for (const end = performance.now() + ms; missing() > 0 && performance.now() < end; ) await sleep(50);
    },
  };
}

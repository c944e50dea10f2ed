/** One queue per key, and for each key one value that is kept while there is room. */
export interface KeyedTurns<Key, Value> {
  /** Runs the work after all earlier work for this key; work for other keys runs beside it. */
  take<Result>(key: Key, work: (value: Value) => Promise<Result>): Promise<Result>;
}

interface Seat<Value> {
  readonly value: Value;
  last: Promise<unknown>;
  waiting: number;
}

/** Takes away the longest unused seats above the capacity, but never one with work in it. */
function trim<Key>(seats: Map<Key, Seat<unknown>>, capacity: number): void {
  if (seats.size <= capacity) return;
  for (const [key, seat] of seats) {
    if (seat.waiting === 0) seats.delete(key);
    if (seats.size <= capacity) return;
  }
}

/** `make` gives the value of a key that has none, or whose value was dropped for want of room. */
export function openKeyedTurns<Key, Value>(config: {
  readonly capacity: number;
  readonly make: (key: Key) => Value;
}): KeyedTurns<Key, Value> {
  const seats = new Map<Key, Seat<Value>>();
  return {
    async take(key, work) {
      const seat = seats.get(key) ?? { value: config.make(key), last: Promise.resolve(), waiting: 0 };
      // Taken out and put back, a key moves to the end of the map: the front is what was unused longest.
      seats.delete(key);
      seats.set(key, seat);
      seat.waiting += 1;
      const result = seat.last.then(() => work(seat.value));
      seat.last = result.catch(() => undefined);
      try {
        return await result;
      } finally {
        seat.waiting -= 1;
        trim(seats, config.capacity);
      }
    },
  };
}

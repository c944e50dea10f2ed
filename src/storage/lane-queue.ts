/** Things in lanes: of each lane the first is out to be worked on, or could be; the others wait for it. */
export interface LaneQueue<Item> {
  add(lane: string, item: Item): void;
  /** The first of the lane that was ready longest; it stays the first until `drop` or `putBack`. */
  take(): { readonly lane: string; readonly item: Item } | undefined;
  /** Takes the first of a lane away: the next one is ready. */
  drop(lane: string): void;
  /** The first of a lane is ready once more. */
  putBack(lane: string): void;
  /** How many could be taken now. */
  ready(): number;
  size(): number;
}

/** Opens with nothing in it. */
export function openLaneQueue<Item>(): LaneQueue<Item> {
  const lanes = new Map<string, Item[]>();
  const ready: string[] = [];
  let size = 0;
  return {
    add(lane, item) {
      size += 1;
      const items = lanes.get(lane);
      if (items) return void items.push(item);
      lanes.set(lane, [item]);
      ready.push(lane);
    },
    take() {
      const lane = ready.shift();
      if (lane === undefined) return undefined;
      const item = lanes.get(lane)?.[0];
      return item === undefined ? undefined : { lane, item };
    },
    drop(lane) {
      const items = lanes.get(lane);
      if (items?.shift() === undefined) return;
      size -= 1;
      if (items.length > 0) ready.push(lane);
      else lanes.delete(lane);
    },
    putBack: (lane) => void ready.push(lane),
    ready: () => ready.length,
    size: () => size,
  };
}

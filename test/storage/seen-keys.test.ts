import { describe, expect, it } from "vitest";
import { openSeenKeys } from "../../src/storage/seen-keys.ts";
import { openHandTime } from "./hand-time.ts";

const minute = 60_000;

describe("Keys that were seen", () => {
  it("are known for at least a quarter of an hour, whenever they came, and for no more than half an hour", () => {
    for (let offset = 0; offset < 15; offset += 1) {
      const { clock, advance } = openHandTime();
      const seen = openSeenKeys(clock);
      advance(offset * minute);
      seen.add("a");
      advance(15 * minute);
      expect(seen.has("a")).toBe(true);
      advance(15 * minute);
      expect(seen.has("a")).toBe(false);
    }
  });

  it("are forgotten earlier where there are too many, the oldest first, and never more than twice that", () => {
    const { clock } = openHandTime();
    const seen = openSeenKeys(clock, 100);
    const keys = Array.from({ length: 1_000 }, (_, at) => `key-${at}`);
    for (const key of keys) seen.add(key);
    const known = keys.filter((key) => seen.has(key));
    expect(known.length).toBeGreaterThanOrEqual(100);
    expect(known.length).toBeLessThanOrEqual(200);
    expect(known).toEqual(keys.slice(-known.length));
  });
});

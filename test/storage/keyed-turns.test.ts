import { describe, expect, it } from "vitest";
import { openKeyedTurns } from "../../src/storage/keyed-turns.ts";

function openTurns(capacity: number) {
  const made: string[] = [];
  const turns = openKeyedTurns<string, string>({
    capacity,
    make: (key) => {
      made.push(key);
      return `${key}${made.length}`;
    },
  });
  const use = (key: string) => turns.take(key, async (value) => value);
  return { made, turns, use };
}

/** A promise and what settles it. */
function openDoor() {
  let open = (): void => undefined;
  const door = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { door, open };
}

describe("Turns", () => {
  it("come one after the other for one key, and side by side for two", async () => {
    const { turns } = openTurns(9);
    const order: string[] = [];
    const { door, open } = openDoor();
    const slow = turns.take("a", async () => {
      await door;
      order.push("a1");
    });
    const next = turns.take("a", async () => void order.push("a2"));
    await turns.take("b", async () => void order.push("b"));
    open();
    await Promise.all([slow, next]);
    expect(order).toEqual(["b", "a1", "a2"]);
  });

  it("go on after work that failed", async () => {
    const { turns, use } = openTurns(9);
    const failing = turns.take("a", () => Promise.reject(new Error("no")));
    const following = use("a");
    await expect(failing).rejects.toThrow("no");
    expect(await following).toBe("a1");
  });

  it("drop the value that was unused longest when there is no room", async () => {
    const { made, use } = openTurns(2);
    for (const key of ["a", "b", "a", "c", "a", "b"]) await use(key);
    expect(made).toEqual(["a", "b", "c", "b"]);
  });

  it("never drop a value with work in it, and drop it afterwards", async () => {
    const { made, turns, use } = openTurns(1);
    const { door, open } = openDoor();
    const first = turns.take("a", () => door);
    for (const key of ["b", "c", "d"]) await use(key);
    const second = use("a");
    open();
    await Promise.all([first, second]);
    expect(await second).toBe("a1");
    expect(made).toEqual(["a", "b", "c", "d"]);
    await use("e");
    expect(await use("a")).toBe("a6");
  });
});

import { describe, expect, it } from "vitest";
import { openInHand } from "../../src/schedule/in-hand.ts";
import { openHandTime } from "../storage/hand-time.ts";
import { idOf } from "../storage/sample-learners.ts";
import { settled } from "../storage/workbench.ts";
import { openRig } from "./schedule-rig.ts";

describe("More people due than may be in hand", () => {
  it("are taken when half of those in hand are done, and not only at the next look", async () => {
    const rig = openRig({ mostInHand: 10, perSecond: 10 });
    const ids = await rig.add(40);
    await rig.pass(1_000 + 5_000);
    expect(rig.asked).toHaveLength(40);
    expect(await rig.states(ids)).toEqual(ids.map(() => "sent"));
    await rig.stop();
  });

  it("each get one message, also where the first of them wait for a slow workspace", async () => {
    const rig = openRig({ mostInHand: 10, perSecond: 1 });
    await rig.add(12, { lane: "slow" });
    await rig.add(12, { lane: "other" });
    await rig.pass(60_000);
    expect(new Set(rig.asked).size).toBe(24);
    expect(rig.asked).toHaveLength(24);
    await rig.stop();
  });
});

describe("People in hand", () => {
  it("are waited for until there are few enough, or for so long", async () => {
    const time = openHandTime();
    const left: number[] = [];
    const inHand = openInHand(time.timers, (count) => left.push(count));
    for (const name of ["one", "two", "three"]) inHand.add(idOf(name));
    const ends: string[] = [];
    void inHand.fallTo(3, 1_000).then(() => ends.push("at once"));
    void inHand.fallTo(2, 1_000).then(() => ends.push("one less"));
    void inHand.fallTo(0, 1_000).then(() => ends.push("time is over"));
    await settled();
    expect(ends).toEqual(["at once"]);
    inHand.drop(idOf("two"));
    inHand.drop(idOf("two"));
    await settled();
    expect(ends).toEqual(["at once", "one less"]);
    expect(left).toEqual([2]);
    time.advance(1_000);
    await settled();
    expect(ends).toEqual(["at once", "one less", "time is over"]);
    expect(time.due()).toEqual([]);
  });
});

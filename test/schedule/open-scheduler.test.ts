import { describe, expect, it } from "vitest";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { LearnerStore } from "../../src/ports/learner-store.ts";
import { idOf } from "../storage/sample-learners.ts";
import { openRig, type Tell } from "./schedule-rig.ts";
import { dayMs, windowMs } from "./toy-prompter.ts";

const outside = (code: string, more: { answered?: boolean; retryAfterMs?: number } = {}) =>
  new OutsideError(`The stand-in says ${code}`, { where: "stand-in", code, ...more });

/** Throws what is listed, one at a time, and then takes everything. */
const failing = (...errors: readonly Error[]): Tell => {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
  };
};

const minute = 60_000;

describe("Who is due", () => {
  it("gets one message, kept as sent, and the next one a day later", async () => {
    const rig = openRig();
    const ids = await rig.add(3, { dueIn: 20_000 });
    await rig.pass(19_000);
    expect(rig.asked).toEqual([]);
    await rig.pass(60 * minute);
    expect(rig.asked).toHaveLength(3);
    expect(await rig.states(ids)).toEqual(["sent", "sent", "sent"]);
    await rig.pass(dayMs);
    expect(rig.asked).toHaveLength(6);
    expect(new Set(rig.asked).size).toBe(6);
    await rig.stop();
  });

  it("is told what a fan-out of 5,000 will take beforehand, and it takes that", async () => {
    const rig = openRig({ perSecond: 20, atOnce: 8 });
    await rig.add(5_000);
    await rig.pass(1_500);
    const [said] = rig.log.infos;
    expect(said).toMatch(/^Daily questions will be sent .*"due":(?:4\d{3}|5000),"minutes":4\.[12]/);
    const start = rig.now();
    while (rig.fates.sent < 5_000 && rig.now() < start + 60 * minute) await rig.pass(1_000);
    const took = (rig.now() - start) / minute;
    const minutes = Number(/"minutes":([\d.]+)/.exec(said ?? "")?.[1]);
    expect(Math.abs(took - minutes) / took).toBeLessThan(0.2);
    expect(new Set(rig.asked).size).toBe(5_000);
    expect(rig.asked).toHaveLength(5_000);
    await rig.pass(1_000);
    expect(rig.log.infos.filter((line) => line.startsWith("Daily questions are on their way"))).toHaveLength(4);
    expect(rig.log.infos.at(-1)).toMatch(/^Daily questions have been sent .*"sent":5000,"unsure":0/);
    await rig.stop();
  }, 60_000);

  it("waits for nobody in another lane, whatever happens there", async () => {
    const hung: Tell = ({ place }) => (place.includes('"slow"') ? new Promise(() => undefined) : Promise.resolve());
    const rig = openRig({ tell: hung });
    await rig.add(40, { lane: "slow" });
    const ids = await rig.add(40, { lane: "quick" });
    await rig.pass(10_000);
    expect(new Set(await rig.states(ids))).toEqual(new Set(["sent"]));
    expect(rig.asked).toHaveLength(44);
    await rig.stop();
  });

  it("waits as long as the platform asks, everybody in that lane and nobody else", async () => {
    const limited: Tell = failing(outside("ERATE", { retryAfterMs: 30_000 }));
    const rig = openRig({ tell: limited, atOnce: 1 });
    const ids = await rig.add(5, { lane: "limited" });
    const others = await rig.add(5, { lane: "free" });
    await rig.pass(25_000);
    expect(new Set(await rig.states(others))).toEqual(new Set(["sent"]));
    expect(rig.fates).toMatchObject({ sent: 5, later: 1 });
    await rig.pass(2 * minute);
    expect(new Set(await rig.states(ids))).toEqual(new Set(["sent"]));
    expect(rig.asked).toHaveLength(11);
    await rig.stop();
  });
});

describe("A message that fails", () => {
  it("is sent later where the platform does not have it, with growing pauses", async () => {
    const rig = openRig({ tell: failing(outside("EREFUSED"), outside("ECONNREFUSED"), outside("ECONNREFUSED")) });
    const ids = await rig.add(1);
    await rig.pass(3 * minute);
    expect(rig.asked).toHaveLength(4);
    expect(await rig.states(ids)).toEqual(["sent"]);
    await rig.stop();
  });

  it("is given up with the people it can never reach", async () => {
    const rig = openRig({ tell: failing(outside("EGONE")) });
    const ids = await rig.add(1);
    await rig.pass(60 * minute);
    expect(await rig.states(ids)).toEqual(["unreachable"]);
    expect(rig.asked).toHaveLength(1);
    await rig.stop();
  });

  it.each([
    ["is sent once more where a look-up does not find it", false, "sent", 2],
    ["is not sent again where a look-up finds it", true, "sent", 1],
    ["is not sent again where nobody can tell", undefined, "unsure", 1],
  ])("%s", async (...[, found, state, times]) => {
    const rig = openRig({ tell: failing(outside("ECONNRESET", { answered: true })), told: async () => found });
    const ids = await rig.add(1);
    await rig.pass(20_000);
    expect(await rig.states(ids)).toEqual(["sending"]);
    await rig.pass(5 * minute);
    expect(await rig.states(ids)).toEqual([state]);
    expect(rig.asked).toHaveLength(times);
    await rig.stop();
  });

  it("is not sent again where the platform has no look-up, or where a bug of ours hit it on the way", async () => {
    const rig = openRig({ tell: failing(outside("ECONNRESET", { answered: true }), new TypeError("a bug")) });
    const ids = await rig.add(2);
    await rig.pass(60 * minute);
    expect(await rig.states(ids)).toEqual(["unsure", "unsure"]);
    expect(rig.asked).toHaveLength(2);
    expect(rig.log.errors.join("\n")).not.toContain("stand-in:");
    await rig.stop();
  });

  it("is looked for three times where the look-up itself fails", async () => {
    let looks = 0;
    const told = async () => {
      looks += 1;
      throw outside("ECONNREFUSED");
    };
    const rig = openRig({ tell: failing(outside("ECONNRESET", { answered: true })), told });
    const ids = await rig.add(1);
    await rig.pass(10 * minute);
    expect([looks, await rig.states(ids)]).toEqual([3, ["unsure"]]);
    await rig.stop();
  });

  it("of yesterday makes today's wait no longer", async () => {
    let isDown = true;
    const times: number[] = [];
    const rig = openRig({
      tell: async () => {
        times.push(rig.now());
        if (isDown) throw outside("ECONNREFUSED");
      },
    });
    await rig.add(1);
    await rig.pass(dayMs - 10 * minute);
    times.length = 0;
    await rig.pass(10 * minute + 2_000);
    isDown = false;
    await rig.pass(9 * minute);
    expect(times).toHaveLength(2);
    await rig.stop();
  });

  it("makes a lane rest where all fail, so that few are in doubt when the platform is down", async () => {
    const down: Tell = () => Promise.reject(outside("ETIMEDOUT", { answered: true }));
    const rig = openRig({ tell: down, atOnce: 4 });
    await rig.add(1_000);
    await rig.pass(20 * minute);
    expect(rig.fates.unsure).toBeLessThan(20);
    await rig.stop();
  });
});

describe("What an earlier run left", () => {
  async function left(told: boolean | undefined) {
    const rig = openRig({ told: async () => told });
    const [id = idOf("")] = await rig.add(1);
    const prompt = { date: new Date(rig.now()).toISOString().slice(0, 10), kind: "question" } as const;
    await rig.store.update(id, (was) => {
      if (was === undefined) throw new Error("nobody");
      const sending = {
        ...prompt,
        state: "sending",
        at: rig.now(),
        until: rig.now() + windowMs,
        pushed: 0,
        attempt: null,
      } as const;
      return { ...was, daily: { ...was.daily, prompts: [sending] } };
    });
    await rig.pass(5 * minute);
    return { rig, states: await rig.states([id]) };
  }

  it.each([
    ["there is kept as sent", true, "sent", 0],
    ["not there is sent", false, "sent", 1],
    ["of which nobody can tell is not sent", undefined, "unsure", 0],
  ])("%s", async (...[, told, state, times]) => {
    const { rig, states } = await left(told);
    expect(states).toEqual([state]);
    expect(rig.asked).toHaveLength(times);
    await rig.stop();
  });
});

describe("Records that fail", () => {
  /** A store that fails so often for some, and then does its work. */
  const broken =
    (wrong: (id: string, call: number) => boolean, code = "EDAMAGED") =>
    (store: LearnerStore): LearnerStore => {
      let call = 0;
      return {
        ...store,
        update: async (id, change) => {
          call += 1;
          if (wrong(id, call)) throw outside(code);
          return store.update(id, change);
        },
      };
    };

  it("stop nobody else, and are named to the operator by their number", async () => {
    const rig = openRig({ wrap: broken((id) => /[02468]$/.test(id)) });
    const ids = await rig.add(10);
    await rig.pass(2 * minute);
    expect((await rig.states(ids)).join(",")).toBe(",sent,,sent,,sent,,sent,,sent");
    expect(rig.log.errors).toEqual([
      'Daily questions have to wait: records or platforms are not to be had {"code":"EDAMAGED","people":5}',
    ]);
    await rig.stop();
  });

  it("are tried again later, as an operator may have mended them", async () => {
    let mended = false;
    const rig = openRig({ wrap: broken(() => !mended) });
    const ids = await rig.add(1);
    await rig.pass(minute);
    mended = true;
    await rig.pass(15 * minute);
    expect(await rig.states(ids)).toEqual(["sent"]);
    await rig.stop();
  });

  it("are sent nothing where the step before the sending cannot be kept", async () => {
    const rig = openRig({ wrap: broken((_, call) => call === 2, "ENOSPC") });
    const ids = await rig.add(1);
    await rig.pass(10_000);
    expect(rig.asked).toEqual([]);
    await rig.pass(minute);
    expect([rig.asked.length, await rig.states(ids)]).toEqual([1, ["sent"]]);
    await rig.stop();
  });

  it("are settled a little later where the disk fails after the sending", async () => {
    const rig = openRig({ wrap: broken((_, call) => call === 3 || call === 4, "ENOSPC") });
    const ids = await rig.add(1);
    await rig.pass(2_000);
    expect(await rig.states(ids)).toEqual(["sending"]);
    await rig.pass(minute);
    expect([rig.asked.length, await rig.states(ids)]).toEqual([1, ["sent"]]);
    await rig.stop();
  });

  it("are left out where they were forgotten between the claim and the sending", async () => {
    const rig = openRig({ perSecond: 1 });
    const ids = await rig.add(3);
    await rig.pass(1_100);
    for (const id of ids) await rig.store.forget(id);
    await rig.pass(10 * minute);
    expect(rig.asked.length).toBeLessThan(2);
    expect(await rig.states(ids)).toEqual(["nobody", "nobody", "nobody"]);
    await rig.stop();
  });
});

it("A message that waits in its lane goes to where the person has gone meanwhile", async () => {
  const places: string[] = [];
  const rig = openRig({ perSecond: 1, atOnce: 1, tell: async ({ place }) => void places.push(JSON.parse(place).at) });
  const ids = await rig.add(3);
  await rig.pass(1_100);
  for (const id of ids)
    await rig.store.update(id, (was) => {
      if (was === undefined) throw new Error("nobody");
      return { ...was, address: { platform: "stand-in", place: JSON.stringify({ lane: "one", at: "new" }) } };
    });
  await rig.pass(minute);
  expect(places).toEqual([undefined, "new", "new"]);
  expect(await rig.states(ids)).toEqual(["sent", "sent", "sent"]);
  await rig.stop();
});

describe("The clock", () => {
  it("may be late: what is past its window is kept as missed, what is not is sent", async () => {
    const rig = openRig();
    const old = await rig.add(2, { dueIn: -windowMs - minute });
    const late = await rig.add(2, { dueIn: -windowMs + minute });
    await rig.pass(minute / 2);
    expect(await rig.states([...old, ...late])).toEqual(["missed", "missed", "sent", "sent"]);
    expect(rig.fates).toMatchObject({ missed: 2, sent: 2 });
    await rig.stop();
  });

  it.each([5, -5, 30, -30])(
    "may jump %s hours in the middle of sending, and nobody is asked twice for a date",
    async (hours) => {
      const rig = openRig({ perSecond: 2 });
      await rig.add(60);
      await rig.pass(10_000);
      rig.jump(hours * 60 * minute);
      await rig.pass(10 * minute);
      rig.jump(-hours * 60 * minute);
      await rig.pass(10 * minute);
      const days = rig.asked.map((key) => key.replace(/\/\d+$/, ""));
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeGreaterThan(0);
      await rig.stop();
    },
  );
});

describe("A stop", () => {
  it("finishes what is under way, begins nothing new, and leaves the rest claimed for the next start", async () => {
    let finish = (): void => undefined;
    const hold: Tell = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const rig = openRig({ tell: hold, atOnce: 1 });
    const ids = await rig.add(5);
    await rig.pass(3_000);
    const stopping = rig.stop(60_000);
    finish();
    await stopping;
    expect((await rig.states(ids)).join(" ")).toBe("sent claimed claimed claimed claimed");
    await rig.pass(60 * minute);
    expect(rig.asked).toHaveLength(1);
  });

  it("waits no longer than it is given", async () => {
    const rig = openRig({ tell: () => new Promise(() => undefined) });
    const ids = await rig.add(1);
    await rig.pass(3_000);
    await rig.stop(5_000);
    expect(await rig.states(ids)).toEqual(["sending"]);
  });
});

import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { Delivery, Inbox } from "../../src/ports/inbox.ts";
import type { InboxConfig } from "../../src/storage/open-inbox.ts";
import { openHandTime } from "../storage/hand-time.ts";
import { keepLog } from "../storage/temp-folder.ts";
import { openWorkbench, settled as turnsSettled } from "../storage/workbench.ts";

/** `open` gives an empty inbox each time. */
export interface InboxContract {
  readonly name: string;
  readonly open: (config: InboxConfig) => Promise<Inbox>;
  /** Lets everything go on that needs no time, where that takes more than turns of the event loop. */
  readonly settled?: () => Promise<void>;
  /** It has a clock of its own, and what is not done is known for as long as it waits. */
  readonly keepsTime?: true;
}

const minute = 60_000;
const lost = (answered: boolean, retryAfterMs?: number) =>
  new OutsideError("no network", { where: "https://chat.test", code: "ECONNRESET", answered, retryAfterMs });

/** What every place where deliveries wait must do. */
export function describeInbox(contract: InboxContract): void {
  const opened: Inbox[] = [];
  const { settled = turnsSettled } = contract;

  async function open(options: { readonly mostWaiting?: number; readonly mostAtOnce?: number } = {}) {
    const time = openHandTime();
    const log = keepLog();
    // In the middle, chance adds nothing and takes nothing away.
    const config = { clock: time.clock, timers: time.timers, log, chance: () => 0.5 };
    const inbox = await contract.open({ ...config, ...options });
    opened.push(inbox);
    const delivery = (key: string, lane = key): Delivery => ({
      key,
      lane,
      at: time.clock.now(),
      body: `"${key}" said`,
    });
    const accept = (key: string, lane?: string) => inbox.accept(delivery(key, lane));
    return { inbox, time, log, delivery, accept, bench: openWorkbench() };
  }

  describe(`${contract.name} keeps the inbox's contract`, () => {
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((inbox) => inbox.close(0)));
    });

    it("hands on what was accepted, as it was, and only when work has begun", async () => {
      const { inbox, bench, accept, delivery } = await open();
      expect(await accept("a", "lane")).toBe("accepted");
      await settled();
      expect(inbox.waiting()).toBe(1);
      await inbox.begin(bench.work);
      const round = await bench.next();
      expect(round).toMatchObject({ delivery: delivery("a", "lane"), again: false });
      expect(inbox.waiting()).toBe(1);
      round.finish();
      await settled();
      expect(inbox.waiting()).toBe(0);
    });

    it("says that it has accepted before it begins to work", async () => {
      const { inbox, bench, accept } = await open();
      await inbox.begin(bench.work);
      for (const key of ["a", "b", "c"]) {
        await accept(key);
        expect(bench.begun).not.toContain(key);
        expect((await bench.next()).delivery.key).toBe(key);
      }
    });

    it("takes one of a thousand repetitions that come at once, and none later", async () => {
      const { inbox, bench, accept } = await open();
      await inbox.begin(bench.work);
      const answers = await Promise.all(Array.from({ length: 1_000 }, () => accept("a")));
      expect(answers.filter((answer) => answer === "accepted")).toHaveLength(1);
      expect(answers.filter((answer) => answer === "repeated")).toHaveLength(999);
      (await bench.next()).finish();
      await settled();
      expect(await accept("a")).toBe("repeated");
      await settled();
      expect(bench.begun).toEqual(["a"]);
    });

    it.skipIf(contract.keepsTime)(
      "knows a key for a quarter of an hour, and has forgotten it after half an hour",
      async () => {
        const { time, accept } = await open();
        time.advance(10 * minute);
        expect(await accept("a")).toBe("accepted");
        time.advance(15 * minute);
        expect(await accept("a")).toBe("repeated");
        time.advance(15 * minute);
        expect(await accept("a")).toBe("accepted");
      },
    );

    it("works off one lane in order and others beside it", async () => {
      const { inbox, bench, accept } = await open();
      await inbox.begin(bench.work);
      for (const key of ["a1", "a2", "b1", "a3", "b2"]) await accept(key, key.slice(0, 1));
      const [a1, b1] = [await bench.next(), await bench.next()];
      expect(bench.begun).toEqual(["a1", "b1"]);
      b1.finish();
      expect((await bench.next()).delivery.key).toBe("b2");
      a1.finish();
      const a2 = await bench.next();
      expect(a2.delivery.key).toBe("a2");
      a2.finish();
      expect((await bench.next()).delivery.key).toBe("a3");
    });

    it("works on no more lanes at once than it was told, each in its turn", async () => {
      const { inbox, bench, accept } = await open({ mostAtOnce: 2 });
      await inbox.begin(bench.work);
      for (const key of ["a1", "b1", "c1", "a2"]) await accept(key, key.slice(0, 1));
      await settled();
      expect(bench.begun).toEqual(["a1", "b1"]);
      (await bench.next()).finish();
      await settled();
      expect(bench.begun).toEqual(["a1", "b1", "c1"]);
      (await bench.next()).finish();
      await settled();
      expect(bench.begun).toEqual(["a1", "b1", "c1", "a2"]);
    });

    it("tries again what the world refused: after 1 s, 2 s, 4 s and so on up to a minute", async () => {
      const { inbox, bench, accept, time } = await open();
      await inbox.begin(bench.work);
      await accept("a");
      for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
        const round = await bench.next();
        const before = bench.begun.length;
        round.fail(lost(false));
        await settled();
        time.advance(1_000 * seconds - 1);
        await settled();
        expect(bench.begun).toHaveLength(before);
        time.advance(1);
        await settled();
        expect(bench.begun).toHaveLength(before + 1);
      }
      expect(inbox.waiting()).toBe(1);
    });

    it("waits as long as it was asked to, in that lane alone", async () => {
      const { inbox, bench, accept, time } = await open();
      await inbox.begin(bench.work);
      await accept("a1", "a");
      (await bench.next()).fail(lost(false, 7_000));
      await accept("a2", "a");
      await accept("b1", "b");
      expect((await bench.next()).delivery.key).toBe("b1");
      time.advance(6_999);
      await settled();
      expect(bench.begun).toEqual(["a1", "b1"]);
      time.advance(1);
      const again = await bench.next();
      expect(again.delivery.key).toBe("a1");
      again.finish();
      expect((await bench.next()).delivery.key).toBe("a2");
    });

    it("says from then on that an earlier round may have been answered", async () => {
      const { inbox, bench, accept, time } = await open();
      await inbox.begin(bench.work);
      await accept("a");
      const rounds: boolean[] = [];
      for (const answered of [false, true, false, false]) {
        const round = await bench.next();
        rounds.push(round.again);
        round.fail(lost(answered, 1));
        await settled();
        time.advance(1);
      }
      expect([...rounds, (await bench.next()).again]).toEqual([false, false, true, true, true]);
    });

    it("gives up after half an hour, having tried to the end, and goes on with the lane", async () => {
      const { inbox, bench, accept, time, log } = await open();
      await inbox.begin(bench.work);
      await accept("a1", "a");
      await accept("a2", "a");
      let round = await bench.next();
      for (; round.delivery.key === "a1"; round = await bench.next()) {
        round.fail(lost(false, 25 * minute));
        await settled();
        time.advance(25 * minute);
      }
      expect(bench.begun).toEqual(["a1", "a1", "a1", "a2"]);
      expect(inbox.waiting()).toBe(1);
      expect(log.errors).toEqual(['A delivery was given up {"key":"f55ff16f66f4","code":"ECONNRESET","tries":3}']);
    });

    it("gives up at once on a bug, and tells the operator nothing of what was said or by whom", async () => {
      const { inbox, bench, accept, log } = await open();
      await inbox.begin(bench.work);
      await accept("slack:T1/Ev1", "slack:T1/D7");
      (await bench.next()).fail(new TypeError("slack:T1/D7 said something"));
      await settled();
      expect(inbox.waiting()).toBe(0);
      expect(log.errors).toHaveLength(1);
      expect(log.errors[0]).toMatch(/^A delivery was given up {"key":"[0-9a-f]{12}","code":"BUG","tries":1}$/);
    });

    it("refuses with EBUSY where too many wait, and takes it once there is room", async () => {
      const { inbox, bench, accept } = await open({ mostWaiting: 2 });
      await inbox.begin(bench.work);
      const answers = await Promise.allSettled([accept("a"), accept("b"), accept("c")]);
      expect(answers[2]).toMatchObject({ reason: { name: "OutsideError", code: "EBUSY" } });
      expect(await accept("a")).toBe("repeated");
      (await bench.next()).finish();
      await settled();
      expect(await accept("c")).toBe("accepted");
    });

    it("closes when all that was accepted is done, and refuses what comes afterwards", async () => {
      const { inbox, bench, accept } = await open();
      await inbox.begin(bench.work);
      const accepting = ["a1", "a2", "b1"].map((key) => accept(key, key.slice(0, 1)));
      const closing = inbox.close(10_000);
      await expect(accept("c")).rejects.toMatchObject({ name: "OutsideError", code: "ECLOSED" });
      expect(await Promise.all(accepting)).toEqual(["accepted", "accepted", "accepted"]);
      for (let left = 3; left > 0; left -= 1) (await bench.next()).finish();
      await closing;
      expect([...bench.begun].sort()).toEqual(["a1", "a2", "b1"]);
      await expect(accept("a1")).rejects.toMatchObject({ code: "ECLOSED" });
      await inbox.close(0);
    });

    it("waits for work no longer than it may, and begins nothing afterwards", async () => {
      const { inbox, bench, accept, time } = await open();
      await inbox.begin(bench.work);
      await accept("a1", "a");
      await accept("a2", "a");
      const round = await bench.next();
      const closing = inbox.close(10_000);
      await settled();
      time.advance(10_000);
      await closing;
      round.finish();
      await settled();
      expect(bench.begun).toEqual(["a1"]);
      expect(time.due()).toEqual([]);
    });

    it("does not wait for what is to be tried again when it closes, nor for work that was never begun", async () => {
      const idle = await open();
      await idle.accept("a");
      await idle.inbox.close(10_000);
      const { inbox, bench, accept, time } = await open();
      await accept("b");
      await inbox.begin(bench.work);
      (await bench.next()).fail(lost(false));
      await settled();
      await inbox.close(10_000);
      time.advance(minute);
      expect(bench.begun).toEqual(["b"]);
    });

    it("works off every lane whole and in order, whatever fails on the way", async () => {
      const calls = fc.array(fc.record({ lane: fc.nat(3), failures: fc.nat(2) }), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(calls, async (deliveries) => {
          const { inbox, time, delivery } = await open({ mostAtOnce: 2 });
          const failures = new Map(deliveries.map((one, at) => [String(at), one.failures]));
          const done: string[] = [];
          await inbox.begin(async ({ key }) => {
            const left = failures.get(key) ?? 0;
            failures.set(key, left - 1);
            if (left > 0) throw lost(left === 2);
            done.push(key);
          });
          const keys = await Promise.all(
            deliveries.map(async ({ lane }, at) => {
              await inbox.accept(delivery(String(at), String(lane)));
              return { key: String(at), lane };
            }),
          );
          while (inbox.waiting() > 0) {
            await settled();
            time.advance(1_000);
          }
          for (const lane of [0, 1, 2, 3]) {
            const wanted = keys.filter((one) => one.lane === lane).map((one) => one.key);
            expect(done.filter((key) => wanted.includes(key))).toEqual(wanted);
          }
        }),
        { numRuns: 25, seed: 10266 },
      );
    });
  });
}

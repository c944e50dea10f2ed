import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { OutsideError } from "../../src/domain/outside-error.ts";
import type { TidyStep } from "../../src/ports/retention.ts";
import { openSweep } from "../../src/schedule/sweep.ts";
import { openHandTime } from "../storage/hand-time.ts";
import { keepLog } from "../storage/temp-folder.ts";

const day = 24 * 60 * 60_000;
const nothing: TidyStep = { erased: 0, failed: 0, more: false };

function rig(steps: readonly (TidyStep | Error)[]) {
  const time = openHandTime();
  const log = keepLog();
  const left = [...steps];
  let done = 0;
  const step = async () => {
    done += 1;
    const next = left.shift() ?? nothing;
    if (next instanceof Error) throw next;
    return next;
  };
  const sweep = openSweep({ tidying: { step }, log, ...time });
  const pass = async (ms: number) => {
    time.advance(ms);
    await setImmediate();
  };
  return { time, log, sweep, pass, done: () => done };
}

it("sweeps soon after the start, then once a day, and tells how many, not whom", async () => {
  const { log, pass, done } = rig([
    { erased: 20, failed: 0, more: true },
    { erased: 3, failed: 1, more: false },
  ]);
  await pass(60_000);
  expect([done(), log.infos]).toEqual([1, []]);
  await pass(500);
  expect(done()).toBe(2);
  expect(log.infos).toEqual(['People who have not written for too long were erased {"people":23}']);
  expect(log.errors).toEqual(['People who have not written for too long could not be erased {"people":1}']);
  await pass(day - 1);
  expect(done()).toBe(2);
  await pass(1);
  expect(done()).toBe(3);
  expect(log.infos.length).toBe(1);
});

it("goes on the day after it failed", async () => {
  const { log, pass, done } = rig([new OutsideError("full", { where: "looks.jsonl", code: "ENOSPC" })]);
  await pass(60_000);
  expect(log.errors[0]).toContain('"code":"ENOSPC"');
  await pass(day);
  expect(done()).toBe(2);
});

it("does nothing more once it is stopped", async () => {
  const { sweep, pass, done, time } = rig([{ erased: 1, failed: 0, more: true }]);
  await pass(60_000);
  await sweep.stop();
  await pass(2 * day);
  expect([done(), time.due()]).toEqual([1, []]);
});

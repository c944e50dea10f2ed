import { expect, test } from "vitest";
import { openReadiness } from "../../src/server/open-readiness.ts";
import { openHandTime } from "../storage/hand-time.ts";
import { settled } from "../storage/workbench.ts";

function open() {
  const hand = openHandTime();
  const store = { ready: true, detail: "fine" };
  const desk = openReadiness({ parts: async () => ({ store }), time: hand.clock.now, timers: hand.timers });
  return { hand, desk, store };
}

test("who leaves is not ready from that moment on, and waits until those who ask have seen it", async () => {
  const { hand, desk, store } = open();
  expect(await desk.ready()).toEqual({ store });
  hand.advance(59_000);
  let gone = false;
  const leaving = desk.leave(10_000).then(() => {
    gone = true;
  });
  expect(await desk.ready()).toEqual({ server: { ready: false, detail: "stopping" }, store });
  hand.advance(9_999);
  await settled();
  expect(gone).toBe(false);
  hand.advance(1);
  await leaving;
  expect(await desk.ready()).toMatchObject({ server: { ready: false } });
});

test.each([
  ["nobody ever asked", (_: ReturnType<typeof open>) => undefined],
  ["nobody has asked for a minute", ({ hand }: ReturnType<typeof open>) => hand.advance(60_001)],
])("where %s, nobody is waited for", async (_what, pass) => {
  const opened = open();
  if (_what !== "nobody ever asked") await opened.desk.ready();
  pass(opened);
  await opened.desk.leave(10_000);
  expect(opened.hand.due()).toEqual([]);
});

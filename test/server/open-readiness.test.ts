import { expect, test } from "vitest";
import { openReadiness } from "../../src/server/open-readiness.ts";
import { openPromMetrics } from "../../src/server/prom-metrics.ts";
import { openHandTime } from "../storage/hand-time.ts";
import { settled } from "../storage/workbench.ts";

const fine = { ready: true, detail: "fine" };
const revoked = { ready: false, detail: "invalid_auth" };

function open() {
  const hand = openHandTime();
  let looks = 0;
  const store = async () => {
    looks += 1;
    return fine;
  };
  const desk = openReadiness({
    store,
    platforms: () => ({ slack: revoked }),
    time: hand.clock.now,
    timers: hand.timers,
  });
  return { hand, desk, looks: () => looks };
}

const parts = { store: fine, slack: revoked };

test("who leaves is not ready from that moment on, and waits until those who ask have seen it", async () => {
  const { hand, desk } = open();
  expect(await desk.ready()).toEqual(parts);
  hand.advance(59_000);
  let gone = false;
  const leaving = desk.leave(10_000).then(() => {
    gone = true;
  });
  expect(await desk.ready()).toEqual({ server: { ready: false, detail: "stopping" }, ...parts });
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

test("whoever watches is no balancer: nobody waits for them", async () => {
  const { hand, desk } = open();
  expect(await desk.look()).toEqual(parts);
  await desk.leave(10_000);
  expect(hand.due()).toEqual([]);
  expect(await desk.look()).toMatchObject({ server: { ready: false } });
});

test("where things are kept is looked at once a second for balancers, and for those who watch once in ten", async () => {
  const { hand, desk, looks } = open();
  await Promise.all([desk.ready(), desk.ready(), desk.look()]);
  hand.advance(1_000);
  await Promise.all([desk.ready(), desk.look()]);
  expect(looks()).toBe(1);
  hand.advance(1);
  await desk.ready();
  expect(looks()).toBe(2);
  hand.advance(10_000);
  await desk.look();
  expect(looks()).toBe(2);
  hand.advance(1);
  await Promise.all([desk.look(), desk.look(), desk.ready()]);
  expect(looks()).toBe(3);
});

test("the page of figures tells each part, and that a server stops only while it does", async () => {
  const { desk } = open();
  const metrics = openPromMetrics();
  metrics.watchReadiness(desk.look);
  const figures = async () => (await metrics.page()).split("\n").filter((line) => line.startsWith("unitwise_ready{"));
  expect(await figures()).toEqual(['unitwise_ready{part="store"} 1', 'unitwise_ready{part="slack"} 0']);
  await desk.leave(0);
  expect(await figures()).toContain('unitwise_ready{part="server"} 0');
});

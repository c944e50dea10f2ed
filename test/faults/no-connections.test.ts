import { afterAll, beforeAll, expect, test } from "vitest";
import type { BuiltServer } from "../e2e/slack/built-slack.ts";
import {
  type FaultRig,
  greetAll,
  isReady,
  namesOf,
  nobody,
  openFaultRig,
  tellAnswers,
  untilReady,
} from "./fault-rig.ts";
import { hogConnections } from "./hog-connections.ts";

let rig: FaultRig;
let server: BuiltServer;
beforeAll(async () => {
  rig = await openFaultRig({ maxConnections: 30 });
  server = await rig.start();
});
afterAll(() => rig.close());

test("others use all connections of PostgreSQL: refused and not ready, nothing starts, and all is well once they let go", async () => {
  const before = await greetAll(rig, server, namesOf("B", 6));
  const hog = await hogConnections(rig.database);
  await hog.starve();
  await untilReady(server, false);
  const names = namesOf("C", 8);
  const meanwhile = await greetAll(rig, server, names);
  // Says why, and ends: whoever looks after it starts it again.
  await expect(rig.start()).rejects.toThrow("The database is overloaded");
  expect(await isReady(server)).toBe(false);
  const held = hog.held();
  await hog.release();
  await untilReady(server);
  const second = await rig.start();
  const after = [...(await greetAll(rig, server, names.slice(0, 4))), ...(await greetAll(rig, second, names.slice(4)))];
  const all = [...before, ...after];
  const counts = {
    "held by others": held,
    "acknowledged before": before.length,
    "acknowledged meanwhile": meanwhile.length,
    "acknowledged after": after.length,
  };
  const became = await tellAnswers(rig, { fault: "PostgreSQL out of connections", names: all, counts });
  expect(meanwhile).toEqual([]);
  expect(after).toEqual(names);
  expect(became).toEqual(nobody);
});

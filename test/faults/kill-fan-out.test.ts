import { scheduler } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/schedule/system-clock.ts";
import { openDatabase } from "../../src/storage/postgres/open-database.ts";
import { addStatements } from "../../src/storage/postgres/statement-rows.ts";
import { type BuiltServer, until } from "../e2e/slack/built-slack.ts";
import { runSql } from "../postgres/start-postgres.ts";
import { sampleStatement } from "../storage/sample-statement.ts";
import { addDuePeople, countAsked, endAsking, promptsTo, untilNobodyIsDue } from "./due-people.ts";
import { type FaultRig, openFaultRig, patience, tellFault } from "./fault-rig.ts";
import { openStandInStore, type StandInStore } from "./stand-in-store.ts";

/** By hand, FAULT_LEASES=wait: five minutes in earnest, instead of saying to the database that they are over. */
const waits = process.env["FAULT_LEASES"] === "wait";
const minutes = 60_000;

let rig: FaultRig;
let store: StandInStore;
beforeAll(async () => {
  rig = await openFaultRig();
  store = await openStandInStore();
});
afterAll(async () => {
  await rig.close();
  await store.close();
});

/** What an instance that is gone had claimed is anybody's now. */
async function endClaims(instance: string): Promise<void> {
  const ended = "update statements set claimed_until = now() - interval '1 s' where claimed_by";
  if (waits) await scheduler.wait(1 * minutes);
  else await runSql(rig.database, `${ended} = '${instance}'`);
}

async function kill(server: BuiltServer): Promise<void> {
  server.signal("SIGKILL");
  await server.ended;
}

/** The instance that asked this person, by the database's own note. */
async function whoAsked(name: string): Promise<string> {
  const { rows } = await runSql(rig.database, `select instance from prompts where learner_id like '%/${name}'`);
  return String(rows[0]?.instance);
}

test(
  "an instance is killed in the middle of a fan-out: the others ask who was not asked, and nobody twice",
  async () => {
    const names = await addDuePeople(rig, { prefix: "F", count: 60, dueAt: systemClock.now() - 1 * minutes });
    const first = await rig.start({ SLACK_BOT_TOKEN: "xoxb-first" });
    const asked = () => promptsTo(rig, names);
    const askedBy = (token: string) => asked().filter((call) => call.token === `Bearer ${token}`);
    const second = rig.start({ SLACK_BOT_TOKEN: "xoxb-second" });
    await until(() => askedBy("xoxb-first").length >= 8, undefined, patience);
    const dying = await whoAsked(String(askedBy("xoxb-first")[0]?.args["channel"]));
    await kill(first);
    const atTheKill = asked().length;
    await second;
    const { rows } = await runSql(
      rig.database,
      `select from learners where leased_by = '${dying}' and record like '%"state":"sending"%'`,
    );
    if (!waits) await endAsking(rig, dying);
    // As whoever looks after them starts another; what is left it takes at once, the second at its next look.
    await rig.start({ SLACK_BOT_TOKEN: "xoxb-third" });
    try {
      await untilNobodyIsDue(rig, (waits ? 8 : 3) * minutes);
    } finally {
      tellFault("kill -9 in the middle of a fan-out", {
        due: names.length,
        "asked before the kill": atTheKill,
        "in the middle of being asked": rows.length,
        "asked once": countAsked(rig, names, (times) => times === 1),
        "asked twice": countAsked(rig, names, (times) => times > 1),
        lost: countAsked(rig, names, (times) => times === 0),
      });
    }
    expect(atTheKill).toBeLessThan(names.length);
    expect(countAsked(rig, names, (times) => times === 1)).toBe(names.length);
  },
  (waits ? 15 : 5) * minutes,
);

test("statements that a killed instance had claimed are sent by another", async () => {
  const log = { error: () => undefined, info: () => undefined };
  const database = await openDatabase({ url: rig.database, log });
  const ids = Array.from({ length: 60 }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`);
  await database.run((db) =>
    addStatements(
      db,
      ids.map((id, at) => sampleStatement(id, `person ${at % 6}`)),
    ),
  );
  await database.close();
  const settings = {
    XAPI_LRS_URL: store.url,
    XAPI_LRS_KEY: "key",
    XAPI_LRS_SECRET: "secret",
    XAPI_HOME_PAGE: "https://college.example/unitwise",
  };
  // The store takes them and never says so.
  store.setSilent(true);
  const first = await rig.start(settings);
  await until(() => store.requests() > 0, undefined, patience);
  const { rows } = await runSql(
    rig.database,
    "select distinct claimed_by from statements where claimed_by is not null",
  );
  await kill(first);
  store.setSilent(false);
  await rig.start(settings);
  await endClaims(String(rows[0]?.claimed_by));
  const left = async () => (await runSql(rig.database, "select from statements")).rows.length;
  try {
    await until(async () => (await left()) === 0, undefined, 2 * patience);
  } finally {
    tellFault("kill -9 with statements under way", {
      statements: ids.length,
      lost: ids.filter((id) => !store.taken().has(id)).length,
      "sent again, which a store knows by the id": [...store.taken().values()].filter((times) => times > 1).length,
    });
  }
  expect([...store.taken().keys()].sort()).toEqual(ids);
});

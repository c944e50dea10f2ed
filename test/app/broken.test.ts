import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { worsened } from "../../src/app/broken/compare-plans.ts";
import { lookForBroken } from "../../src/app/broken/watch-rules.ts";
import { openIdleOffice, openRosterInMemory } from "../../src/app/office.ts";
import { type LearnerId, newLearner } from "../../src/domain/learner.ts";
import { emptyPlan, type Plan } from "../../src/domain/plan.ts";
import type { Qualification } from "../../src/domain/qualification.ts";
import { emptyRoster } from "../../src/domain/roster.ts";
import { renderPlain } from "../../src/platforms/terminal/render-plain.ts";
import { openBrokenPlansFile } from "../../src/storage/broken-plans-file.ts";
import { openMemoryLooks } from "../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../src/storage/memory-store.ts";
import { openRulesFile } from "../../src/storage/rules-file.ts";
import { keepLog, removeTempFolders, tempFolder } from "../storage/temp-folder.ts";
import { desk, me, morning, tryOut } from "./try-out.ts";

removeTempFolders();

const sam = "json:sam" as LearnerId;
const lee = "json:lee" as LearnerId;
const planOf = (...planned: readonly number[]): Plan => ({ ...emptyPlan, planned });

function rulesOf(code: string): Qualification {
  const found = desk.content.qualification(code, "2026-11-23");
  if (found === undefined) throw new Error("the content has no such certificate");
  return found;
}

const now = rulesOf("10266");
/** The rules before: without any barred combination. */
const before: Qualification = { ...now, version: "0", rules: now.rules.filter(({ kind }) => kind !== "barred") };

describe("A change of the rules", () => {
  test("makes a plan worse where its units may not stand together any more, and harms no other", () => {
    expect(worsened(planOf(6, 8), before, now)).toEqual({ before: "unfinished", after: "conflict" });
    expect(worsened(planOf(6, 7), before, now)).toBeUndefined();
    expect(worsened(planOf(6, 8), now, before)).toBeUndefined();
    expect(worsened(planOf(), before, now)).toBeUndefined();
  });

  test("never makes a plan good, whatever is not known", () => {
    const blank = now.units.map((unit) => ({
      ...unit,
      credits: { ...unit.credits, value: null, certainty: "unknown" as const },
    }));
    const worse = worsened(
      planOf(...now.units.map(({ number }) => number)),
      { ...before, units: blank },
      { ...now, units: blank },
    );
    expect(worse?.after).toBe("conflict");
  });
});

async function world() {
  const dir = tempFolder();
  const [store, log] = [openMemoryStore(), keepLog()];
  for (const [who, planned] of [
    [sam, [1, 2, 3, 6, 8]],
    [lee, [1, 2, 3, 6, 7]],
  ] as const)
    await store.update(who, () => ({
      ...newLearner(who, morning),
      name: who === sam ? "Sam" : "Lee",
      qualification: "10266",
      plans: [{ ...planOf(...planned), qualification: "10266" }],
    }));
  const broken = openBrokenPlansFile(dir);
  const look = (rules: readonly Qualification[]) =>
    lookForBroken(rules, morning, { snapshot: openRulesFile(dir), broken, store, log });
  return { dir, store, log, broken, look };
}

test("the first start notes the rules, the same rules change nothing, and other rules list whose plan they broke", async () => {
  const { look, broken, log } = await world();
  expect(await look([before])).toEqual([]);
  expect(await look([before])).toEqual([]);
  expect(log.infos).toEqual([]);
  const entry = { who: sam, qualification: "10266", before: "cannot-tell", after: "conflict", at: morning };
  expect(await look([now])).toEqual([entry]);
  expect(await broken.list()).toEqual([entry]);
  expect(log.infos.join()).toContain('"plansBroken":1');
  expect(log.infos.join()).not.toContain("sam");
  expect(await look([now])).toEqual([]);
  expect(await broken.list()).toEqual([entry]);
  await broken.forget(sam);
  expect(await broken.list()).toEqual([]);
});

test("rules that cannot be read any more are replaced, and operators told; who was erased meanwhile is on no list", async () => {
  const { look, broken, log, dir, store } = await world();
  await look([before]);
  writeFileSync(join(dir, "rules.json"), '{"version":1,"qualifications":[{"code":"10266"}]}');
  expect(await look([before])).toEqual([]);
  expect(log.errors.join()).toContain("cannot be read");
  const reading = {
    ...store,
    read: async (id: LearnerId) => (id === sam && (await broken.list()).length > 0 ? undefined : store.read(id)),
  };
  await lookForBroken([now], morning, { snapshot: openRulesFile(dir), broken, store: reading, log });
  expect(await broken.list()).toEqual([]);
});

test("a manager sees whose plan was broken, why, and what mends it; once mended it is not told any more", async () => {
  const { look, broken, store } = await world();
  await look([before]);
  await look([now]);
  const members = [sam, lee].map((who) => ({ who, since: 0, until: null }));
  const team = { id: "t1", name: "Northgate", managers: [me], members, codes: [], createdAt: 0 };
  const people = [
    { who: sam, name: "Sam" },
    { who: lee, name: "Lee" },
  ];
  const looks = openMemoryLooks();
  const roster = openRosterInMemory({ ...emptyRoster, people, teams: [team], nextTeam: 2 });
  const talk = tryOut({ store, desk: { ...desk, office: openIdleOffice({ roster, broken, looks }) } });
  const { data, reply } = await talk.says("which plans are broken");
  expect(data).toMatchObject({ team: "t1", plans: [{ who: sam, before: "cannot-tell", now: "conflict" }] });
  const said = renderPlain(reply);
  expect(said).toContain(
    "Sam, Level 2 Certificate. Before: nobody can tell whether it is enough. Now: units that may not stand together.",
  );
  expect(said).toMatch(/Why: Either unit 6 or unit 8 may be taken, but not both \(unit 6 .* and unit 8 .*\)\./);
  expect(said).toMatch(/Nearest change: leave out unit [68]/);
  expect(said).not.toContain("Lee");
  expect((await looks.list()).map(({ whom }) => whom)).toEqual([{ kind: "person", who: sam }]);
  await store.update(sam, (was) => ({
    ...(was ?? newLearner(sam, morning)),
    plans: [{ ...planOf(1, 2, 3, 6, 7), qualification: "10266" }],
  }));
  expect((await talk.says("which plans are broken in northgate")).reply.title).toContain("no saved plan was broken");
  const stranger = await tryOut({ store, desk: { ...desk, office: openIdleOffice({ broken }) } }).presses({
    kind: "team.broken",
  });
  expect(stranger.data).toEqual({ error: { code: "not-allowed" } });
});

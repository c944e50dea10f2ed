import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Learner } from "../../src/domain/learner.ts";
import { openFileStore } from "../../src/storage/file-store.ts";
import { openReadOnlyLearners, type ReadOnlyLearners } from "../../src/storage/read-only-learners.ts";
import { countOne, idOf } from "./sample-learners.ts";
import { filesUnder, keepLog, removeTempFolders, stoppedClock, tempFolder } from "./temp-folder.ts";

removeTempFolders();

const open = (dir: string) => openFileStore({ dir, clock: stoppedClock, log: keepLog() });
const read = (dir: string) => openReadOnlyLearners({ dir, log: keepLog() });

async function all(learners: ReadOnlyLearners): Promise<readonly (Learner | "unreadable")[]> {
  const found: (Learner | "unreadable")[] = [];
  for await (const one of learners.each()) found.push(one);
  return found;
}

it("gives what was acknowledged while a store has the folder, filed or not, and changes nothing", async () => {
  const dir = tempFolder({ quick: true });
  const [filed, changed, fresh] = ["json:a", "json:b", "json:c"].map(idOf) as [never, never, never];
  const first = await open(dir);
  for (const id of [filed, changed]) await first.update(id, (was) => countOne(id, was));
  await first.close();
  const store = await open(dir);
  for (const id of [changed, fresh]) await store.update(id, (was) => countOne(id, was));
  const files = () => filesUnder(dir).map((file) => [file, readFileSync(join(dir, file), "utf8")]);
  const before = files();
  const learners = await read(dir);
  for (const id of [filed, changed, fresh]) expect(await learners.find(id)).toEqual(await store.read(id));
  expect(await learners.find(idOf("json:nobody"))).toBeUndefined();
  expect((await all(learners)).map((one) => one !== "unreadable" && one.id).sort()).toEqual([filed, changed, fresh]);
  expect(files()).toEqual(before);
  await store.close();
});

it("a folder without learners is named, and none is made", async () => {
  const dir = join(tempFolder(), "gone");
  await expect(read(dir)).rejects.toMatchObject({ code: "ENOENT", where: dir });
});

it("a damaged record is told of, and keeps nobody else from being read", async () => {
  const dir = tempFolder({ quick: true });
  const store = await open(dir);
  for (const id of ["json:a", "json:b"].map(idOf)) await store.update(id, (was) => countOne(id, was));
  await store.close();
  const [file = ""] = filesUnder(join(dir, "learners"));
  writeFileSync(join(dir, "learners", file), "{");
  const learners = await read(dir);
  const found = await all(learners);
  expect(found.filter((one) => one === "unreadable")).toHaveLength(1);
  expect(found).toHaveLength(2);
  const results = await Promise.allSettled(["json:a", "json:b"].map((id) => learners.find(idOf(id))));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

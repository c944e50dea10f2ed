import { afterEach, expect, test } from "vitest";
import { keepInDatabase } from "../src/keep-in-database.ts";
import { keepInFolder } from "../src/keep-in-folder.ts";
import type { ServerKeeping } from "../src/keeping.ts";
import { moveEverything } from "../src/move-everything.ts";
import { fillKeeping } from "./filled-keeping.ts";
import { freshDatabase } from "./postgres/fresh-database.ts";
import { fullLearner, idOf } from "./storage/sample-learners.ts";
import { keepLog, removeTempFolders, tempFolder } from "./storage/temp-folder.ts";

removeTempFolders();
const opened: ServerKeeping[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function openFolder(): Promise<ServerKeeping> {
  const keeping = await keepInFolder(tempFolder({ quick: true }), { log: keepLog() });
  opened.push(keeping);
  return keeping;
}

const tell = () => undefined;

test("all that is kept comes to another place, is counted, and a second time changes nothing", async () => {
  const [from, to] = [await openFolder(), await openFolder()];
  await fillKeeping(from, 8);
  const moved = await moveEverything({ from, to, tell });
  expect(moved).toMatchObject({
    people: 8,
    answers: 32,
    centre: { teams: 1, looks: 2, "log entries": 3, "broken plans": 1, "reports of questions": 1, workspaces: 1 },
  });
  expect(await to.store.read(idOf("slack:T1/U7"))).toEqual(fullLearner(idOf("slack:T1/U7")));
  expect(await to.lists.reports?.list()).toEqual(await from.lists.reports?.list());
  expect(await to.lists.unanswered?.list()).toEqual(await from.lists.unanswered?.list());
  expect(await moveEverything({ from, to, tell })).toEqual(moved);
  expect(await to.lists.unanswered?.list()).toMatchObject([{ times: 3, first: "2013-09-20", last: "2013-09-25" }]);
});

test("stopped in the middle, it goes on where it was", async () => {
  const [from, to] = [await openFolder(), await openFolder()];
  await fillKeeping(from, 12);
  const told: string[] = [];
  const stopping = {
    from,
    to,
    tell: ({ what }: { what: string }) => void told.push(what),
    isStopped: () => told.length > 2,
  };
  await expect(moveEverything(stopping)).rejects.toMatchObject({ code: "ESTOPPED" });
  expect((await to.store.idleSince(Number.MAX_SAFE_INTEGER, 100)).length).toBeLessThan(12);
  expect(await moveEverything({ from, to, tell })).toMatchObject({ people: 12 });
});

test("a place that knows other people is not written to", async () => {
  const [from, to] = [await openFolder(), await openFolder()];
  await fillKeeping(from, 2);
  await to.store.update(idOf("slack:T9/U9"), () => fullLearner(idOf("slack:T9/U9")));
  await expect(moveEverything({ from, to, tell })).rejects.toMatchObject({ code: "ENOTEMPTY" });
  expect(await to.store.read(idOf("slack:T1/U0"))).toBeUndefined();
});

test("a folder comes into a database and back into another folder, the same at every step", async () => {
  const [from, back] = [await openFolder(), await openFolder()];
  const database = await keepInDatabase({ databaseUrl: await freshDatabase() }, { log: keepLog() });
  opened.push(database);
  await fillKeeping(from, 4);
  const moved = await moveEverything({ from, to: database, tell });
  expect(moved).toMatchObject({ people: 4, answers: 16, centre: { "log entries": 3, workspaces: 1 } });
  expect(await moveEverything({ from: database, to: back, tell })).toEqual(moved);
  expect(await back.store.read(idOf("slack:T1/U3"))).toEqual(await from.store.read(idOf("slack:T1/U3")));
  expect(back.centre.roster.now()).toEqual(from.centre.roster.now());
});

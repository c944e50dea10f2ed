import type { ServerKeeping } from "../../../src/keeping.ts";

const most = Number.MAX_SAFE_INTEGER;

/** What the stores read, by what it is, as JSON would keep it: the same whatever the tables look like. */
export async function readEverything(keeping: ServerKeeping): Promise<Readonly<Record<string, unknown>>> {
  const { store, history, lists, centre } = keeping;
  const ids = [...(await store.idleSince(most, most))].sort();
  const installations = await keeping.openInstallations();
  const keys = [...(await installations.keys())].sort();
  const entries: unknown[] = [];
  for await (const entry of keeping.auditEntries()) entries.push(entry);
  const all = {
    people: ids,
    learners: await Promise.all(ids.map((id) => store.read(id))),
    "filed answers": await Promise.all(ids.map((id) => history.read(id))),
    roster: centre.roster.now(),
    looks: await centre.looks?.list(),
    "evidence log": entries,
    "broken plans": await centre.broken?.list(),
    "unanswered questions": await lists.unanswered?.list(),
    reports: await lists.reports?.list(),
    installations: await Promise.all(keys.map(async (key) => [key, await installations.read(key)])),
    rules: await keeping.rules?.read(),
  };
  return JSON.parse(JSON.stringify(all));
}

import { isDeepStrictEqual } from "node:util";
import type { AuditEntry } from "./domain/evidence.ts";
import { OutsideError } from "./domain/outside-error.ts";
import type { ServerKeeping } from "./keeping.ts";

interface Places {
  readonly from: ServerKeeping;
  readonly to: ServerKeeping;
}

/** Entries of the log written at once. */
const entriesAtOnce = 500;

/** Copies what belongs to the centre and compares; answers how much there was of each. May be repeated. */
export async function moveCentre({ from, to }: Places): Promise<Readonly<Record<string, number>>> {
  const roster = from.centre.roster.now();
  await to.centre.roster.change((was) => (isDeepStrictEqual(was, roster) ? was : roster));
  same("the roster", roster, to.centre.roster.now());
  return {
    teams: roster.teams.length,
    looks: await moveLooks({ from, to }),
    "log entries": await moveLog({ from, to }),
    "broken plans": await moveBroken({ from, to }),
    "questions without an answer": await moveUnanswered({ from, to }),
    "reports of questions": await moveReports({ from, to }),
    workspaces: await moveInstallations({ from, to }),
    rules: await moveRules({ from, to }),
  };
}

async function moveLooks({ from, to }: Places): Promise<number> {
  const looks = (await from.centre.looks?.list()) ?? [];
  const known = (await to.centre.looks?.list())?.length ?? 0;
  // Each once: those that an earlier run copied are known.
  if (known < looks.length) for (const look of [...looks].reverse()) await to.centre.looks?.note(look);
  same("looks", await to.centre.looks?.list(), looks);
  return looks.length;
}

async function moveLog({ from, to }: Places): Promise<number> {
  let batch: AuditEntry[] = [];
  let count = 0;
  const send = async (): Promise<void> => {
    await to.centre.audit?.append(batch);
    count += batch.length;
    batch = [];
  };
  for await (const entry of from.auditEntries()) {
    batch.push(entry);
    if (batch.length >= entriesAtOnce) await send();
  }
  await send();
  let at = 0;
  const copied = to.auditEntries()[Symbol.asyncIterator]();
  for await (const entry of from.auditEntries()) {
    same(`entry ${at + 1} of the evidence log`, (await copied.next()).value, entry);
    at += 1;
  }
  return count;
}

async function moveBroken({ from, to }: Places): Promise<number> {
  const plans = (await from.centre.broken?.list()) ?? [];
  if (plans.length > 0) await to.centre.broken?.add(plans);
  same("broken plans", (await to.centre.broken?.list())?.length ?? 0, plans.length);
  return plans.length;
}

interface Counted {
  readonly first: string;
  readonly last: string;
  readonly times: number;
}

/** Noted as often as it was: on the first day, and the rest on the last. */
function days({ first, last, times }: Counted, known = 0): readonly string[] {
  return Array.from({ length: Math.max(0, times - known) }, (_, at) => (at + known === 0 ? first : last));
}

async function moveUnanswered({ from, to }: Places): Promise<number> {
  const all = (await from.lists.unanswered?.list()) ?? [];
  const known = new Map((await to.lists.unanswered?.list())?.map((one) => [one.question, one.times]));
  for (const one of all)
    for (const day of days(one, known.get(one.question))) await to.lists.unanswered?.note(one.question, day);
  same("questions without an answer", (await to.lists.unanswered?.list())?.length ?? 0, all.length);
  return all.length;
}

async function moveReports({ from, to }: Places): Promise<number> {
  const nameOf = ({ question, version, said }: { question: string; version: number; said: string }) =>
    JSON.stringify([question, version, said]);
  const all = (await from.lists.reports?.list()) ?? [];
  const known = new Map((await to.lists.reports?.list())?.map((one) => [nameOf(one), one.times]));
  for (const one of all) {
    const { question, version, said } = one;
    for (const day of days(one, known.get(nameOf(one)))) await to.lists.reports?.note({ question, version, said }, day);
  }
  same("reports of questions", (await to.lists.reports?.list())?.length ?? 0, all.length);
  return all.length;
}

async function moveInstallations({ from, to }: Places): Promise<number> {
  const [source, target] = [await from.openInstallations(), await to.openInstallations()];
  const keys = await source.keys();
  for (const key of keys) {
    const value = await source.read(key);
    if (value !== undefined) await target.keep(key, value);
    same("a workspace's installation", await target.read(key), value);
  }
  return keys.length;
}

async function moveRules({ from, to }: Places): Promise<number> {
  const rules = await from.rules?.read();
  if (rules === undefined || rules === "damaged") return 0;
  await to.rules?.write(rules);
  return rules.length;
}

function same(what: string, found: unknown, wanted: unknown): void {
  if (isDeepStrictEqual(found, wanted)) return;
  const message = `What was read back is not what was written: ${what}. Move to an empty place, with no server at work`;
  throw new OutsideError(message, { where: what, code: "EDIFFER" });
}

import { accountsOf, aliasesOf, forgetPerson } from "../domain/forget-person.ts";
import { forgetTraces, type Leaving, marksOf } from "../domain/forget-traces.ts";
import type { Learner, LearnerId } from "../domain/learner.ts";
import { nameIn } from "../domain/roster.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { ReviewFiling } from "./file-reviews.ts";
import type { Office } from "./office.ts";
import { eachOther } from "./others.ts";
import { unlessDamaged } from "./unless-unreadable.ts";
import type { Reporting } from "./xapi-report.ts";

/** What somebody is erased with. */
export interface EraseWith {
  readonly office: Office;
  readonly store: LearnerStore;
  readonly filing?: ReviewFiling;
  readonly reporting?: Reporting | undefined;
}

/**
 * Erases a person with all their accounts, everywhere but in the evidence log, where nobody can tell any more who they
 * were. Rejects where something cannot be read or written just now. May be done again after that, or after a kill: the
 * roster, by which all their accounts and names are found, is changed last.
 */
export function eraseLearner(id: LearnerId, options: EraseWith): Promise<void> {
  return eraseLearners([id], options);
}

/** Erases several at once: everybody else's record is looked through for all of them together. */
export async function eraseLearners(ids: readonly LearnerId[], options: EraseWith): Promise<void> {
  const { office, store } = options;
  const people = await Promise.all(ids.map((id) => leave(id, options)));
  const accounts = new Set(people.flatMap((one) => [...one.accounts]));
  for (const one of accounts) await office.pages?.forget?.(one);
  for (const one of accounts) await office.looks?.forget(one);
  for (const one of accounts) await office.broken?.forget(one);
  await eachOther({ accounts, marks: people.flatMap(marksOf) }, store, async (learner) => {
    const without = (was: Learner) => people.reduce(forgetTraces, was);
    if (without(learner) !== learner) await changeLearner(store, learner.id, without);
  });
  for (const one of accounts) await eraseAccount(one, options);
  await office.roster.change((was) => forgetPerson(was, [...accounts]));
}

/** How somebody may stand in other people's records; what theirs holds of evidence is brought into the log first. */
async function leave(id: LearnerId, { office, store }: EraseWith): Promise<Leaving> {
  const roster = office.roster.now();
  const accounts = accountsOf(roster, id);
  // A damaged record is erased as well, without what it would have told.
  const records = await Promise.all(accounts.map((one) => store.read(one).catch(unlessDamaged)));
  for (const record of records) {
    const { unlogged = [] } = record?.portfolio ?? {};
    if (unlogged.length > 0) await office.audit?.append(unlogged);
  }
  const names = [...records.map((record) => record?.name), ...accounts.map((one) => nameIn(roster, one))];
  const alias = aliasesOf(roster, accounts)[0] ?? null;
  return { accounts: new Set(accounts), names: names.flatMap((name) => name ?? []), alias };
}

/** The older answers first: were we killed in between, the record is still there to be erased. */
async function eraseAccount(id: LearnerId, { store, filing, reporting }: EraseWith): Promise<void> {
  const record = () => store.forget(id);
  await (filing === undefined ? record() : filing.erase(id, record));
  // What waits to be stated about this person elsewhere is not stated any more.
  reporting?.outbox.forget(reporting.actorOf(id));
}

import { accountsOf, aliasesOf, forgetPerson } from "../domain/forget-person.ts";
import { forgetTraces, type Leaving } from "../domain/forget-traces.ts";
import type { Learner, LearnerId } from "../domain/learner.ts";
import { nameIn } from "../domain/roster.ts";
import { changeLearner } from "../ports/change-learner.ts";
import type { LearnerStore } from "../ports/learner-store.ts";
import type { ReviewFiling } from "./file-reviews.ts";
import type { Office } from "./office.ts";
import { eachOther } from "./others.ts";
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
 * were. May be done again after a kill: the roster, by which all their accounts and names are found, is changed last.
 */
export async function eraseLearner(id: LearnerId, options: EraseWith): Promise<void> {
  const { office, store } = options;
  const roster = office.roster.now();
  const accounts = accountsOf(roster, id);
  const records = (await Promise.all(accounts.map((one) => readable(one, store)))).flatMap((one) => one ?? []);
  for (const { portfolio } of records)
    if (portfolio.unlogged.length > 0) await office.audit?.append(portfolio.unlogged);
  for (const one of accounts) {
    office.pages?.forget?.(one);
    await office.looks?.forget(one);
  }
  await eraseTraces(
    {
      accounts: new Set(accounts),
      names: [...records.map(({ name }) => name), ...accounts.map((one) => nameIn(roster, one))].flatMap(
        (n) => n ?? [],
      ),
      alias: aliasesOf(roster, accounts)[0] ?? null,
    },
    store,
  );
  for (const one of accounts) await eraseAccount(one, options);
  await office.roster.change((was) => forgetPerson(was, accounts));
}

/** A damaged record is erased as well, without what it would have told. */
async function readable(id: LearnerId, store: LearnerStore): Promise<Learner | undefined> {
  return store.read(id).catch(() => undefined);
}

async function eraseTraces(leaving: Leaving, store: LearnerStore): Promise<void> {
  await eachOther(leaving.accounts, store, async (learner) => {
    if (forgetTraces(learner, leaving) === learner) return;
    await changeLearner(store, learner.id, (was) => forgetTraces(was, leaving));
  });
}

/** The older answers first: were we killed in between, the record is still there to be erased. */
async function eraseAccount(id: LearnerId, { store, filing, reporting }: EraseWith): Promise<void> {
  const record = () => store.forget(id);
  await (filing === undefined ? record() : filing.erase(id, record));
  // What waits to be stated about this person elsewhere is not stated any more.
  reporting?.outbox.forget(reporting.actorOf(id));
}

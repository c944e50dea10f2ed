import { accountsOf, aliasesOf } from "../../domain/forget-person.ts";
import type { LearnerId } from "../../domain/learner.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";
import type { Look } from "../../ports/centre.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { ReviewHistory } from "../../ports/review-history.ts";
import type { Office } from "../office.ts";
import { eachOther } from "../others.ts";
import { unlessDamaged } from "../unless-unreadable.ts";
import { type FoundBeside, lookedAt, type SentLetter } from "./beside-record.ts";

/** What is kept of somebody outside their record. */
export interface KeptBeside extends FoundBeside {
  /** Older answers; undefined where their file is damaged. */
  readonly history: readonly PackedReview[] | undefined;
}

interface KeptWith {
  readonly office: Office;
  readonly store: Pick<LearnerStore, "read" | "idleSince" | "mentioning">;
  readonly history?: Pick<ReviewHistory, "read">;
}

/** Finds it all; the letters this person sent lie in the records of others. */
export async function gatherKept(id: LearnerId, { office, store, history }: KeptWith): Promise<KeptBeside> {
  const roster = office.roster.now();
  const accounts = accountsOf(roster, id);
  const [looks, log, lettersSent, answers, brokenPlans] = await Promise.all([
    looksOf(accounts, office),
    office.audit?.entriesOf(aliasesOf(roster, accounts)),
    sentBy(new Set(accounts), store),
    // A damaged history keeps nobody from having all the rest.
    history === undefined ? [] : history.read(id).catch(unlessDamaged),
    office.broken?.list(),
  ]);
  return { looks, log: log ?? [], lettersSent, history: answers, brokenPlans: brokenPlans ?? [] };
}

/** Each once: those by them at a team of theirs are among both. */
async function looksOf(accounts: readonly LearnerId[], { looks, roster }: Office): Promise<readonly Look[]> {
  const whom = lookedAt(roster.now(), accounts);
  const [at, by] = await Promise.all([looks?.at(whom), looks?.by(accounts)]);
  return [...(at ?? []).filter((look) => !accounts.includes(look.by)), ...(by ?? [])];
}

async function sentBy(accounts: ReadonlySet<LearnerId>, store: KeptWith["store"]): Promise<readonly SentLetter[]> {
  const found: SentLetter[] = [];
  await eachOther({ accounts, marks: [...accounts] }, store, async ({ id, letters }) => {
    for (const letter of letters) if (accounts.has(letter.from)) found.push({ to: id, letter });
  });
  return found.sort((a, b) => a.letter.at - b.letter.at);
}

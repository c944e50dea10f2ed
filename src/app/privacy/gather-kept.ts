import { accountsOf, aliasesOf } from "../../domain/forget-person.ts";
import type { LearnerId } from "../../domain/learner.ts";
import { OutsideError } from "../../domain/outside-error.ts";
import type { PackedReview } from "../../domain/pack-practice.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { ReviewHistory } from "../../ports/review-history.ts";
import type { Office } from "../office.ts";
import { eachOther } from "../others.ts";
import type { FoundBeside, SentLetter } from "./beside-record.ts";

/** What is kept of somebody outside their record. */
export interface KeptBeside extends FoundBeside {
  /** Older answers; undefined where their file is damaged. */
  readonly history: readonly PackedReview[] | undefined;
}

interface KeptWith {
  readonly office: Office;
  readonly store: Pick<LearnerStore, "read" | "idleSince">;
  readonly history?: Pick<ReviewHistory, "read">;
}

/** Finds it all; reads everybody's record for the letters this person sent. */
export async function gatherKept(id: LearnerId, { office, store, history }: KeptWith): Promise<KeptBeside> {
  const roster = office.roster.now();
  const accounts = accountsOf(roster, id);
  const [looks, log, lettersSent, answers, brokenPlans] = await Promise.all([
    office.looks?.list(),
    office.audit?.entriesOf(aliasesOf(roster, accounts)),
    sentBy(new Set(accounts), store),
    history === undefined ? [] : history.read(id).catch(unlessDamaged),
    office.broken?.list(),
  ]);
  return { looks: looks ?? [], log: log ?? [], lettersSent, history: answers, brokenPlans: brokenPlans ?? [] };
}

async function sentBy(accounts: ReadonlySet<LearnerId>, store: KeptWith["store"]): Promise<readonly SentLetter[]> {
  const found: SentLetter[] = [];
  await eachOther(accounts, store, async ({ id, letters }) => {
    for (const letter of letters) if (accounts.has(letter.from)) found.push({ to: id, letter });
  });
  return found.sort((a, b) => a.letter.at - b.letter.at);
}

/** A damaged history keeps nobody from having all the rest. */
function unlessDamaged(error: unknown): undefined {
  if (error instanceof OutsideError && error.code === "EDAMAGED") return undefined;
  throw error;
}

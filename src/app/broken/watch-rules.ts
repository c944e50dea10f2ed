import { isDeepStrictEqual } from "node:util";
import type { Instant, Learner } from "../../domain/learner.ts";
import type { Qualification } from "../../domain/qualification.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { Log } from "../../ports/log.ts";
import type { BrokenPlan, BrokenPlanList, RulesSnapshot } from "../../ports/rule-change.ts";
import { worsened } from "./compare-plans.ts";

/** What is needed to see what a change of the rules broke. */
export interface RuleWatchOptions {
  readonly snapshot: RulesSnapshot;
  readonly broken: BrokenPlanList;
  readonly store: Pick<LearnerStore, "idleSince" | "read">;
  readonly log: Log;
}

/**
 * Compares the rules with those of the last time; where they differ, every saved plan is looked at under both, one record
 * after the other, and those that became worse are put on the list. Killed in between it begins again: the rules are noted last.
 */
export async function lookForBroken(
  now: readonly Qualification[],
  at: Instant,
  { snapshot, broken, store, log }: RuleWatchOptions,
): Promise<readonly BrokenPlan[]> {
  const before = await snapshot.read();
  // What is written loses what JSON has no word for; both sides are compared without it.
  const plain = structuredCloneOf(now);
  if (before !== undefined && isDeepStrictEqual(structuredCloneOf(before), plain)) return [];
  const found = before === undefined ? [] : await brokenAmong(store, { before, now, at });
  await broken.add(found);
  await snapshot.write(now);
  if (before !== undefined) log.info("The rules have changed since the last start", { plansBroken: found.length });
  return found;
}

function structuredCloneOf(rules: readonly Qualification[]): unknown {
  return JSON.parse(JSON.stringify(rules));
}

interface Change {
  readonly before: readonly Qualification[];
  readonly now: readonly Qualification[];
  readonly at: Instant;
}

async function brokenAmong(store: RuleWatchOptions["store"], change: Change): Promise<readonly BrokenPlan[]> {
  const found: BrokenPlan[] = [];
  for (const id of await store.idleSince(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)) {
    const learner = await store.read(id).catch(() => undefined);
    if (learner !== undefined) found.push(...brokenOf(learner, change));
  }
  return found;
}

function brokenOf(learner: Learner, { before, now, at }: Change): readonly BrokenPlan[] {
  return learner.plans.flatMap((plan) => {
    const [was, is] = [before, now].map((rules) => rules.find(({ code }) => code === plan.qualification));
    const worse = was === undefined || is === undefined ? undefined : worsened(plan, was, is);
    return worse === undefined ? [] : [{ who: learner.id, qualification: plan.qualification, ...worse, at }];
  });
}

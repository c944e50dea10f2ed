import { isDeepStrictEqual } from "node:util";
import type { Instant, Learner } from "../../domain/learner.ts";
import type { Qualification } from "../../domain/qualification.ts";
import type { LearnerStore } from "../../ports/learner-store.ts";
import type { Log } from "../../ports/log.ts";
import type { BrokenPlan, BrokenPlanList, RulesSnapshot } from "../../ports/rule-change.ts";
import { unlessUnreadable } from "../unless-unreadable.ts";
import { isWorse, worsened } from "./compare-plans.ts";

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
  if (before === "damaged") log.error("The rules of the last start cannot be read: what a change broke is not known");
  // What is written loses what JSON has no word for; both sides are compared without it.
  if (before === undefined || before === "damaged") {
    await snapshot.write(now);
    return [];
  }
  if (isDeepStrictEqual(asPlain(before), asPlain(now))) return [];
  const found = await brokenAmong(store, { before, now, at });
  await broken.add(withFirst(await broken.list(), found));
  // Whoever was erased while the list was made is not to stay on it.
  for (const { who } of found) if ((await store.read(who).catch(() => null)) === undefined) await broken.forget(who);
  await snapshot.write(now);
  log.info("The rules have changed since the last start", { plansBroken: found.length });
  return found;
}

/** Of two changes one after the other, what a plan was before the first counts. */
function withFirst(known: readonly BrokenPlan[], found: readonly BrokenPlan[]): readonly BrokenPlan[] {
  return found.map((one) => {
    const earlier = known.find(({ who, qualification }) => who === one.who && qualification === one.qualification);
    return earlier !== undefined && isWorse(earlier.before, one.before) ? { ...one, before: earlier.before } : one;
  });
}

function asPlain(rules: readonly Qualification[]): unknown {
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
    const learner = await store.read(id).catch(unlessUnreadable);
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

import { type CompletionGround, layGround, numberOf } from "./completion-ground.ts";
import { searchTier } from "./completion-search.ts";
import { meetsTier, openTier, type Tier, type Wishes } from "./completion-tier.ts";
import { boundCredits } from "./credit-bounds.ts";
import type { Completion, Plan } from "./plan.ts";
import type { Qualification, UnitNumber } from "./qualification.ts";
import type { Members } from "./rule-book.ts";

const standings: readonly Completion["standing"][] = ["certain", "likely", "open"];
const noWishes: Wishes = { likes: [], dislikes: [] };

/**
 * Lazily yields the ways to finish a plan as it stands, best first: those that certainly suffice, then those that do by
 * inferred levels and the least credits, then those that may. Within each: fewest units, least surplus, the learner's
 * tastes, lowest numbers. No completion holds a unit it could do without, and none is yielded twice. A plan that
 * already suffices yields one empty addition; one with a conflict or a foreign number yields nothing.
 */
export function* completePlan(options: {
  readonly plan: Plan;
  readonly qualification: Qualification;
  readonly tastes?: Wishes;
  readonly without?: readonly UnitNumber[];
}): Generator<Completion, void> {
  const { plan, qualification, tastes = noWishes, without = [] } = options;
  const ground = layGround({ plan, qualification, without });
  if (ground === undefined) return;
  let before: Tier | undefined;
  for (const standing of standings) {
    if (meetsTier(standing, ground.plan, ground)) return yield describe(ground, standing, ground.plan);
    const tier = openTier(standing, ground, tastes);
    if (before !== undefined && areAlike(before, tier)) continue;
    before = tier;
    yield* completeTier(tier, ground);
  }
}

/** Lazily yields the additions after which a plan's verdict is not no, fewest units first; the plan itself included. */
export function* findAdditions(options: {
  readonly plan: Plan;
  readonly qualification: Qualification;
  readonly without: readonly UnitNumber[];
}): Generator<readonly UnitNumber[], void> {
  const ground = layGround(options);
  if (ground === undefined) return;
  if (meetsTier("open", ground.plan, ground)) return yield [];
  const tier = openTier("open", ground, noWishes);
  for (const chosen of searchTier(tier, (places) => meetsTier("open", withChosen(places, tier, ground), ground))) {
    const members = withChosen(chosen, tier, ground);
    if (meetsTier("open", members, ground)) yield describe(ground, "open", members).add;
  }
}

// With every figure known the later tiers ask the same as the first and could only repeat it.
function areAlike(one: Tier, other: Tier): boolean {
  const gist = (tier: Tier) => JSON.stringify([tier.demands, tier.candidates.map((candidate) => candidate.brings)]);
  return one.pruning === "by-sums" && other.pruning === "by-sums" && gist(one) === gist(other);
}

function* completeTier(tier: Tier, ground: CompletionGround): Generator<Completion, void> {
  if (!canBeMet(tier)) return;
  const earlier = standings.slice(0, standings.indexOf(tier.standing));
  const meets = (members: Members) => meetsTier(tier.standing, members, ground);
  for (const chosen of searchTier(tier, (places) => meets(withChosen(places, tier, ground)))) {
    const members = withChosen(chosen, tier, ground);
    if (!meets(members) || earlier.some((standing) => meetsTier(standing, members, ground))) continue;
    if (chosen.every((place) => !meets(without(members, tier.candidates[place]?.at ?? -1)))) {
      yield describe(ground, tier.standing, members);
    }
  }
}

// Where even all candidates together lack something (never mind what is barred), no choice of them will do.
function canBeMet(tier: Tier): boolean {
  return tier.demands.every(
    (demand, index) => tier.candidates.reduce((sum, one) => sum + (one.brings[index] ?? 0), 0) >= demand,
  );
}

function withChosen(places: readonly number[], tier: Tier, ground: CompletionGround): Members {
  const members = ground.base.slice();
  for (const place of places) {
    const candidate = tier.candidates[place];
    if (candidate) members[candidate.at] = 1;
  }
  return members;
}

function without(members: Members, at: number): Members {
  const fewer = members.slice();
  fewer[at] = 0;
  return fewer;
}

function describe(ground: CompletionGround, standing: Completion["standing"], members: Members): Completion {
  const add = [...members.keys()].filter((at) => members[at] === 1 && ground.plan[at] !== 1);
  return { add: add.map((at) => numberOf(ground.book, at)), standing, surplus: surplusOf(ground, members) };
}

function surplusOf(ground: CompletionGround, members: Members): number | null {
  const totals = ground.book.rules.filter((rule) => rule.kind === "total-credits");
  const highest = totals.toSorted((a, b) => b.credits - a.credits)[0];
  if (highest === undefined) return null;
  const bounds = boundCredits(highest, members, { book: ground.book, levels: "known" });
  return bounds.least === bounds.most ? bounds.least - highest.credits : null;
}

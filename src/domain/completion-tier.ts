import { areBarred, type CompletionGround, decideOn, needsOf, numberOf } from "./completion-ground.ts";
import { boundCredits, type CreditRule, mayCount, surelyCounts } from "./credit-bounds.ts";
import { isCreditRule } from "./decide-members.ts";
import type { Completion } from "./plan.ts";
import type { AnyOfRule, Rule, UnitNumber } from "./qualification.ts";
import type { BookUnit, Members } from "./rule-book.ts";

/** Units a learner would rather have, or rather not. */
export interface Wishes {
  readonly likes: readonly UnitNumber[];
  readonly dislikes: readonly UnitNumber[];
}

/** A unit that may be added. Masks have bit i for the tier's candidate i. */
export interface Candidate {
  readonly at: number;
  /** The fewest credits it can bring: the order of completions goes by these. */
  readonly least: number;
  /** What it brings to each demand. */
  readonly brings: readonly number[];
  readonly liked: 0 | 1;
  readonly disliked: 0 | 1;
  readonly barredWith: bigint;
  readonly needs: bigint;
  readonly neededBy: bigint;
}

/** How far redundancy can be seen from sums: wholly, only by asking the checker, or not at all. */
export type Pruning = "by-sums" | "by-checker" | "none";

/** One tier of completions as a search for sums: choose candidates until no demand is left. */
export interface Tier {
  readonly standing: Completion["standing"];
  readonly candidates: readonly Candidate[];
  /** What the base still lacks, per rule that asks for a sum; zero or less where it lacks nothing. */
  readonly demands: readonly number[];
  /** Demands to which a candidate brings its least credits or nothing. */
  readonly byLeast: readonly boolean[];
  readonly pruning: Pruning;
}

type SumRule = CreditRule | AnyOfRule;

/** Whether units meet a tier's condition. */
export function meetsTier(standing: Completion["standing"], members: Members, ground: CompletionGround): boolean {
  switch (standing) {
    case "certain":
      return decideOn(ground, members, "known") === "yes";
    case "likely":
      return decideOn(ground, members, "likely") === "yes";
    case "open":
      return decideOn(ground, members, "known") !== "no";
    default:
      return standing satisfies never;
  }
}

/** Puts a tier's condition as demands and what each candidate brings to them. */
export function openTier(standing: Completion["standing"], ground: CompletionGround, wishes: Wishes): Tier {
  const rules = ground.book.rules.filter((rule): rule is SumRule => isCreditRule(rule) || rule.kind === "any-of");
  const binding = rules.filter((rule) => !ground.exceptions.some((one) => one.waives === ruleName(rule)));
  const needs = new Map(ground.candidates.map((at) => [at, needsOf(at, ground)]));
  return {
    standing,
    candidates: ground.candidates.map((at) => openCandidate(at, { standing, ground, wishes, rules: binding, needs })),
    demands: binding.map((rule) => demandOf(rule, standing, ground)),
    byLeast: binding.map((rule) => standing !== "open" && rule.kind !== "any-of"),
    pruning: choosePruning(standing, ground),
  };
}

function ruleName(rule: SumRule): string {
  return rule.kind === "group-credits" ? "optional-credits" : rule.kind;
}

// An exception that names units may cease to cover a plan that grows, and conflicts of level rules are no matter of sums.
function choosePruning(standing: Completion["standing"], ground: CompletionGround): Pruning {
  if (ground.exceptions.some((one) => one.units.length > 0 && one.waives !== "mandatory")) return "none";
  const levelRules = ground.book.rules.filter((rule) => rule.kind === "level-credits");
  const canConflict = levelRules.length > 1 && levelRules.some((rule) => rule.reading === "exactly");
  if (standing !== "open" || !canConflict) return "by-sums";
  return ground.book.rules.some((rule) => rule.kind === "prerequisite") ? "none" : "by-checker";
}

function demandOf(rule: SumRule, standing: Completion["standing"], ground: CompletionGround): number {
  if (rule.kind === "any-of") {
    return (
      rule.count - ground.book.units.filter((unit, at) => ground.base[at] === 1 && isIn(rule, unit, ground)).length
    );
  }
  const levels = standing === "likely" ? "likely" : "known";
  const bounds = boundCredits(rule, ground.base, { book: ground.book, levels });
  return rule.credits - (standing === "open" ? bounds.most : bounds.least);
}

function isIn(rule: AnyOfRule, unit: BookUnit, ground: CompletionGround): boolean {
  return ground.book.groups[unit.group]?.id === rule.group;
}

interface Opening {
  readonly standing: Completion["standing"];
  readonly ground: CompletionGround;
  readonly wishes: Wishes;
  readonly rules: readonly SumRule[];
  readonly needs: ReadonlyMap<number, readonly number[]>;
}

function openCandidate(at: number, opening: Opening): Candidate {
  const { ground, wishes } = opening;
  const number = numberOf(ground.book, at);
  const unit = ground.book.units[at];
  return {
    at,
    least: unit?.least ?? 0,
    brings: opening.rules.map((rule) => (unit ? bringsTo(rule, unit, opening) : 0)),
    liked: wishes.likes.includes(number) ? 1 : 0,
    disliked: wishes.dislikes.includes(number) ? 1 : 0,
    barredWith: maskOf(ground, (other) => areBarred(at, other, ground)),
    needs: maskOf(ground, (other) => opening.needs.get(at)?.includes(other) === true),
    neededBy: maskOf(ground, (other) => opening.needs.get(other)?.includes(at) === true),
  };
}

function bringsTo(rule: Rule & SumRule, unit: BookUnit, opening: Opening): number {
  if (rule.kind === "any-of") return isIn(rule, unit, opening.ground) ? 1 : 0;
  const levels = opening.standing === "likely" ? "likely" : "known";
  const at = { book: opening.ground.book, levels } as const;
  if (opening.standing === "open") return mayCount(rule, unit, at) ? unit.most : 0;
  return surelyCounts(rule, unit, at) ? unit.least : 0;
}

function maskOf(ground: CompletionGround, holds: (at: number) => boolean): bigint {
  return ground.candidates.reduce((mask, at, bit) => (holds(at) ? mask | (1n << BigInt(bit)) : mask), 0n);
}

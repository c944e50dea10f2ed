import { boundAllCredits, type CreditRule, mayCount, surelyCounts } from "./credit-bounds.ts";
import type { MissingFigure } from "./plan.ts";
import type { LevelCreditsRule } from "./qualification.ts";
import type { BookUnit, Members, RuleBook } from "./rule-book.ts";

interface Ground {
  readonly book: RuleBook;
  readonly members: Members;
}

/**
 * The figures that leave an open credit rule open. Credits of a group whose sum is settled by a published total are not
 * asked for, unless only some of its units count. What an inferred level suggests decides what is worth asking first.
 */
export function missingFigures(rule: CreditRule, ground: Ground): readonly MissingFigure[] {
  const missing: MissingFigure[] = [];
  for (const [index, unit] of ground.book.units.entries()) {
    if (ground.members[index] !== 1 || !mayCount(rule, unit, { book: ground.book, levels: "known" })) continue;
    if (creditsAreOpen(rule, index, ground)) missing.push({ unit: unit.number, what: "credits" });
    if (rule.kind === "level-credits" && unit.level === null) missing.push({ unit: unit.number, what: "level" });
  }
  if (rule.kind === "level-credits" && readingMatters(rule, ground))
    missing.push({ unit: null, what: "level-reading" });
  return missing;
}

function creditsAreOpen(rule: CreditRule, index: number, ground: Ground): boolean {
  const unit = ground.book.units[index];
  if (unit === undefined || unit.least === unit.most) return false;
  const group = ground.book.groups[unit.group];
  if (group === undefined || group.total === null) return true;
  if (isSettled([index], ground)) return false;
  const inPlan = group.units.filter((at) => ground.members[at] === 1);
  if (!isSettled(inPlan, ground)) return true;
  const counting = new Set(inPlan.map((at) => countsAsFarAsSeen(rule, ground.book.units[at], ground)));
  return counting.size > 1;
}

function isSettled(units: readonly number[], ground: Ground): boolean {
  const alone = new Uint8Array(ground.members.length);
  for (const at of units) alone[at] = 1;
  const bounds = boundAllCredits(alone, ground.book);
  return bounds.least === bounds.most;
}

function countsAsFarAsSeen(rule: CreditRule, unit: BookUnit | undefined, ground: Ground): "yes" | "no" | "open" {
  if (unit === undefined) return "no";
  const at = { book: ground.book, levels: "likely" } as const;
  return surelyCounts(rule, unit, at) ? "yes" : mayCount(rule, unit, at) ? "open" : "no";
}

function readingMatters(rule: LevelCreditsRule, ground: Ground): boolean {
  if (rule.reading !== null) return false;
  return ground.book.units.some(
    (unit, index) => ground.members[index] === 1 && (unit.likelyLevel === null || unit.likelyLevel > rule.level),
  );
}

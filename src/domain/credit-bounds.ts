import type { GroupCreditsRule, LevelCreditsRule, TotalCreditsRule } from "./qualification.ts";
import type { BookGroup, BookUnit, Members, RuleBook } from "./rule-book.ts";

/** The rules that demand a sum of credits. */
export type CreditRule = GroupCreditsRule | TotalCreditsRule | LevelCreditsRule;

/** Which level of a unit is looked at: the known one, or the inferred one where there is no known one. */
export type Levels = "known" | "likely";

/** The least and the most credits a sum can come to; the `free` ones with no upper bound on unknown credits. */
export interface CreditBounds {
  readonly least: number;
  readonly most: number;
  readonly freeLeast: number;
  readonly freeMost: number;
}

/** The level of a unit, or null where it may be any. */
export function levelOf(unit: BookUnit, levels: Levels): number | null {
  return levels === "known" ? unit.level : unit.likelyLevel;
}

/** Whether a unit's credits count for a rule whatever is not known. */
export function surelyCounts(rule: CreditRule, unit: BookUnit, at: { book: RuleBook; levels: Levels }): boolean {
  if (rule.kind === "total-credits") return true;
  if (rule.kind === "group-credits") return at.book.groups[unit.group]?.id === rule.group;
  const level = levelOf(unit, at.levels);
  return level === rule.level || (level !== null && level > rule.level && rule.reading === "at-or-above");
}

/** Whether a unit's credits count for a rule in some way of filling in what is not known. */
export function mayCount(rule: CreditRule, unit: BookUnit, at: { book: RuleBook; levels: Levels }): boolean {
  if (rule.kind !== "level-credits") return surelyCounts(rule, unit, at);
  const level = levelOf(unit, at.levels);
  return level === null || level === rule.level || (level > rule.level && rule.reading !== "exactly");
}

/** Per unit of the book: 0 does not count for a rule, 1 may count, 2 surely counts. */
type Counting = Uint8Array;

const countings = new WeakMap<RuleBook, Map<CreditRule, Record<Levels, Counting>>>();

/** The tight bounds of the credits that a plan's units bring to a rule of the book. */
export function boundCredits(
  rule: CreditRule,
  members: Members,
  at: { readonly book: RuleBook; readonly levels: Levels },
): CreditBounds {
  return boundSums(findCounting(rule, at), members, at.book);
}

/** The tight bounds of all the credits of some units. */
export function boundAllCredits(members: Members, book: RuleBook): CreditBounds {
  return boundSums(new Uint8Array(book.units.length).fill(2), members, book);
}

function findCounting(rule: CreditRule, at: { readonly book: RuleBook; readonly levels: Levels }): Counting {
  const ofBook = countings.get(at.book) ?? new Map<CreditRule, Record<Levels, Counting>>();
  countings.set(at.book, ofBook);
  const known = ofBook.get(rule);
  if (known) return known[at.levels];
  const fresh = { known: count(rule, { ...at, levels: "known" }), likely: count(rule, { ...at, levels: "likely" }) };
  ofBook.set(rule, fresh);
  return fresh[at.levels];
}

function count(rule: CreditRule, at: { readonly book: RuleBook; readonly levels: Levels }): Counting {
  return Uint8Array.from(at.book.units, (unit) =>
    surelyCounts(rule, unit, at) ? 2 : mayCount(rule, unit, at) ? 1 : 0,
  );
}

type Bounds = { -readonly [key in keyof CreditBounds]: number };

interface Sums {
  least: number;
  most: number;
  free: number;
}

function boundSums(counting: Counting, members: Members, book: RuleBook): CreditBounds {
  const bounds = { least: 0, most: 0, freeLeast: 0, freeMost: 0 };
  for (const group of book.groups) {
    const sure = { least: 0, most: 0, free: 0 };
    const may = { least: 0, most: 0, free: 0 };
    for (const index of group.units) {
      const unit = book.units[index];
      if (members[index] !== 1 || counting[index] === 0 || unit === undefined) continue;
      addUnit(may, unit);
      if (counting[index] === 2) addUnit(sure, unit);
    }
    addLeast(bounds, group, sure);
    addMost(bounds, group, may);
  }
  return bounds;
}

function addUnit(sums: Sums, unit: BookUnit): void {
  sums.least += unit.least;
  sums.most += unit.most;
  sums.free += unit.freeMost;
}

// What the group's other units cannot take of a published total must come from these, and they cannot take more than is left.
function addLeast(bounds: Bounds, group: BookGroup, sums: Sums): void {
  const total = group.total ?? Number.NEGATIVE_INFINITY;
  bounds.least += Math.max(sums.least, total - (group.most - sums.most));
  bounds.freeLeast += Math.max(sums.least, total - (group.freeMost - sums.free));
}

function addMost(bounds: Bounds, group: BookGroup, sums: Sums): void {
  const left = group.total === null ? Number.POSITIVE_INFINITY : group.total - (group.least - sums.least);
  bounds.most += Math.min(sums.most, left);
  bounds.freeMost += Math.min(sums.free, left);
}

import {
  type BarredRule,
  type Figure,
  isKnown,
  type Qualification,
  type Rule,
  type Unit,
  type UnitNumber,
} from "./qualification.ts";

/** The bounds of a credit value nobody states. */
export const leastCredits = 1;
export const mostCredits = 10;
/** Stands for "no upper bound"; finite, so that sums and differences stay numbers. */
export const unbounded = 1_000_000;

/** A unit as the checker sees it. `most` is `mostCredits` and `freeMost` is `unbounded` where the credits are not known. */
export interface BookUnit {
  readonly number: UnitNumber;
  /** Index into the book's groups. */
  readonly group: number;
  readonly least: number;
  readonly most: number;
  readonly freeMost: number;
  /** Null where the level is not known and so may be any. */
  readonly level: number | null;
  /** The known level, else the inferred one. */
  readonly likelyLevel: number | null;
}

/** A group with the sums of its units' bounds. `total` is null where none is published or where no credits can make it. */
export interface BookGroup {
  readonly id: string;
  readonly units: readonly number[];
  readonly total: number | null;
  readonly least: number;
  readonly most: number;
  readonly freeMost: number;
}

/** A qualification prepared for checking; units and groups are named by index. */
export interface RuleBook {
  readonly units: readonly BookUnit[];
  readonly groups: readonly BookGroup[];
  readonly indexOf: ReadonlyMap<UnitNumber, number>;
  readonly groupOf: ReadonlyMap<string, number>;
  readonly rules: readonly Rule[];
  readonly barred: readonly BarredRule[];
  /** 1 at a * units + b where a barred combination holds both units. */
  readonly barredPairs: Uint8Array;
}

/** Which units stand in a plan, by the book's indices: 1 for in, 0 for out. */
export type Members = Uint8Array;

const books = new WeakMap<Qualification, RuleBook>();

/** The prepared form of a qualification, made once per object. */
export function openRuleBook(qualification: Qualification): RuleBook {
  const known = books.get(qualification);
  if (known) return known;
  const book = writeRuleBook(qualification);
  books.set(qualification, book);
  return book;
}

function writeRuleBook(qualification: Qualification): RuleBook {
  const ids = [...new Set([...qualification.groups.map((one) => one.id), ...qualification.units.map((u) => u.group)])];
  const groupOf = new Map(ids.map((id, index) => [id, index]));
  const units = [...qualification.units]
    .sort((a, b) => a.number - b.number)
    .map((unit) => bookUnit(unit, groupOf.get(unit.group) ?? 0));
  const indexOf = new Map(units.map((unit, index) => [unit.number, index]));
  const barred = qualification.rules.filter((rule) => rule.kind === "barred");
  return {
    units,
    groups: ids.map((id, index) => bookGroup(id, index, { units, rules: qualification.rules })),
    indexOf,
    groupOf,
    rules: inOrderOfTelling(qualification.rules),
    barred,
    barredPairs: listPairs(barred, indexOf),
  };
}

function listPairs(barred: readonly BarredRule[], indexOf: ReadonlyMap<UnitNumber, number>): Uint8Array {
  const pairs = new Uint8Array(indexOf.size ** 2);
  for (const rule of barred) {
    const indices = rule.units.flatMap((unit) => indexOf.get(unit) ?? []);
    for (const a of indices) for (const b of indices) if (a !== b) pairs[a * indexOf.size + b] = 1;
  }
  return pairs;
}

function bookUnit(unit: Unit, group: number): BookUnit {
  const credits = knownValue(unit.credits);
  return {
    number: unit.number,
    group,
    least: credits ?? leastCredits,
    most: credits ?? mostCredits,
    freeMost: credits ?? unbounded,
    level: knownValue(unit.level),
    likelyLevel: unit.level.value,
  };
}

function knownValue<T>(figure: Figure<T>): T | null {
  return isKnown(figure) ? figure.value : null;
}

function bookGroup(
  id: string,
  index: number,
  all: { readonly units: readonly BookUnit[]; readonly rules: readonly Rule[] },
): BookGroup {
  const members = all.units.flatMap((unit, at) => (unit.group === index ? [{ unit, at }] : []));
  const least = members.reduce((sum, one) => sum + one.unit.least, 0);
  const most = members.reduce((sum, one) => sum + one.unit.most, 0);
  const stated = all.rules.find((rule) => rule.kind === "all-of" && rule.group === id && rule.total !== null);
  const total = stated?.kind === "all-of" ? stated.total : null;
  return {
    id,
    units: members.map((one) => one.at),
    // A total that no credits can make would leave no possible world, and every answer would be both yes and no.
    total: total !== null && total >= least && total <= most ? total : null,
    least,
    most,
    freeMost: members.reduce((sum, one) => sum + one.unit.freeMost, 0),
  };
}

const telling: readonly Rule["kind"][] = [
  "barred",
  "all-of",
  "any-of",
  "prerequisite",
  "group-credits",
  "total-credits",
  "level-credits",
];

function inOrderOfTelling(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((a, b) => telling.indexOf(a.kind) - telling.indexOf(b.kind));
}

/** The members of a plan and the numbers the qualification does not have. */
export function membersOf(
  book: RuleBook,
  units: readonly UnitNumber[],
): { readonly members: Members; readonly unknown: readonly UnitNumber[] } {
  const members = new Uint8Array(book.units.length);
  const unknown: UnitNumber[] = [];
  for (const number of units) {
    const index = book.indexOf.get(number);
    if (index === undefined) unknown.push(number);
    else members[index] = 1;
  }
  return { members, unknown };
}

/** The numbers of the members for which `which` holds, ascending. */
export function numbersWhere(
  book: RuleBook,
  members: Members,
  which: (unit: BookUnit) => boolean,
): readonly UnitNumber[] {
  const numbers: UnitNumber[] = [];
  for (const [index, unit] of book.units.entries()) if (members[index] === 1 && which(unit)) numbers.push(unit.number);
  return numbers;
}

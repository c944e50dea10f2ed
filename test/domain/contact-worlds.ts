import type { Verdict } from "../../src/domain/plan.ts";
import type { Qualification, Rule, Unit } from "../../src/domain/qualification.ts";
import type { BruteAnswer } from "./brute-force.ts";

/**
 * Every possible world of a contact-centre certificate, for every subset of its units at once. Worlds are told apart only
 * by the three sums the rules ask for, each cut off at its demand: the optional credits, all credits, those at the level.
 * The mandatory units' credits are written out one by one and kept where they make the published total.
 */
interface Setting {
  readonly likely: boolean;
  readonly reading: "exactly" | "at-or-above";
  readonly mostUnknown: number;
}

interface Demands {
  readonly optional: number;
  readonly total: number;
  readonly level: number;
  readonly atLevel: number;
}

/** Bit n of entry (optional, total): some world has these sums and n credits at the level. */
type Worlds = Uint32Array;

// No demand of these certificates is greater, so more credits make no other world.
const endless = 16;
const grounds = ["centre", "published", "other-body"];
const settings: readonly Setting[] = (["exactly", "at-or-above"] as const).flatMap((reading) => [
  { likely: false, reading, mostUnknown: 10 },
  { likely: true, reading, mostUnknown: 10 },
  { likely: false, reading, mostUnknown: endless },
]);

/** Calls back with the brute-force answer `sufficient` for every subset of the units. */
export function surveySubsets(
  qualification: Qualification,
  visit: (plan: readonly number[], answer: BruteAnswer) => void,
): void {
  const demands = readDemands(qualification.rules);
  const mandatory = qualification.units.filter((unit) => unit.group === "M");
  const optional = qualification.units.filter((unit) => unit.group !== "M");
  const asked = settings.filter((one) => demandedReading(qualification.rules) !== opposite(one.reading));
  for (let set = 0; set < 2 ** mandatory.length; set += 1) {
    const plan = mandatory.filter((_, bit) => ((set >> bit) & 1) === 1);
    const starts = asked.map((setting) => mandatoryWorlds({ mandatory, plan, demands, setting, qualification }));
    descend(
      optional,
      plan.map((unit) => unit.number),
      starts,
    );
  }

  function descend(rest: readonly Unit[], plan: readonly number[], worlds: readonly Worlds[]): void {
    const [unit, ...others] = rest;
    if (unit === undefined) {
      visit(plan, answerFor(qualification, plan, { demands, asked, worlds }));
      return;
    }
    descend(others, plan, worlds);
    const grown = worlds.map((one, index) => addOptional(one, unit, { demands, setting: asked[index] as Setting }));
    descend(others, [...plan, unit.number], grown);
  }
}

function opposite(reading: "exactly" | "at-or-above"): string {
  return reading === "exactly" ? "at-or-above" : "exactly";
}

function demandedReading(rules: readonly Rule[]): string | null {
  return rules.flatMap((rule) => (rule.kind === "level-credits" ? [rule.reading] : []))[0] ?? null;
}

function readDemands(rules: readonly Rule[]): Demands {
  const found = { optional: 0, total: 0, level: 0, atLevel: 0 };
  for (const rule of rules) {
    if (rule.kind === "group-credits") found.optional = rule.credits;
    if (rule.kind === "total-credits") found.total = rule.credits;
    if (rule.kind === "level-credits") found.level = rule.level;
    if (rule.kind === "level-credits") found.atLevel = rule.credits;
  }
  return found;
}

function possibleCredits(unit: Unit, setting: Setting): readonly number[] {
  if (unit.credits.value !== null && grounds.includes(unit.credits.certainty)) return [unit.credits.value];
  return Array.from({ length: setting.mostUnknown }, (_, index) => index + 1);
}

/** Whether the unit's credits count at the level: surely, surely not, or either. */
function possibleCounts(unit: Unit, at: { demands: Demands; setting: Setting }): readonly boolean[] {
  const level = unit.level.value;
  if (level === null || !(grounds.includes(unit.level.certainty) || at.setting.likely)) return [true, false];
  return [at.setting.reading === "exactly" ? level === at.demands.level : level >= at.demands.level];
}

function mandatoryWorlds(at: {
  mandatory: readonly Unit[];
  plan: readonly Unit[];
  demands: Demands;
  setting: Setting;
  qualification: Qualification;
}): Worlds {
  const { demands } = at;
  const total = at.qualification.rules.flatMap((rule) => (rule.kind === "all-of" ? [rule.total] : []))[0] ?? null;
  const worlds = new Uint32Array((demands.optional + 1) * (demands.total + 1));
  let rows: readonly { all: number; plan: number; level: number }[] = [{ all: 0, plan: 0, level: 0 }];
  for (const unit of at.mandatory) {
    const isIn = at.plan.includes(unit);
    rows = rows.flatMap((row) =>
      possibleCredits(unit, at.setting).flatMap((credits) =>
        possibleCounts(unit, at).map((counts) => ({
          all: row.all + credits,
          plan: row.plan + (isIn ? credits : 0),
          level: row.level + (isIn && counts ? credits : 0),
        })),
      ),
    );
    rows = rows.filter((row) => total === null || row.all <= total);
  }
  for (const row of rows) {
    if (total !== null && row.all !== total) continue;
    const entry = Math.min(row.plan, demands.total);
    worlds[entry] = (worlds[entry] ?? 0) | (1 << Math.min(row.level, demands.atLevel));
  }
  return worlds;
}

function addOptional(worlds: Worlds, unit: Unit, at: { demands: Demands; setting: Setting }): Worlds {
  const { optional, total, atLevel } = at.demands;
  const width = total + 1;
  const grown = new Uint32Array(worlds.length);
  const counts = possibleCounts(unit, at);
  const [canMiss, canCount] = [counts.includes(false), counts.includes(true)];
  const possible = possibleCredits(unit, at.setting);
  for (let entry = 0; entry < worlds.length; entry += 1) {
    const bits = worlds[entry] ?? 0;
    if (bits === 0) continue;
    const row = Math.floor(entry / width);
    for (const credits of possible) {
      const into = Math.min(optional, row + credits) * width + Math.min(total, entry - row * width + credits);
      const counted = canCount ? shift(bits, Math.min(credits, atLevel), atLevel) : 0;
      grown[into] = (grown[into] ?? 0) | counted | (canMiss ? bits : 0);
    }
  }
  return grown;
}

function shift(bits: number, credits: number, most: number): number {
  const full = (1 << (most + 1)) - 1;
  const over = bits >> (most - credits + 1);
  const top = over !== 0 ? 1 << most : 0;
  return ((bits << credits) & full) | top;
}

interface Tally {
  some: boolean;
  every: boolean;
  readonly rules: Record<"optional-credits" | "total-credits" | "level-credits", { some: boolean; every: boolean }>;
}

function tally(worlds: readonly Worlds[], demands: Demands): Tally {
  const fresh = () => ({ some: false, every: true });
  const found: Tally = {
    ...fresh(),
    rules: { "optional-credits": fresh(), "total-credits": fresh(), "level-credits": fresh() },
  };
  const top = 1 << demands.atLevel;
  for (const one of worlds) {
    for (let entry = 0; entry < one.length; entry += 1) {
      const bits = one[entry] ?? 0;
      if (bits === 0) continue;
      const optional = Math.floor(entry / (demands.total + 1)) === demands.optional;
      const total = entry % (demands.total + 1) === demands.total;
      if ((bits & top) !== 0) seeWorld(found, [optional, total, true]);
      if ((bits & ~top) !== 0) seeWorld(found, [optional, total, false]);
    }
  }
  return found;
}

function seeWorld(found: Tally, [optional, total, level]: readonly [boolean, boolean, boolean]): void {
  see(found.rules["optional-credits"], optional);
  see(found.rules["total-credits"], total);
  see(found.rules["level-credits"], level);
  see(found, optional && total && level);
}

function see(into: { some: boolean; every: boolean }, holds: boolean): void {
  into.some ||= holds;
  into.every &&= holds;
}

function answerFor(
  qualification: Qualification,
  plan: readonly number[],
  at: { demands: Demands; asked: readonly Setting[]; worlds: readonly Worlds[] },
): BruteAnswer {
  const pick = (likely: boolean, mostUnknown: number) =>
    tally(
      at.worlds.filter(
        (_, index) => at.asked[index]?.likely === likely && at.asked[index]?.mostUnknown === mostUnknown,
      ),
      at.demands,
    );
  const crisp = crispReasons(qualification, plan);
  const known = pick(false, 10);
  const names = ["optional-credits", "total-credits", "level-credits"] as const;
  const optional = plan.filter((number) => number > 3);
  const units = { "optional-credits": String(optional), "total-credits": String(plan), "level-credits": "*" };
  const line = (name: (typeof names)[number], sure: boolean) => `${name}:${units[name]}:${sure}`;
  if (known.every && crisp.length === 0) return { verdict: "yes", likely: undefined, reasons: [] };
  if (known.some && crisp.length === 0) {
    const open = names.filter((name) => known.rules[name].some && !known.rules[name].every);
    const guess = pick(true, 10);
    const likely = guess.every ? "yes" : guess.some ? undefined : "no";
    return { verdict: "cannot-tell", likely, reasons: open.map((name) => line(name, false)) };
  }
  const free = pick(false, endless);
  const broken = names.filter((name) => !known.rules[name].some);
  const credit = broken.map((name) => line(name, !free.rules[name].some));
  return { verdict: "no" as Verdict, likely: undefined, reasons: [...crisp, ...credit] };
}

function crispReasons(qualification: Qualification, plan: readonly number[]): readonly string[] {
  const absent = [1, 2, 3].filter((number) => !plan.includes(number));
  const barred = qualification.rules.flatMap((rule) =>
    rule.kind === "barred" && rule.units.every((unit) => plan.includes(unit)) ? [`barred:${rule.units}:true`] : [],
  );
  return absent.length > 0 ? [...barred, `mandatory:${absent}:true`] : barred;
}

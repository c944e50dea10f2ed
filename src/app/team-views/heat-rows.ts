import type { HeatCell } from "../../domain/picture.ts";
import type { UnitNumber } from "../../domain/qualification.ts";
import type { Say } from "../../words/say.ts";
import { percent } from "../progress-picture.ts";
import type { Member } from "./cohort.ts";

/** One member of a heat map. */
export interface HeatRow {
  readonly name: string;
  /** By unit; null where nothing was met. */
  readonly shares: readonly (number | null)[];
  readonly cells: readonly HeatCell[];
  /** Whether a unit is one of theirs: of the plan, or of the certificate where no plan is saved. */
  readonly own: readonly boolean[];
}

/** What of each unit's questions would be expected right tomorrow: expected recall times the share met. */
export function rowOf({ name, standing }: Member, numbers: readonly UnitNumber[], say: Say): HeatRow {
  const units = numbers.map((number) => standing?.units.find(({ unit }) => unit === number));
  const shares = units.map((unit) =>
    unit === undefined || unit.recall === null ? null : (unit.recall * unit.seen) / unit.of,
  );
  const cells = units.map((unit, at): HeatCell => {
    const share = shares[at] ?? null;
    if (unit === undefined) return { share: null, note: "" };
    if (share !== null) return { share, note: String(percent(share)) };
    return { share, note: unit.achieved ? say("view.heat.achieved") : say("view.heat.nothing") };
  });
  return { name, shares, cells, own: units.map((unit) => unit !== undefined) };
}

interface Shown {
  readonly units: readonly UnitNumber[];
  readonly rows: readonly HeatRow[];
}

/** What the map shows, in words and figures: each person's mean, best and weakest unit. */
export function altOf(title: string, { units, rows }: Shown, say: Say): string {
  return [
    say("view.heat.alt", { title, people: rows.length, units: units.length }),
    ...rows.map((row) => altOfRow(row, units, say)),
  ].join(" ");
}

function altOfRow({ name, shares, own }: HeatRow, units: readonly UnitNumber[], say: Say): string {
  const theirs = units.flatMap((unit, at) => (own[at] === true ? [{ share: shares[at] ?? 0, unit }] : []));
  const sorted = theirs.toSorted((a, b) => b.share - a.share);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (best === undefined || worst === undefined || best.share === 0) return say("view.heat.alt.row.none", { name });
  return say("view.heat.alt.row", {
    name,
    mean: percent(theirs.reduce((sum, { share }) => sum + share, 0) / theirs.length),
    count: theirs.length,
    most: best.unit,
    mostShare: percent(best.share),
    least: worst.unit,
    leastShare: percent(worst.share),
  });
}

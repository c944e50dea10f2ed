import { benchOptions } from "./bench-options.ts";
import { type Ratio, ratioLine, roundHead, roundRow, tell } from "./bench-table.ts";
import { pinning } from "./bot-process.ts";
import { type Load, type Round, runByTurns, type Side } from "./load-run.ts";
import { median } from "./process-stats.ts";

/** What ours is held against, and what is asked for. */
export interface Comparison {
  readonly platform: string;
  readonly ours: Side;
  readonly bare: Side;
  /** Events a second over the bare bot's. */
  readonly rateAtLeast: number;
  /** Others, held against at 16 and 64 in flight. */
  readonly others?: readonly { readonly side: Side; readonly rateAtLeast: number }[];
}

const busy = 16;
const crowded = 64;
const cpuAtMost = 1.2;
const tailAtMost = 1.5;

type Results = ReadonlyMap<Side, readonly Round[]>;

const of = (results: Results, side: Side, figure: (round: Round) => number): number =>
  median((results.get(side) ?? []).map(figure));

/**
 * Runs the sides by turns: 16 events in flight, 1 and 64, then at half of what each bot can do at most. Says every round
 * as it is done and answers the table of ratios, made of medians.
 */
export async function compareSides({
  platform,
  ours,
  bare,
  rateAtLeast,
  others = [],
}: Comparison): Promise<readonly string[]> {
  tell(pinning);
  tell(roundHead);
  const all = [bare, ...others.map(({ side }) => side), ours];
  // Once unmeasured, as much code takes longer to be compiled than little.
  await runByTurns(all, { kind: "closed", inFlight: busy }, { rounds: 1, told: () => undefined });
  const full = await inTurn(all, { kind: "closed", inFlight: busy });
  const one = await inTurn([bare, ours], { kind: "closed", inFlight: 1 });
  const many = await inTurn(all, { kind: "closed", inFlight: crowded });
  const rate = (side: Side): number => of(full, side, ({ perSecond }) => perSecond);
  const cpu = (side: Side): number => of(full, side, ({ cpuUs }) => cpuUs);
  const over = (side: Side): string => `over ${side.bot.name}`;
  const rates = [{ side: bare, rateAtLeast }, ...others].flatMap((other) =>
    [
      { at: busy, results: full },
      { at: crowded, results: many },
    ].map(({ at, results }) => ({
      figure: `${platform} events/s at c=${at} ${over(other.side)}`,
      ours: of(results, ours, ({ perSecond }) => perSecond),
      other: of(results, other.side, ({ perSecond }) => perSecond),
      asked: { kind: "at least", ratio: other.rateAtLeast } as const,
    })),
  );
  const work: Ratio = {
    figure: `${platform} processor time per event at c=${busy}, us, ${over(bare)}`,
    ours: cpu(ours),
    other: cpu(bare),
    asked: { kind: "at most", ratio: cpuAtMost },
  };
  const paced: { readonly ratio: Ratio; readonly results: Results }[] = [];
  for (const [whose, half] of halves(rate(ours), rate(bare))) {
    const results = await inTurn([bare, ours], { kind: "paced", perSecond: half });
    const tail = (side: Side): number => of(results, side, ({ end }) => end[1]);
    const figure = `${platform} p99 end to end at ${Math.round(half)}/s (half of ${whose}), ms, ${over(bare)}`;
    paced.push({
      results,
      ratio: { figure, ours: tail(ours), other: tail(bare), asked: { kind: "at most", ratio: tailAtMost } },
    });
  }
  const runs = [full, one, many, ...paced.map(({ results }) => results)];
  return [...[...rates, work, ...paced.map(({ ratio }) => ratio)].map(ratioLine), faultLine(platform, ours, runs)];
}

/** Events a second and processor time at c=16 once more, with another load on the same bots: for information. */
export async function compareRate({
  figure,
  ours,
  bare,
}: {
  readonly figure: string;
  readonly ours: Side;
  readonly bare: Side;
}): Promise<readonly string[]> {
  const results = await inTurn([bare, ours], { kind: "closed", inFlight: busy });
  const rate = (side: Side): number => of(results, side, ({ perSecond }) => perSecond);
  const cpu = (side: Side): number => of(results, side, ({ cpuUs }) => cpuUs);
  const over = `over ${bare.bot.name}`;
  return [
    ratioLine({ figure: `${figure}, ${over}`, ours: rate(ours), other: rate(bare) }),
    ratioLine({ figure: `The same, processor time per event, us, ${over}`, ours: cpu(ours), other: cpu(bare) }),
    faultLine(figure, ours, [results]),
  ];
}

/** Half of our most; where that is more than half of the bare bot's most, that too, as it is the fairer load. */
function halves(ours: number, bare: number): readonly (readonly [whose: string, perSecond: number])[] {
  const own = ["our most", ours / 2] as const;
  return ours > bare ? [own, ["its most", bare / 2]] : [own];
}

function inTurn(sides: readonly Side[], load: Load): Promise<Results> {
  return runByTurns(sides, load, { rounds: benchOptions().rounds, told: (round) => tell(roundRow(round)) });
}

function faultLine(platform: string, ours: Side, all: readonly Results[]): string {
  const done = all.flatMap((results) => results.get(ours) ?? []);
  const sum = (figure: (round: Round) => number): number => done.reduce((total, round) => total + figure(round), 0);
  const faults = sum((round) => round.faults);
  const verdict = faults === 0 ? "met" : "NOT MET";
  return `${platform}: ${faults} of our ${sum(({ events }) => events)} events refused, unanswered, answered wrongly or twice  ${verdict}`;
}

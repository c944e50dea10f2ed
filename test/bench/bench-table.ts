import type { Round } from "./load-run.ts";

const columns = [14, 8, 9, 14, 14, 12, 8, 7, 7, 7, 7] as const;
const heads = [
  "side",
  "load",
  "events/s",
  "ack p50/p99",
  "end p50/p99",
  "CPU us/event",
  "RSS MB",
  "faults",
  "load%",
  "other%",
  "stolen%",
];

const inColumns = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at < 2 ? cell.padEnd(columns[at] ?? 0) : cell.padStart(columns[at] ?? 0))).join(" ");

/** The head of the rows below. */
export const roundHead = inColumns(heads);

/** One round of load as a row; times in ms, shares in hundredths of one core. */
export function roundRow(round: Round): string {
  const pair = ([low, high]: readonly [number, number]): string => `${low.toFixed(1)}/${high.toFixed(1)}`;
  const figures = [
    round.perSecond,
    round.cpuUs,
    round.rssMb,
    round.faults,
    round.loadCpu,
    round.otherCpu,
    round.stolen,
  ];
  const [perSecond = "", cpu = "", ...rest] = figures.map((figure) => figure.toFixed(0));
  return inColumns([round.side, round.load, perSecond, pair(round.ack), pair(round.end), cpu, ...rest]);
}

/** A figure of ours over the other side's, and what was asked for. */
export interface Ratio {
  readonly figure: string;
  readonly ours: number;
  readonly other: number;
  /** Absent: for information. */
  readonly asked?: { readonly kind: "at least" | "at most"; readonly ratio: number };
}

/** The ratio and whether it is what was asked for, as a line. */
export function ratioLine({ figure, ours, other, asked }: Ratio): string {
  const ratio = ours / other;
  const parts = [
    figure.padEnd(66),
    `${ours.toFixed(1)} / ${other.toFixed(1)}`.padStart(18),
    ratio.toFixed(2).padStart(6),
    asked === undefined ? "for information" : `${asked.kind} ${asked.ratio.toFixed(1)}`.padEnd(13),
    ...(asked === undefined ? [] : [isMet(ratio, asked) ? "met" : "NOT MET"]),
  ];
  return parts.join("  ");
}

function isMet(ratio: number, asked: NonNullable<Ratio["asked"]>): boolean {
  return asked.kind === "at least" ? ratio >= asked.ratio : ratio <= asked.ratio;
}

/** Said at once, as a bench takes minutes. */
export const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

import { parseArgs } from "node:util";

/** What the command line says beside the names of benches. */
export interface BenchOptions {
  /** How often each side is measured at each load. */
  readonly rounds: number;
  /** How long memory is watched. */
  readonly minutes: number;
}

/** `--rounds 1` and `--minutes 2` make a run shorter while something is being changed; figures that count need the defaults. */
export function benchOptions(): BenchOptions {
  const texts = { rounds: { type: "string", default: "3" }, minutes: { type: "string", default: "10" } } as const;
  const { values } = parseArgs({ options: texts, allowPositionals: true });
  const [rounds, minutes] = [Number(values.rounds), Number(values.minutes)];
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds takes a whole number from 1.");
  if (!(minutes > 1)) throw new Error("--minutes takes a number above 1.");
  return { rounds, minutes };
}

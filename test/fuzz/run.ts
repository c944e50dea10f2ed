import { parseArgs } from "node:util";
import { answerTargets } from "./answers.ts";
import { fileTargets } from "./files.ts";
import { pagesTarget } from "./pages.ts";
import { slackTargets } from "./slack-endpoint.ts";
import { storedTargets } from "./stored.ts";
import type { FuzzTarget, OpenTarget, Round } from "./target.ts";
import { teamsTargets } from "./teams-endpoint.ts";

/** Longest a target is fuzzed before the next has its turn, in ms. */
const roundMs = 1_500;

const all: readonly FuzzTarget[] = [
  ...answerTargets,
  ...storedTargets,
  ...fileTargets,
  ...slackTargets,
  ...teamsTargets,
  pagesTarget(),
];

interface Tally {
  turns: number;
  runs: number;
  /** Undefined where the target does not tell. */
  reached: number | undefined;
  slowestMs: number;
  failure: string | undefined;
  open: OpenTarget | undefined;
}

const { values } = parseArgs({
  options: { seconds: { type: "string" }, only: { type: "string" }, seed: { type: "string" } },
});
const seconds = Number(values.seconds ?? "60");
const targets = all.filter(({ name }) => values.only === undefined || name.includes(values.only));
const tallies = new Map<FuzzTarget, Tally>(
  targets.map((one) => [
    one,
    { turns: 0, runs: 0, reached: undefined, slowestMs: 0, failure: undefined, open: undefined },
  ]),
);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** A target that failed has no further turn. With a seed given, each turn has the next one, so that no turn is another again. */
async function turn(one: FuzzTarget, tally: Tally, ms: number): Promise<void> {
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed) + tally.turns;
  tally.turns += 1;
  const found = await attempt(one, tally, { seed, ms });
  tally.runs += found.runs;
  if (found.reached !== undefined) tally.reached = (tally.reached ?? 0) + found.reached;
  tally.slowestMs = Math.max(tally.slowestMs, found.slowestMs);
  if (found.failure === undefined) return;
  tally.failure = found.failure;
  print(`FAILED ${one.name}: ${found.failure}`);
}

async function attempt(one: FuzzTarget, tally: Tally, how: { seed: number; ms: number }): Promise<Round> {
  try {
    tally.open ??= await one.open();
    return await tally.open.round(how.seed, how.ms);
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { runs: 0, slowestMs: 0, failure: `seed ${how.seed}: ${words}` };
  }
}

const end = performance.now() + seconds * 1_000;
const ms = Math.max(50, Math.min(roundMs, (seconds * 1_000) / Math.max(1, targets.length)));
do {
  for (const [one, tally] of tallies) {
    if (tally.failure === undefined && (tally.runs === 0 || performance.now() < end)) await turn(one, tally, ms);
  }
} while (performance.now() < end && [...tallies.values()].some(({ failure }) => failure === undefined));

for (const [{ name }, { runs, reached, slowestMs, failure }] of tallies) {
  const verdict = `${reached === undefined ? "" : `  ${reached} answered`}${failure === undefined ? "" : "  FAILED"}`;
  print(
    `${name.padEnd(34)} ${String(runs).padStart(8)} runs  slowest ${slowestMs.toFixed(1).padStart(6)} ms${verdict}`,
  );
}
for (const { open } of tallies.values()) await open?.close();
const failed = [...tallies.values()].filter(({ failure }) => failure !== undefined).length;
const passed = tallies.size - failed;
print(` Tests  ${failed > 0 ? `${failed} failed | ` : ""}${passed} passed (${tallies.size})`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
// A connection that is kept alive may not hold the process.
process.exit();

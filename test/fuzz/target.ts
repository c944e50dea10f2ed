import fc from "fast-check";

/** What is thrown at one parser or endpoint. `take` throws, or rejects, where the answer is not a sound one. */
export interface Fuzzing<Input> {
  readonly input: fc.Arbitrary<Input>;
  readonly take: (input: Input) => unknown;
  /** How often the innermost of what is fuzzed was asked so far: a target that hardly ever comes there fails. */
  readonly reached?: () => number;
  readonly close?: () => Promise<void>;
}

/** What came of a round. */
export interface Round {
  readonly runs: number;
  /** So many inputs came as far as what is fuzzed; undefined where a target does not tell. */
  readonly reached?: number | undefined;
  /** Processor time of the dearest single input, in ms. */
  readonly slowestMs: number;
  /** Seed, path and counterexample of a failure. */
  readonly failure?: string;
}

/** One parser or endpoint, closed until it is fuzzed. */
export interface FuzzTarget {
  readonly name: string;
  open(): Promise<OpenTarget>;
}

export interface OpenTarget {
  /** Fuzzes for about so many milliseconds; the seed decides every input. */
  round(seed: number, ms: number): Promise<Round>;
  close(): Promise<void>;
}

/** No single input may take more processor time than this, in ms. */
export const mostMs = 500;
/** Of the inputs of a target that tells, at least this share reaches what is fuzzed. */
const leastReached = 0.2;
/** Too few inputs show no share. */
const fewestRuns = 100;
/** Longer than this nothing may go unanswered, in ms: much, as fuzzing may run at a low priority beside the test suites. */
const patienceMs = 120_000;

const usedMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

/** A target of this name; `open` is called once, and may read and warm up what it needs. */
export function target<Input>(name: string, open: () => Promise<Fuzzing<Input>> | Fuzzing<Input>): FuzzTarget {
  return {
    name,
    open: async () => {
      const fuzzing = await open();
      const all = { runs: 0, reached: 0 };
      return {
        round: async (seed, ms) => {
          const round = await fuzz(fuzzing, seed, ms);
          all.runs += round.runs;
          all.reached += round.reached ?? round.runs;
          return round.failure === undefined ? { ...round, ...shortfall(all) } : round;
        },
        close: async () => fuzzing.close?.(),
      };
    },
  };
}

/** An endpoint that refuses nearly everything passes whatever stands behind it. */
function shortfall({ runs, reached }: { runs: number; reached: number }): Pick<Round, "failure"> {
  if (runs < fewestRuns || reached >= runs * leastReached) return {};
  return { failure: `only ${reached} of ${runs} inputs reached what is fuzzed` };
}

async function fuzz<Input>({ input, take, reached }: Fuzzing<Input>, seed: number, ms: number): Promise<Round> {
  let runs = 0;
  let came = 0;
  let slowestMs = 0;
  let last: Promise<unknown> = Promise.resolve();
  const timed = async (one: Input): Promise<number> => {
    const before = process.cpuUsage();
    const taking = Promise.resolve(take(one));
    last = taking.catch(() => undefined);
    await taking;
    return usedMs(before);
  };
  const property = fc.asyncProperty(input, async (one) => {
    runs += 1;
    const before = reached?.() ?? 0;
    let cost = await timed(one);
    if ((reached?.() ?? 0) > before) came += 1;
    // Collecting garbage and compiling fall on whoever is there just then; what is slow in itself is slow again.
    if (cost > mostMs / 10) cost = Math.min(cost, await timed(one));
    slowestMs = Math.max(slowestMs, cost);
    if (cost > mostMs) throw new Error(`took ${cost.toFixed(0)} ms of processor`);
  });
  const found = await fc.check(property, {
    seed,
    numRuns: 1_000_000,
    timeout: patienceMs,
    interruptAfterTimeLimit: ms,
    maxSkipsPerRun: 1_000,
    ignoreEqualValues: false,
  });
  // Time is over in the middle of an input, which is still at work.
  await last;
  const failed = found.failed && found.counterexample !== null;
  return { runs, reached: reached && came, slowestMs, ...(failed ? { failure: tell(found) } : {}) };
}

function tell<Input>(found: fc.RunDetails<[Input]>): string {
  const error = found.errorInstance;
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const example = fc.stringify(found.counterexample).slice(0, 6_000);
  return `seed ${found.seed}, path ${found.counterexamplePath}\n${example}\n${words.slice(0, 3_000)}`;
}

/** Throws unless it holds; fuzzing has no test runner around it. */
export function hold(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that take a minute or more, the longest first: begun late, they would have the machine to themselves at the end. */
const long = [
  "teams/real-http",
  "prompt-kill",
  "command-line",
  "slack/kill",
  "json-mode",
  "file-faults.slow",
  "playground",
  "local-chat",
  "store-kill",
  "filing-kill",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = long.findIndex((name) => moduleId.includes(`/${name}.`));
  return place === -1 ? long.length : place;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

// The slower suites that .ci/run adds: crash loops, full disks, the built program as a process.
export default defineConfig({
  test: {
    // A folder that goes with the run, and one PostgreSQL for those tests that ask for it.
    globalSetup: ["test/run-folder.ts", "test/postgres/global-setup.ts"],
    include: ["test/crash/**/*.test.ts", "test/e2e/**/*.test.ts", "test/**/*.slow.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // These mostly wait: for children that are killed, for disks, for a browser. With two, half of two cores was idle.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});

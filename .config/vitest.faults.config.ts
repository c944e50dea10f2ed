import { defineConfig } from "vitest/config";

// Faults of instances, database and network, on the built program. They mostly wait for leases to run out.
export default defineConfig({
  test: {
    // A folder that goes with the run.
    globalSetup: ["test/run-folder.ts"],
    include: ["test/faults/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});

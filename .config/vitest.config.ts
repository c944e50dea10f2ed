import { defineConfig } from "vitest/config";

// What `npm test` runs: everything that needs neither a browser, a server nor minutes.
export default defineConfig({
  test: {
    // A folder that goes with the run, and one PostgreSQL for those tests that ask for it.
    globalSetup: ["test/run-folder.ts", "test/postgres/global-setup.ts"],
    include: ["test/**/*.test.ts"],
    exclude: ["test/bench/**", "test/crash/**", "test/e2e/**", "test/faults/**", "**/*.slow.test.ts"],
    // Every core: two cores would otherwise leave one of them idle.
    maxWorkers: "100%",
    // One process for many files: what they import is read once, which is nearly half of the time. No test keeps state in a module.
    isolate: false,
    testTimeout: 60_000,
  },
});

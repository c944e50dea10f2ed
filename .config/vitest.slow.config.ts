import { defineConfig } from "vitest/config";

// The slower suites that .ci/run adds: crash loops, full disks, the built program as a process.
export default defineConfig({
  test: {
    // One PostgreSQL for those tests that ask for it.
    globalSetup: ["test/postgres/global-setup.ts"],
    include: ["test/crash/**/*.test.ts", "test/e2e/**/*.test.ts", "test/**/*.slow.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // These mostly wait: for children that are killed, for disks, for a browser. With two, half of two cores was idle.
    maxWorkers: 3,
  },
});

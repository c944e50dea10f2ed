import { defineConfig } from "vitest/config";

// The slower suites that .ci/run adds: crash loops, full disks, the built program as a process.
export default defineConfig({
  test: {
    include: ["test/crash/**/*.test.ts", "test/e2e/**/*.test.ts", "test/**/*.slow.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // These mostly wait: for children that are killed, for disks, for a browser.
    maxWorkers: 2,
  },
});

import { defineConfig } from "vitest/config";

// Faults of instances, database and network, on the built program: one after the other, since they look at the clock.
export default defineConfig({
  test: {
    include: ["test/faults/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});

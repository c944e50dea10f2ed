import { defineConfig } from "vitest/config";

// All tests of what is kept in the database, with every statement noted: see make-fixture.ts.
export default defineConfig({
  test: {
    globalSetup: ["test/run-folder.ts", "test/postgres/global-setup.ts"],
    setupFiles: ["test/postgres/earlier-versions/record-statements.ts"],
    include: [
      "test/storage/postgres/**/*.test.ts",
      "test/schedule/**/*.test.ts",
      "test/doctor/**/*.test.ts",
      "test/{commands-on-database,migrate-commands,move-everything}.test.ts",
    ],
    exclude: ["**/*.slow.test.ts", "test/storage/postgres/earlier-versions.test.ts"],
    maxWorkers: 1,
    testTimeout: 300_000,
  },
});

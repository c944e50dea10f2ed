import { expect, test } from "vitest";
import { openAssistant } from "../src/compose.ts";
import { StartupError } from "../src/domain/startup-error.ts";
import { keepInMemory } from "../src/keep-in-memory.ts";
import { keepLog } from "./storage/temp-folder.ts";

test("what was opened for an assistant that cannot start is closed again", async () => {
  const keeping = keepInMemory();
  let closed = 0;
  const counted = {
    ...keeping,
    close: async () => {
      closed += 1;
      await keeping.close();
    },
  };
  const log = keepLog();
  const opening = openAssistant({ keeping: counted, qualification: "99999", study: "later", log });
  await expect(opening).rejects.toBeInstanceOf(StartupError);
  expect(closed).toBe(1);
});

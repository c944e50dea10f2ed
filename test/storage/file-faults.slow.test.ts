import { describe, expect, it } from "vitest";
import { countOperations, failEach, faultCodes } from "./fault-scenario.ts";
import { removeTempFolders } from "./temp-folder.ts";

removeTempFolders();

/** All by hand: CRASH_FULL=1. */
const codes = process.env["CRASH_FULL"] === "1" ? faultCodes : (["ENOSPC", "EMFILE"] as const);

describe("A file operation that fails", () => {
  it.each(codes)("with %s loses nothing, whichever one it is", async (code) => {
    for (const busy of [false, true]) {
      const operations = await countOperations({ busy });
      expect(operations).toBeGreaterThan(100);
      await failEach(operations, () => code, { busy });
      const how = busy ? "in a busy store" : "in a quiet store";
      console.log(`${operations} operations failed with ${code} ${how}, one at a time: nothing acknowledged was lost`);
    }
  });
});

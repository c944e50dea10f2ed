import { describe, expect, it } from "vitest";
import { countOperations, failEach, faultCodes } from "./fault-scenario.ts";
import { removeTempFolders } from "./temp-folder.ts";

removeTempFolders();

describe("A file operation that fails", () => {
  it.each(faultCodes)("with %s loses nothing, whichever one it is", async (code) => {
    const operations = await countOperations();
    expect(operations).toBeGreaterThan(100);
    await failEach(operations, () => code);
    console.log(`${operations} operations failed with ${code}, one at a time: nothing acknowledged was lost`);
  });
});

import { join } from "node:path";
import { expect, test } from "vitest";
import { checkBank } from "../../../src/content/check/check-bank.ts";
import { type Finding, sortFindings } from "../../../src/content/check/finding.ts";
import { openSpeller } from "../../../src/content/check/open-speller.ts";
import { readBank } from "../../../src/content/check/read-bank.ts";
import { readSpellingFile } from "../../../src/content/check/spelling-file.ts";
import { contentDir } from "../../../src/content/content-dir.ts";

// The day it was written, so that time alone never breaks a build: `npm run content -- check` goes by the real day.
const today = "2026-11-25";

async function shippedFindings(): Promise<readonly Finding[]> {
  const { bank, findings } = readBank(contentDir());
  const own = readSpellingFile(join(contentDir(), "spelling.txt"), "content/spelling.txt");
  // Suggestions are slow to come by, and nobody reads them here.
  const speller = { ...(await openSpeller()), suggest: () => [] };
  return sortFindings([...findings, ...checkBank(bank, { today, speller, own })]);
}

test("the content that ships has no errors", async () => {
  const errors = (await shippedFindings()).filter(({ severity }) => severity === "error");
  expect(errors.map((one) => `${one.where} ${one.check}: ${one.problem}`)).toEqual([]);
});

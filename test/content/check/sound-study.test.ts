import { expect, test } from "vitest";
import { openSpeller } from "../../../src/content/check/open-speller.ts";
import { faultsOf } from "./sound-study.ts";

test("nothing is found where nothing is wrong, and every word is known to the dictionary", async () => {
  expect(faultsOf(() => undefined, { speller: await openSpeller() })).toEqual([]);
});

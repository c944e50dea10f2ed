import { expect, test } from "vitest";
import { makeLevel3 } from "../fixtures/contact-centre.ts";
import { drawValues, proveSubsets } from "./prove-subsets.ts";

for (let seed = 1; seed <= 14; seed += 1) {
  test(`every subset of 10267 is judged as brute force judges it, with partial centre values (seed ${seed})`, () => {
    const values = drawValues({ seed: seed * 7919, units: 14, mandatory: 9, share: (seed % 5) / 5 + 0.1 });
    expect(proveSubsets(makeLevel3(values)).disagreements).toEqual([]);
  });
}
